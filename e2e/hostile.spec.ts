import { readFile } from 'node:fs/promises'
import type { Page, Request } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { TestApp } from './fixtures.ts'
import { reader } from './reader.ts'
import { fixture } from './samples.ts'

const title = 'A quiet walk along the harbour'

/** Everything that the window asks for from now on, and is not its own. */
function foreignRequests(page: Page): readonly string[] {
  const foreign: string[] = []
  page.context().on('request', (request: Request) => {
    if (/canary|invalid/.test(request.url())) foreign.push(request.url())
  })
  return foreign
}

async function importByDialog(app: TestApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
  await app.page.keyboard.press('ControlOrMeta+o')
}

const canaries = async (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    [window, ...Array.from(window.frames, (_, index) => window.frames[index]!)].map((one) =>
      Reflect.get(one, 'canary'),
    ),
  )

test('a hostile HTML file runs no script, fetches nothing and leads nowhere', async ({ launch, shoot }) => {
  const app = await launch()
  const { page } = app
  const foreign = foreignRequests(page)
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const address = page.url()
  await importByDialog(app, fixture('hostile.html'))
  const { open, article, articles } = reader(page)
  await expect(articles).toHaveCount(1)
  await open(title)
  await expect(article.getByText('The harbour wakes slowly.')).toBeVisible()
  await expect(article.getByText('the gulls have the last word of the day')).toBeVisible()
  await shoot(page, 'opened')

  for (const paragraph of ['The second paragraph looks like', 'A link that is a script']) {
    await article.getByText(paragraph).first().hover()
    await article.getByText(paragraph).first().click()
  }
  await page.keyboard.press('Tab')
  expect(await canaries(page)).toEqual([undefined, undefined])
  expect(dialogs).toEqual([])
  expect(foreign).toEqual([])
  expect(page.url()).toBe(address)
  expect(page.context().pages()).toHaveLength(1)
})

test('what is kept of it holds nothing that acts', async ({ launch }) => {
  const app = await launch()
  await importByDialog(app, fixture('hostile.html'))
  await expect(reader(app.page).articles).toHaveCount(1)
  await reader(app.page).open(title)
  const shown = await app.page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('section[aria-label="Article"] iframe')
    const inside = frame?.contentDocument
    if (inside === null || inside === undefined) return null
    const all = [...inside.querySelectorAll('*')]
    return {
      names: [...new Set(all.map((element) => element.localName))],
      handlers: all.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on'))),
      addresses: all.flatMap((element) =>
        ['href', 'src', 'srcset', 'action', 'formaction', 'poster', 'data', 'ping'].flatMap(
          (name) => element.getAttribute(name) ?? [],
        ),
      ),
      sandbox: frame?.getAttribute('sandbox'),
    }
  })
  const forbidden = [
    'script',
    'iframe',
    'object',
    'embed',
    'form',
    'input',
    'base',
    'meta[http-equiv]',
    'template',
    'video',
  ]
  expect(shown?.names.filter((name) => forbidden.includes(name))).toEqual([])
  expect(shown?.handlers).toEqual([])
  expect(shown?.addresses.filter((address) => /^\s*(javascript|data:text)/i.test(address))).toEqual([])
  expect(shown?.sandbox).not.toContain('allow-scripts')
})

test('the file that it came from is kept as it was', async ({ launch }) => {
  const app = await launch()
  await importByDialog(app, fixture('hostile.html'))
  await expect(reader(app.page).articles).toHaveCount(1)
  const { showArticles } = await import('./command-line.ts')
  const [id] = await showArticles(app.library, (shown) => shown.id)
  const kept = await readFile(`${app.library}/articles/${id!}/source.html`)
  expect(kept.equals(await readFile(fixture('hostile.html')))).toBe(true)
})
