import type { Page } from '@playwright/test'
import { chooseTheme, copyTitle, themes, violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { paste, reader } from './reader.ts'
import { samples } from './samples.ts'

/**
 * Axe cannot run in the article's frame, where no script runs: it is given a copy of what stands there, with the
 * same styles, in a frame of the same page without the sandbox.
 */
async function layArticleOpen(page: Page): Promise<void> {
  await page.evaluate(async (title) => {
    const original = document.querySelector<HTMLIFrameElement>('section[aria-label="Article"] iframe')
    const shown = original?.contentDocument?.documentElement
    if (original === null || original === undefined || shown === undefined) throw new Error('no article')
    const copy = document.createElement('iframe')
    copy.title = title
    copy.src = original.src
    copy.style.cssText = `position: fixed; inset: 0; z-index: 9; border: 0; width: ${String(original.clientWidth)}px; height: 100%`
    const loaded = new Promise((resolve) => {
      copy.addEventListener('load', resolve)
    })
    document.body.append(copy)
    await loaded
    const inside = copy.contentDocument
    inside?.replaceChild(inside.importNode(shown, true), inside.documentElement)
    const links = [...(inside?.querySelectorAll('link') ?? [])]
    await Promise.all(
      links.map(async (link) =>
        link.sheet === null ? new Promise((resolve) => link.addEventListener('load', resolve)) : null,
      ),
    )
  }, copyTitle)
}

interface Screen {
  readonly name: string
  readonly go: (page: Page) => Promise<void>
}

const dialog = async (page: Page, keys: readonly string[], name?: string | RegExp): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
  await expect(
    name === undefined ? page.getByRole('dialog') : page.getByRole('dialog', { name }),
  ).toBeVisible()
}

async function settingsPage(page: Page, title: string): Promise<void> {
  await dialog(page, ['ControlOrMeta+,'], 'Settings')
  await page.getByRole('tab', { name: title }).click()
}

const screens: readonly Screen[] = [
  { name: 'list', go: async (page) => expect(reader(page).articles).toHaveCount(2) },
  {
    name: 'article',
    go: async (page) => {
      await reader(page).open(samples[0]!.articles[0]!.title)
      await layArticleOpen(page)
    },
  },
  {
    name: 'search',
    go: async (page) => {
      await reader(page).search.fill('lighthuose')
      await expect(reader(page).results).toHaveCount(1)
    },
  },
  {
    name: 'search-completion',
    go: async (page) => {
      await reader(page).search.fill('is:')
      await expect(page.getByRole('listbox', { name: 'Values' })).toBeVisible()
      await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'search-filters',
    go: async (page) => {
      await reader(page).search.fill('the -nothing is:happy OR is:unread added:2d')
      await expect(page.getByRole('list', { name: 'Understood as' })).toBeVisible()
    },
  },
  {
    name: 'search-help',
    go: async (page) => {
      await page.getByRole('button', { name: 'How to search' }).click()
      await expect(page.getByRole('dialog', { name: 'How to search' })).toBeVisible()
    },
  },
  {
    name: 'search-saving',
    go: async (page) => {
      await reader(page).search.fill('is:unread')
      await dialog(page, ['ControlOrMeta+s'], 'Save this search')
    },
  },
  { name: 'empty-view', go: async (page) => reader(page).showView('Trash') },
  { name: 'palette', go: async (page) => dialog(page, ['ControlOrMeta+k']) },
  { name: 'shortcuts', go: async (page) => dialog(page, ['?'], 'Keyboard shortcuts') },
  { name: 'settings', go: async (page) => dialog(page, ['ControlOrMeta+,'], 'Settings') },
  { name: 'settings-keyboard', go: async (page) => settingsPage(page, 'Keyboard') },
  { name: 'settings-library', go: async (page) => settingsPage(page, 'Library') },
  { name: 'library', go: async (page) => dialog(page, ['ControlOrMeta+Shift+,'], 'Library') },
  {
    name: 'restore',
    go: async (page) => {
      await dialog(page, ['ControlOrMeta+k'])
      await page.keyboard.type('restore a backup')
      await dialog(page, ['Enter'], 'Restore a backup')
      await page.getByRole('radio').first().check()
      await expect(page.getByText('What would change')).toBeVisible()
    },
  },
  { name: 'add', go: async (page) => dialog(page, ['a'], 'Add articles') },
  { name: 'imports', go: async (page) => dialog(page, ['g', 'm'], 'Imports') },
  { name: 'tags', go: async (page) => dialog(page, ['t']) },
  {
    name: 'split',
    go: async (page) => {
      await dialog(page, ['j', 'ControlOrMeta+k'])
      await page.keyboard.type('split')
      await dialog(page, ['Enter'], /^Split/)
    },
  },
  {
    name: 'delete-for-ever',
    go: async (page) => {
      await page.keyboard.press('j')
      await page.keyboard.press('#')
      await expect(reader(page).articles).toHaveCount(1)
      const left = (await reader(page).articles.first().textContent()) ?? ''
      await reader(page).showView('Trash')
      // One article before and after: it must be the other one before a key is pressed on it.
      await expect(reader(page).articles.first()).not.toHaveText(left)
      await reader(page).list.focus()
      for (const key of ['j', '#']) await page.keyboard.press(key)
      await expect(page.getByRole('alertdialog', { name: 'Delete for ever' })).toBeVisible()
    },
  },
  {
    name: 'receipt',
    go: async (page) => {
      await dialog(page, ['g', 'm'], 'Imports')
      await page
        .getByRole('dialog')
        .getByText(/^Added 2 articles/)
        .click()
      await expect(page.getByRole('dialog', { name: 'Import receipt' })).toBeVisible()
    },
  },
]

for (const theme of themes) {
  test(`axe finds nothing serious in any screen (${theme})`, async ({ launch, shoot }) => {
    test.setTimeout(240_000)
    const { page } = await launch()
    await chooseTheme(page, theme)
    expect(await violations(page), 'first run').toEqual([])
    await shoot(page, `${theme}-first-run`)
    await paste(page, samples[0]!.text)
    for (const { name, go } of screens) {
      await test.step(name, async () => {
        await reader(page).showView('Inbox')
        await reader(page).list.focus()
        await go(page)
        await shoot(page, `${theme}-${name}`)
        expect.soft(await violations(page), name).toEqual([])
        await page.evaluate(
          (title) => document.querySelector(`iframe[title="${title}"]`)?.remove(),
          copyTitle,
        )
        for (let press = 0; press < 3; press++) await page.keyboard.press('Escape')
        await expect(page.locator('[role=dialog], [role=alertdialog]')).toHaveCount(0)
      })
    }
  })
}

test('axe looks inside the article too', async ({ launch }) => {
  const { page } = await launch()
  const { articles, open } = reader(page)
  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(2)
  await open(samples[0]!.articles[0]!.title)
  expect(await violations(page)).toEqual([])
  await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('section[aria-label="Article"] iframe')
    // A field without a name, in the midst of the text.
    frame?.contentDocument?.querySelector('.body')?.append(document.createElement('select'))
  })
  await layArticleOpen(page)
  expect(await violations(page)).toEqual([expect.stringMatching(/^select-name: /)])
})
