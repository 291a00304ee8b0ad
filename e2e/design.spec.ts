import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { themes } from '../src/shared/theme.ts'
import { contrastOfTokens } from './contrast.ts'
import { expect, test } from './fixtures.ts'
import { drop, reader, settled } from './reader.ts'
import { fixture } from './samples.ts'
import { fillShelf } from './shelf.ts'

const docs = join(import.meta.dirname, '..', 'docs')
/** `OFFPRINT_PICTURES=1` takes the pictures of docs/design.md anew; otherwise they go where all screenshots go. */
const pictures =
  process.env['OFFPRINT_PICTURES'] === '1'
    ? join(docs, 'pictures')
    : join(import.meta.dirname, 'screenshots', 'design')

const pairs = [
  ['--ink', '--paper'],
  ['--ink-soft', '--paper'],
  ['--ink-faint', '--paper'],
  ['--ink-faint', '--paper-side'],
  ['--ink-soft', '--paper-chosen'],
  ['--accent', '--paper'],
  ['--accent-ink', '--accent'],
  ['--ink', '--mark'],
  ['--ink', '--highlight-yellow'],
  ['--ink', '--highlight-purple'],
  ['--rule-strong', '--paper'],
] as const

async function showTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.evaluate(async (chosen) => window.offprint.settings.change({ theme: chosen }), theme)
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  await settled(page)
}

test('docs/design.md tells the contrast that the browser computes', async ({ launch }) => {
  const { page } = await launch()
  const rows = new Map(pairs.map((pair) => [pair, [] as string[]]))
  const heads: string[] = []
  for (const theme of themes) {
    for (const scheme of theme === 'contrast' ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme: scheme })
      await showTheme(page, theme)
      heads.push(theme === 'contrast' ? `contrast, ${scheme}` : theme)
      for (const pair of pairs)
        rows.get(pair)?.push((await contrastOfTokens(page.mainFrame(), pair[0], pair[1])).toFixed(1))
    }
  }
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const table = [
    line(['text on ground', ...heads]),
    ...pairs.map((pair) => line([`\`${pair[0]}\` on \`${pair[1]}\``, ...(rows.get(pair) ?? [])])),
  ]
  const told = readFileSync(join(docs, 'design.md'), 'utf8')
    .split('\n')
    .map((each) => each.replaceAll(/ +/g, ' ').trim())
  expect(table.filter((each) => !told.includes(each))).toEqual([])
})

test('the components of docs/design.md, as they look now', async ({ launch }) => {
  const { page } = await launch({ width: 1100, height: 720 })
  const take = async (what: Page | Locator, name: string): Promise<void> => {
    await settled(page)
    await what.screenshot({ path: join(pictures, `${name}.png`) })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await showTheme(page, 'light')
  await take(page, 'empty')
  await fillShelf(page)
  await drop(page, [{ name: 'gallery.html', content: readFileSync(fixture('gallery.html')) }])
  const { article, list, open, views } = reader(page)
  await open('A gallery of page furniture')
  await list.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('x')
  await page.keyboard.press('x')
  await expect(article.getByRole('heading', { level: 1 })).toBeVisible()
  for (const dismiss of await page.getByRole('button', { name: 'Dismiss' }).all())
    await dismiss.press('Enter')
  await expect(page.locator('.toast')).toHaveCount(0)
  for (const theme of ['light', 'sepia', 'dark', 'black'] as const) {
    await showTheme(page, theme)
    await take(page, `window-${theme}`)
  }
  await showTheme(page, 'light')
  await take(views, 'sidebar')
  await take(page.locator('[data-region="list"]').first(), 'list')
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('theme')
  await take(page.getByRole('dialog'), 'palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+,')
  await take(page.getByRole('dialog'), 'settings')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.keyboard.press('h')
  await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
  await take(page.locator('section[aria-label="Article"]'), 'selection')
})
