import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { paste, reader, settled } from './reader.ts'
import { samples } from './samples.ts'

/*
 * What those hear who listen: the accessibility tree of each screen, kept beside this file and read over as a listener
 * would. A difference is either a name that was lost or a change to be read over again (`--update-snapshots`, then
 * keep the patterns for what is never twice the same: times, sizes, folders, keys of a Mac).
 */
const [ferry, library] = samples[0]!.articles

async function heard(where: Locator, name: string): Promise<void> {
  await settled(where.page())
  await expect.soft(where).toMatchAriaSnapshot({ name: `${name}.aria.yml` })
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

test('the window as it is heard: empty, the list, an article, results and highlights', async ({ launch }) => {
  test.setTimeout(180_000)
  const { page } = await launch()
  const { articles, article, list, results } = reader(page)
  const window = page.locator('#root')
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await heard(window, 'empty')

  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(2)
  await page.getByRole('button', { name: 'Dismiss' }).first().press('Enter')
  await list.focus()
  await heard(window, 'list')

  await press(page, 'Enter')
  await expect(article.getByRole('heading', { level: 1 })).toHaveText(ferry!.title)
  await press(page, 'h', 'h')
  await heard(window, 'article')
  await heard(article.locator('body'), 'article-inside')
  await press(page, 'Escape', 'Escape', 'Escape')

  await press(page, '/')
  await page.keyboard.type('lighthuose')
  await expect(results).toHaveCount(1)
  await heard(window, 'results')
  await press(page, 'Escape', 'Escape')

  await press(page, 'g', 'h')
  await expect(page.getByRole('region', { name: 'Highlights by article' }).getByRole('button')).toHaveCount(1)
  await heard(window, 'highlights')
})

test('the dialogs as they are heard: palette, settings, adding, receipt', async ({ launch }) => {
  test.setTimeout(180_000)
  const { page } = await launch()
  await paste(page, samples[0]!.text)
  await expect(reader(page).row(library!.title)).toBeVisible()
  const dialog = page.getByRole('dialog')
  await press(page, 'ControlOrMeta+k')
  await page.keyboard.type('theme')
  await heard(dialog, 'palette')
  await press(page, 'Escape')

  await press(page, 'a')
  await heard(dialog, 'add')
  await press(page, 'Escape')

  await press(page, 'ControlOrMeta+,')
  const tabs = dialog.getByRole('tab')
  await tabs.first().focus()
  for (const name of ['reading', 'keyboard', 'language', 'importing', 'library']) {
    await expect(dialog.getByRole('tab', { selected: true })).toHaveText(new RegExp(name, 'i'))
    await heard(dialog, `settings-${name}`)
    await press(page, 'ArrowDown')
  }
  await press(page, 'Escape')

  await press(page, 'g', 'm')
  await dialog.getByRole('button', { name: /^Added 2 articles/ }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Import receipt' })).toBeVisible()
  await heard(dialog, 'receipt')
})
