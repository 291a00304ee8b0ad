import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { command, saveTo } from './commands.ts'
import { expect, test } from './fixtures.ts'
import { markedWords, painted, paste, reader } from './reader.ts'
import { samples } from './samples.ts'

const [ferry, library] = samples[0]!.articles
const tides = 'On tides'
const sentence = 'Nobody has drowned here since the bell was hung.'
const note = `---
title: ${tides}
---

The tide comes in twice a day. ${sentence}

## The bell

${'The bell hangs on the pier and is rung by the water itself, so that it is louder the worse the weather is.\n\n'.repeat(24)}`

/** Counts what a pointer does; buttons pressed by a key send a click, and no pointer. */
async function watchPointer(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = { count: 0 }
    Object.assign(window, { pointerUse: seen })
    for (const type of ['pointerdown', 'mousedown', 'wheel', 'pointermove'])
      addEventListener(type, () => seen.count++, { capture: true, passive: true })
  })
  return async () =>
    page.evaluate(() => (window as unknown as { pointerUse: { readonly count: number } }).pointerUse.count)
}

test('a working day needs no mouse: bring in, sort out, read, mark, tag, search, take away, set, come back', async ({
  launch,
  folder,
  shoot,
}) => {
  test.setTimeout(180_000)
  const app = await launch()
  const { page } = app
  const { articles, article, list, results, row, search, views } = reader(page)
  const keys = page.keyboard
  const pointerUse = await watchPointer(page)
  const heading = (title: string) => article.getByRole('heading', { level: 1, name: title })

  await test.step('bring in: a page that was copied, and a note of one’s own', async () => {
    await paste(page, samples[0]!.text)
    await expect(articles).toHaveCount(2)
    await keys.press('a')
    const dialog = page.getByRole('dialog', { name: 'Add articles' })
    await expect(dialog.getByRole('textbox')).toBeFocused()
    await keys.insertText(note)
    await keys.press('ControlOrMeta+Enter')
    await expect(dialog).toHaveCount(0)
    await expect(articles).toHaveCount(3)
    // What holds the focus takes keys: nobody has to go and fetch it back.
    await expect(list).toBeFocused()
  })

  await test.step('sort out: bookmarked, archived, into the trash and back', async () => {
    await keys.press('Home')
    // The line that assistive technology is told of while the list has the focus.
    const current = async (): Promise<string> =>
      list.evaluate((element) => {
        const id = element.getAttribute('aria-activedescendant') ?? ''
        return document.getElementById(id)?.textContent ?? ''
      })
    const titles = await articles.locator('.article-row-title').allTextContents()
    expect(titles.toSorted()).toEqual([ferry!.title, library!.title, tides].toSorted())
    for (let at = 0; !(await current()).includes(library!.title); at++) {
      expect(at).toBeLessThan(3)
      await keys.press('j')
    }
    await keys.press('s')
    await expect(row(library!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
    await keys.press('e')
    await expect(articles).toHaveCount(2)
    await keys.press('#')
    await expect(articles).toHaveCount(1)
    await keys.press('z')
    await expect(articles).toHaveCount(2)
    await keys.press('g')
    await keys.press('e')
    await expect(row(library!.title)).toBeVisible()
    await keys.press('g')
    await keys.press('i')
    await expect(articles).toHaveCount(2)
    await expect(list).toBeFocused()
  })

  await test.step('read: opened, paged through, and the list has the focus again afterwards', async () => {
    await keys.press('Home')
    await keys.press('Enter')
    for (let at = 0; (await heading(tides).count()) === 0; at++) {
      expect(at).toBeLessThan(2)
      await keys.press('n')
      await expect(article.getByRole('heading', { level: 1 })).toBeVisible()
    }
    await expect(article.getByRole('heading', { name: 'The bell' })).toBeInViewport()
    await keys.press('Space')
    await keys.press('Space')
    await expect(article.getByRole('heading', { name: 'The bell' })).not.toBeInViewport()
    await keys.press('Home')
    await expect(heading(tides)).toBeInViewport()
  })

  await test.step('mark: a sentence by the keys, with a note', async () => {
    await keys.press('h')
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
    await keys.press('j')
    await keys.press('Shift+h')
    const card = page.getByRole('dialog', { name: 'Highlight' })
    await expect(card.getByRole('textbox', { name: 'Note' })).toBeFocused()
    await keys.type('Ask the keeper')
    await keys.press('Escape')
    await expect(card).toHaveCount(0)
    await expect.poll(async () => painted(page, 'noted')).toEqual([sentence])
  })

  await test.step('tag: typed, kept, and in the sidebar', async () => {
    await keys.press('t')
    const dialog = page.getByRole('dialog', { name: 'Tags' })
    await expect(dialog.getByRole('combobox')).toBeFocused()
    await keys.type('sea/bells')
    await keys.press('Enter')
    await keys.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(views.getByRole('button', { name: /^sea/ })).toBeVisible()
  })

  await test.step('find in the article: from word to word, and back to the text', async () => {
    await keys.press('ControlOrMeta+f')
    await keys.type('louder')
    const told = page.getByRole('search', { name: 'Find in article' }).getByRole('status')
    await expect(told).toHaveText('1 of 24')
    await keys.press('Enter')
    await expect(told).toHaveText('2 of 24')
    await shoot(page, 'finding')
    await keys.press('Escape')
    await expect(page.getByRole('search', { name: 'Find in article' })).toHaveCount(0)
    await keys.press('Home')
    await expect(heading(tides)).toBeInViewport()
    await keys.press('Escape')
    await expect(list).toBeFocused()
  })

  await test.step('search: with a slip of the pen, opened at the place, and left again', async () => {
    await keys.press('/')
    await keys.type('lighthuose')
    await expect(results).toHaveCount(1)
    await keys.press('Enter')
    await expect(heading(ferry!.title)).toBeVisible()
    await expect.poll(async () => markedWords(page)).toEqual(['lighthouse', 'lighthouse'])
    await keys.press('Escape')
    await keys.press('Escape')
    await keys.press('Escape')
    await expect(search).toHaveValue('')
    await expect(articles).toHaveCount(2)
  })

  await test.step('look over what was marked, and go to its place', async () => {
    await keys.press('g')
    await keys.press('h')
    const marked = page.getByRole('region', { name: 'Highlights by article' })
    await expect(marked.getByRole('button')).toHaveCount(1)
    await expect(marked.getByRole('button')).toBeFocused()
    await shoot(page, 'highlights')
    await keys.press('Enter')
    await expect(heading(tides)).toBeVisible()
    await expect.poll(async () => painted(page, 'current')).toEqual([sentence])
    await keys.press('Escape')
  })

  await test.step('take away: the whole library as one file', async () => {
    const zip = join(folder, 'day.zip')
    await saveTo(app, zip)
    await command(page, 'Export the whole library')
    await expect(page.getByText('Exported 3 articles to “day.zip”').first()).toBeVisible()
    expect((await stat(zip)).size).toBeGreaterThan(1000)
  })

  await test.step('set: the theme, from a page of the settings to the next', async () => {
    await keys.press('ControlOrMeta+,')
    const settings = page.getByRole('dialog', { name: 'Settings' })
    await expect(settings).toBeVisible()
    const focused = async (): Promise<string> =>
      page.evaluate(() => document.activeElement?.closest('label, [role=tab]')?.textContent ?? '')
    for (let press = 0; (await focused()) !== 'Reading'; press++) {
      expect(press).toBeLessThan(4)
      await keys.press('Tab')
    }
    await keys.press('ArrowDown')
    await expect(settings.getByRole('tab', { name: 'Keyboard' })).toHaveAttribute('aria-selected', 'true')
    await keys.press('ArrowUp')
    await keys.press('Tab')
    const sepia = settings.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'Sepia' })
    for (let press = 0; !(await sepia.isChecked()); press++) {
      expect(press).toBeLessThan(8)
      await keys.press('ArrowRight')
    }
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia')
    await shoot(page, 'settings')
    await keys.press('Escape')
    await expect(settings).toHaveCount(0)
  })

  expect(await pointerUse()).toBe(0)
  await app.close()

  await test.step('come back: everything stands as it was left', async () => {
    const again = await launch({ library: app.library })
    const later = reader(again.page)
    await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'sepia')
    for (const key of ['g', 'i']) await again.page.keyboard.press(key)
    await expect(later.articles).toHaveCount(2)
    await expect(later.row(tides)).toContainText('sea/bells')
    for (const key of ['g', 'b']) await again.page.keyboard.press(key)
    await expect(later.articles).toHaveCount(1)
    await expect(later.row(library!.title)).toBeVisible()
    for (const key of ['g', 'h']) await again.page.keyboard.press(key)
    const marked = again.page.getByRole('region', { name: 'Highlights by article' })
    await expect(marked.getByRole('button')).toContainText('Ask the keeper')
    await shoot(again.page, 'next-morning')
  })
})
