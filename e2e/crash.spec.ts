import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { ArticleId } from '../src/shared/article.ts'
import { paste, reader } from './reader.ts'
import { samples } from './samples.ts'
import type { TestApp } from './fixtures.ts'

const { text, articles: stories } = samples.at(-1)!
const [long, short] = stories
  .toSorted((a, b) => b.paragraphs.join('').length - a.paragraphs.join('').length)
  .map(({ title }) => title)

/** As Electron tells of a renderer that is gone. */
async function crash(app: TestApp): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  }, null)
}

/** What the app was told last of where the reader is. */
async function standing(folder: string): Promise<string> {
  return readFile(join(folder, 'user-data', 'standing.json'), 'utf8').catch(() => '')
}

/** Opens the long story in All and reads some lines of it. Gives the paragraph that is at the top then. */
async function readOn(app: TestApp, folder: string): Promise<string> {
  const { page } = app
  await paste(page, text)
  await expect(reader(page).articles).toHaveCount(2)
  await reader(page).showView('All')
  await reader(page).open(long!)
  for (let time = 0; time < 6; time += 1) await page.keyboard.press('j')
  await expect.poll(async () => topParagraph(page)).not.toBe('')
  await expect.poll(async () => standing(folder)).toMatch(/"all".*"article":"/)
  // Until the page is at rest: its place is written down then.
  let last = ''
  await expect
    .poll(async () => {
      const now = await topParagraph(page)
      const isSame = now === last
      last = now
      return isSame
    })
    .toBe(true)
  const { article } = (JSON.parse(await standing(folder)) as { standing: { article: ArticleId } }).standing
  await expect
    .poll(async () =>
      page.evaluate(async (id) => {
        const got = await window.offprint.article.get({ id })
        return got.ok ? (got.value.place?.block ?? 0) : -1
      }, article),
    )
    .toBeGreaterThan(0)
  return last
}

/** The first paragraph that begins in sight, where the page was scrolled; nothing where it was not. */
async function topParagraph(page: Page): Promise<string> {
  return reader(page)
    .article.locator('.body')
    .evaluate((body) => {
      if (body.ownerDocument.documentElement.scrollTop === 0) return ''
      const found = [...body.children].find((block) => block.getBoundingClientRect().top >= 0)
      return (found?.textContent ?? '').slice(0, 60)
    })
}

test('a window whose process dies comes back, says so, and has lost nothing', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  const { articles, row } = reader(page)
  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(samples[0]!.articles.length)
  await page.keyboard.press('s')
  const { title } = samples[0]!.articles[0]!
  await expect(row(title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  await crash(app)
  await expect(page.getByRole('status').filter({ hasText: 'had to be loaded anew' })).toBeVisible()
  await expect(articles).toHaveCount(samples[0]!.articles.length)
  await expect(row(title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
})

test('after a crash the article that was read is open again, in its view and at its place', async ({
  launch,
  folder,
}) => {
  const app = await launch({ height: 420 })
  const { page } = app
  const top = await readOn(app, folder)
  await crash(app)
  await expect(page.getByRole('status').filter({ hasText: 'had to be loaded anew' })).toBeVisible()
  await expect(reader(page).article.getByRole('heading', { level: 1, name: long! })).toBeVisible()
  await expect.poll(async () => topParagraph(page)).toBe(top)
  await expect(page.getByRole('heading', { name: /^All/ })).toBeVisible()
  await expect(reader(page).row(long!)).toHaveAttribute('aria-selected', 'true')
})

test('an article that the window dies of again is left alone, and a start does not open it', async ({
  launch,
  folder,
}) => {
  const app = await launch({ height: 420 })
  const { page } = app
  await readOn(app, folder)
  const title = reader(page).article.getByRole('heading', { level: 1, name: long! })
  await crash(app)
  await expect(title).toBeVisible()
  // A process that is gone tells nothing any more; the page here lives on until it is loaded, and has to have told it.
  await expect.poll(async () => standing(folder)).toMatch(/"article":"/)
  await crash(app)
  await expect(page.getByText('Choose an article to read it here.')).toBeVisible()
  await expect(reader(page).articles).toHaveCount(2)
  await expect.poll(async () => standing(folder)).toMatch(/"article":null/)
  await app.close()
  const again = await launch({ library: app.library })
  await expect(reader(again.page).articles).toHaveCount(2)
  await expect(again.page.getByText('Choose an article to read it here.')).toBeVisible()
})

test('a restart begins where the reader stopped; what is gone meanwhile is not missed', async ({
  launch,
  folder,
}) => {
  const app = await launch({ height: 420 })
  const top = await readOn(app, folder)
  await app.close()
  const again = await launch({ library: app.library, height: 420 })
  await expect(reader(again.page).article.getByRole('heading', { level: 1, name: long! })).toBeVisible()
  await expect.poll(async () => topParagraph(again.page)).toBe(top)
  await expect(again.page.getByRole('heading', { name: /^All/ })).toBeVisible()
  // Nothing was marked by being shown.
  await expect(reader(again.page).row(long!)).toContainText('Unread')
  await again.page.keyboard.press('Escape')
  await reader(again.page).showView('Bookmarked')
  await expect.poll(async () => standing(folder)).toMatch(/"bookmarked"/)
  await again.close()
  // A view that is empty is no place to begin.
  const third = await launch({ library: app.library })
  await expect(reader(third.page).articles).toHaveCount(2)
  await expect(third.page.getByRole('heading', { name: /^Inbox/ })).toBeVisible()
  await expect(reader(third.page).row(short!)).toBeVisible()
})
