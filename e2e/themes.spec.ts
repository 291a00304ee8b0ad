import { readFileSync } from 'node:fs'
import type { Frame, Page } from '@playwright/test'
import type { SettingsChange } from '../src/shared/settings.ts'
import { highlightColours } from '../src/shared/highlight.ts'
import { themes } from '../src/shared/theme.ts'
import { contrastOfTokens, contrastsIn, type TextPair } from './contrast.ts'
import { expect, test } from './fixtures.ts'
import { drop, reader, settled } from './reader.ts'
import { fixture } from './samples.ts'
import { fillShelf } from './shelf.ts'

const title = 'A gallery of page furniture'

async function change(page: Page, settings: SettingsChange): Promise<void> {
  const changed = await page.evaluate(async (given) => window.offprint.settings.change(given), settings)
  expect(changed.ok).toBe(true)
}

async function openGallery(page: Page): Promise<Frame> {
  await drop(page, [{ name: 'gallery.html', content: readFileSync(fixture('gallery.html')) }])
  await reader(page).open(title)
  const frame = page.frames().find((each) => each.url().endsWith('/frame.html'))
  if (frame === undefined) throw new Error('no article frame')
  return frame
}

const tooFaint = (pairs: readonly TextPair[], least: number): readonly TextPair[] =>
  pairs.filter(({ ratio }) => ratio < least)

for (const scheme of ['light', 'dark'] as const) {
  for (const theme of themes) {
    // Only high contrast has two faces.
    if (scheme === 'dark' && theme !== 'contrast') continue
    test(`in ${theme} (${scheme}) every text is 4.5:1 on its ground, what one reads 7:1, and the focus 3:1`, async ({
      launch,
      shoot,
    }) => {
      const { page } = await launch()
      await page.emulateMedia({ colorScheme: scheme })
      await fillShelf(page)
      const frame = await openGallery(page)
      await change(page, { theme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      await settled(page)
      await shoot(page, `${theme}-${scheme}`)

      const app = page.mainFrame()
      const list = await contrastsIn(app)
      expect(list.length).toBeGreaterThan(30)
      expect(tooFaint(list, 4.5)).toEqual([])
      const all = await contrastsIn(frame)
      expect(all.length).toBeGreaterThan(60)
      expect(tooFaint(all, 4.5)).toEqual([])
      const body = await contrastsIn(frame, '.body > p, .body > :is(ul, ol, dl), .head h1')
      expect(body.length).toBeGreaterThan(20)
      expect(tooFaint(body, 7)).toEqual([])

      for (const colour of highlightColours) {
        expect(
          await contrastOfTokens(frame, '--ink', `--highlight-${colour}`),
          colour,
        ).toBeGreaterThanOrEqual(7)
      }
      expect(await contrastOfTokens(frame, '--ink', '--mark')).toBeGreaterThanOrEqual(7)
      expect(await contrastOfTokens(frame, '--ink', '--selection')).toBeGreaterThanOrEqual(7)
      expect(await contrastOfTokens(frame, '--accent-ink', '--accent')).toBeGreaterThanOrEqual(4.5)
      for (const ink of ['keyword', 'string', 'number', 'name']) {
        expect(await contrastOfTokens(frame, `--code-${ink}`, '--paper-side'), ink).toBeGreaterThanOrEqual(
          4.5,
        )
      }
      for (const surface of ['paper', 'paper-side', 'paper-chosen', 'paper-hover', 'paper-raised']) {
        expect(await contrastOfTokens(app, '--accent', `--${surface}`), surface).toBeGreaterThanOrEqual(3)
        // What bounds a field, and the line that tells a table's head from its rows.
        if (surface === 'paper' || surface === 'paper-raised') {
          expect(await contrastOfTokens(app, '--rule-strong', `--${surface}`)).toBeGreaterThanOrEqual(3)
        }
      }

      for (const [key, name] of [
        ['ControlOrMeta+,', 'Settings'],
        ['ControlOrMeta+k', 'Command palette'],
      ] as const) {
        await page.keyboard.press(key)
        const dialog = page.getByRole('dialog', { name })
        await expect(dialog).toBeVisible()
        await settled(page)
        const shown = await contrastsIn(app, '[role=dialog]')
        expect(shown.length).toBeGreaterThan(8)
        expect(tooFaint(shown, 4.5)).toEqual([])
        await shoot(page, `${theme}-${scheme}-${key.at(-1) === 'k' ? 'palette' : 'settings'}`)
        await page.keyboard.press('Escape')
        await expect(dialog).toBeHidden()
      }
    })
  }
}

test('following the system takes the theme chosen for the day, for the night, and for more contrast', async ({
  launch,
}) => {
  const { page } = await launch()
  const shown = page.locator('html')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(shown).toHaveAttribute('data-theme', 'light')
  await page.keyboard.press('ControlOrMeta+,')
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await dialog
    .getByRole('radiogroup', { name: 'By day' })
    .getByRole('radio', { name: 'Sepia' })
    .click({ force: true })
  await dialog
    .getByRole('radiogroup', { name: 'By night' })
    .getByRole('radio', { name: 'Black' })
    .click({ force: true })
  await expect(shown).toHaveAttribute('data-theme', 'sepia')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(shown).toHaveAttribute('data-theme', 'black')
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' })
  await expect(shown).toHaveAttribute('data-theme', 'contrast')
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
  await expect(shown).toHaveAttribute('data-theme', 'sepia')
})

test('a key goes through the themes, and the article goes with them', async ({ launch }) => {
  const { page } = await launch()
  await page.emulateMedia({ colorScheme: 'light' })
  const frame = await openGallery(page)
  for (const theme of [...themes, 'light']) {
    await page.keyboard.press('Shift+T')
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await expect(frame.locator('html')).toHaveAttribute('data-theme', theme)
  }
})

test('in forced colours the chosen row, the switches and the highlights can still be told', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  await fillShelf(page)
  await openGallery(page)
  await page.emulateMedia({ forcedColors: 'active' })
  await shoot(page, 'forced')
  const row = reader(page).row(title)
  const other = reader(page).row('What glaciers remember')
  // Tints are gone then, so only what has a line of its own counts.
  const look = (element: Element): string => getComputedStyle(element).outlineStyle
  expect([await row.evaluate(look), await other.evaluate(look)]).toEqual(['solid', 'none'])
  await page.keyboard.press('ControlOrMeta+,')
  await shoot(page, 'forced-settings')
  const chosen = page.getByRole('dialog').locator('.choice-option[data-selected]').first()
  const unchosen = page.getByRole('dialog').locator('.choice-option:not([data-selected])').first()
  expect([await chosen.evaluate(look), await unchosen.evaluate(look)]).toEqual(['solid', 'none'])
})
