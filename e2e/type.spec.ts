import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { SettingsChange } from '../src/shared/settings.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { paste, reader } from './reader.ts'
import { fixture, samples } from './samples.ts'

const story = samples.at(-1)!.articles[1]!
const arabicTitle = 'المكتبة العامة تفتح أبوابها من جديد بعد ترميم دام عامين'

/** What the browser makes of the second paragraph of the open article. */
async function paragraphStyle(page: Page, property: string): Promise<string> {
  return reader(page)
    .article.locator('.body > p:dir(ltr)')
    .nth(1)
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
}

const changes: readonly (readonly [SettingsChange, string, RegExp])[] = [
  [{ face: 'source-serif' }, 'font-family', /^"Source Serif 4 Variable"/],
  [{ face: 'inter' }, 'font-family', /^"Inter Variable"/],
  [{ face: 'atkinson' }, 'font-family', /^"Atkinson Hyperlegible"/],
  [{ face: 'opendyslexic' }, 'font-family', /^OpenDyslexic/],
  [{ face: 'literata', fontSizePx: 32 }, 'font-size', /^32px$/],
  [{ fontSizePx: 20, lineHeight: 2 }, 'line-height', /^40px$/],
  [{ letterSpacingEm: 0.1 }, 'letter-spacing', /^2px$/],
  [{ wordSpacingEm: 0.3 }, 'word-spacing', /^6px$/],
  [{ paragraphs: 'indent' }, 'text-indent', /^30px$/],
  [{ hyphenate: false }, 'hyphens', /^manual$/],
  [{ justify: true }, 'text-align', /^justify$/],
  [{ justify: true }, 'hyphens', /^auto$/],
  [{ ligatures: false }, 'font-variant-ligatures', /^none$/],
  [{ oldStyleFigures: false }, 'font-variant-numeric', /^lining-nums/],
]

test('each setting of type is seen on the page at once, and is there after a restart', async ({ launch }) => {
  const app = await launch()
  await paste(app.page, samples.at(-1)!.text)
  await expect(reader(app.page).articles).toHaveCount(2)
  await reader(app.page).open(story.title)
  for (const [change, property, seen] of changes) {
    const changed = await app.page.evaluate(async (given) => window.offprint.settings.change(given), change)
    expect(changed.ok).toBe(true)
    await expect.poll(async () => paragraphStyle(app.page, property), JSON.stringify(change)).toMatch(seen)
  }
  await app.close()
  const again = await launch({ library: app.library })
  await reader(again.page).open(story.title)
  expect(await paragraphStyle(again.page, 'text-indent')).toBe('30px')
  expect(await paragraphStyle(again.page, 'letter-spacing')).toBe('2px')
})

test('an article has a face of its own by keyboard, no other has it, and it is there after a restart', async ({
  launch,
  shoot,
}) => {
  const app = await launch()
  const { page } = app
  const [first, second] = samples.at(-1)!.articles.map(({ title }) => title)
  await paste(page, samples.at(-1)!.text)
  await expect(reader(page).articles).toHaveCount(2)
  await reader(page).open(first!)
  await page.getByRole('button', { name: 'Type and theme' }).press('Enter')
  const panel = page.getByRole('dialog', { name: 'Type and theme' })
  await panel.getByRole('switch', { name: 'This face for this article only' }).press('Space')
  await panel.getByRole('radio', { name: 'Literata' }).press('ArrowRight')
  await expect.poll(async () => paragraphStyle(page, 'font-family')).toMatch(/^"Source Serif 4 Variable"/)
  await expectAccessible(page, 'face of one article')
  await shoot(page, 'own-face')
  await page.keyboard.press('Escape')
  await reader(page).open(second!)
  await expect.poll(async () => paragraphStyle(page, 'font-family')).toMatch(/^"Literata Variable"/)
  await app.close()

  const again = await launch({ library: app.library })
  await reader(again.page).open(first!)
  await expect
    .poll(async () => paragraphStyle(again.page, 'font-family'))
    .toMatch(/^"Source Serif 4 Variable"/)
  await again.page.getByRole('button', { name: 'Type and theme' }).press('Enter')
  const own = again.page.getByRole('switch', { name: 'This face for this article only' })
  await expect(own).toBeChecked()
  await own.press('Space')
  await expect.poll(async () => paragraphStyle(again.page, 'font-family')).toMatch(/^"Literata Variable"/)
})

test('every face is a file of our own, and 66 characters are about 66 in each', async ({ launch, shoot }) => {
  const { page } = await launch()
  await paste(page, samples.at(-1)!.text)
  await expect(reader(page).articles).toHaveCount(2)
  await reader(page).open(story.title)
  for (const [face, family] of [
    ['literata', 'Literata Variable'],
    ['source-serif', 'Source Serif 4 Variable'],
    ['inter', 'Inter Variable'],
    ['atkinson', 'Atkinson Hyperlegible'],
    ['opendyslexic', 'OpenDyslexic'],
  ] as const) {
    await page.evaluate(
      async (chosen) => window.offprint.settings.change({ face: chosen, measureCh: 45, fontSizePx: 18 }),
      face,
    )
    await expect.poll(async () => paragraphStyle(page, 'font-family')).toContain(family)
    const frame = reader(page).article.locator('.body')
    await expect
      .poll(async () =>
        frame.evaluate(
          (body, name) =>
            [...body.ownerDocument.fonts].some(
              (each) => each.family.includes(name) && each.status === 'loaded',
            ),
          family,
        ),
      )
      .toBe(true)
    const perLine = await frame.evaluate((body) => {
      const range = body.ownerDocument.createRange()
      let characters = 0
      let lines = 0
      for (const paragraph of body.querySelectorAll(':scope > p')) {
        range.selectNodeContents(paragraph)
        const tops = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8)))
        characters += paragraph.textContent.length
        lines += Math.max(1, tops.size)
      }
      return characters / lines
    })
    // The last line of a paragraph is short, so the average stands below the measure.
    expect(perLine, face).toBeGreaterThan(32)
    expect(perLine, face).toBeLessThan(50)
    await shoot(page, `face-${face}`)
  }
})

test('Arabic keeps its joins and its face whatever is chosen', async ({ launch, shoot }) => {
  const { page } = await launch()
  await page.evaluate(async () =>
    window.offprint.settings.change({
      face: 'inter',
      letterSpacingEm: 0.12,
      justify: true,
      paragraphs: 'indent',
    }),
  )
  await paste(page, readFileSync(fixture('arabic.txt'), 'utf8'))
  await expect(reader(page).articles).toHaveCount(1)
  await reader(page).open(arabicTitle)
  const paragraph = reader(page).article.locator('.body > p:dir(rtl)').first()
  const style = await paragraph.evaluate((element) => {
    const { fontFamily, letterSpacing, hyphens } = getComputedStyle(element)
    return { fontFamily, letterSpacing, hyphens }
  })
  expect(style.fontFamily).toMatch(/^"Noto Naskh Arabic Variable"/)
  expect(style.letterSpacing).toMatch(/^(?:normal|0px)$/)
  expect(style.hyphens).toBe('manual')
  await shoot(page, 'type-arabic-justified')
})

test('type is set from the keyboard alone, and previews while a slider moves', async ({ launch, shoot }) => {
  const { page } = await launch()
  await paste(page, samples.at(-1)!.text)
  await expect(reader(page).articles).toHaveCount(2)
  await reader(page).open(story.title)
  await page.getByRole('button', { name: 'Type and theme' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Type and theme' })
  await dialog.getByRole('radio', { name: 'Literata' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => paragraphStyle(page, 'font-family')).toMatch(/^"Source Serif 4 Variable"/)
  await dialog.getByRole('slider', { name: 'Letter space' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => paragraphStyle(page, 'letter-spacing')).toBe('0.2px')
  await dialog.getByRole('switch', { name: /^Justify/ }).focus()
  await page.keyboard.press('Space')
  await expect.poll(async () => paragraphStyle(page, 'text-align')).toBe('justify')
  await expect(dialog.getByRole('switch', { name: 'Hyphenate', exact: true })).toBeDisabled()
  await shoot(page, 'type-popover')
  await page.setViewportSize({ width: 900, height: 600 })
  await shoot(page, 'type-popover-900')
  await page.setViewportSize({ width: 320, height: 600 })
  await shoot(page, 'type-popover-320')
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.press('ControlOrMeta+,')
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await shoot(page, 'type-settings-dialog')
})

test('the settings say which languages are hyphenated here, and offer nothing that cannot be', async ({
  launch,
}) => {
  const { page } = await launch()
  await page.keyboard.press('ControlOrMeta+,')
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  const canEnglish = await page.evaluate(() => {
    const box = document.createElement('div')
    box.style.cssText = 'position: absolute; width: 0; hyphens: auto; line-height: 20px'
    box.lang = 'en'
    box.textContent = 'internationalisation'
    document.body.append(box)
    const { clientHeight } = box
    box.remove()
    return clientHeight > 20
  })
  const hyphenate = dialog.getByRole('switch', { name: 'Hyphenate' })
  if (canEnglish) {
    await expect(dialog.getByText(/words are hyphenated in .*English/)).toBeVisible()
    await expect(hyphenate).toBeEnabled()
  } else {
    await expect(dialog.getByText(/no rules to hyphenate by/)).toBeVisible()
    await expect(hyphenate).toBeDisabled()
    await expect(dialog.getByRole('switch', { name: 'Justify', exact: true })).toBeEnabled()
  }
})
