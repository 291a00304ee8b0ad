import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import { paste, reader } from './reader.ts'
import { fixture, samples } from './samples.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
  { width: 420, height: 700 },
]
const arabicTitle = 'المكتبة العامة تفتح أبوابها من جديد بعد ترميم دام عامين'

for (const theme of ['light', 'sepia', 'dark'] as const) {
  test(`the window in ${theme}, in every size, in both directions`, async ({ launch, shoot }) => {
    const { page } = await launch()
    const { articles, open, article } = reader(page)
    await page.evaluate(async (chosen) => window.offprint.settings.change({ theme: chosen }), theme)
    await paste(page, samples.at(-1)!.text)
    await expect(articles).toHaveCount(2)
    await paste(page, readFileSync(fixture('arabic.txt'), 'utf8'))
    await expect(articles).toHaveCount(3)
    for (const [name, title] of [
      ['english', samples.at(-1)!.articles[1]!.title],
      ['arabic', arabicTitle],
    ] as const) {
      await page.setViewportSize(sizes[0]!)
      await open(title)
      for (const size of sizes) {
        await page.setViewportSize(size)
        await expect(article.getByRole('heading', { level: 1 })).toBeVisible()
        await shoot(page, `${theme}-${name}-${String(size.width)}`)
        // Nothing is wider than the window: there is no scrolling sideways.
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      }
      await page.setViewportSize(sizes[0]!)
      await page.keyboard.press('Escape')
    }
  })
}

test('Arabic reads from right to left, and an English paragraph in it from left to right', async ({
  launch,
}) => {
  const { page } = await launch()
  const { articles, open, article } = reader(page)
  await paste(page, readFileSync(fixture('arabic.txt'), 'utf8'))
  await expect(articles).toHaveCount(1)
  await open(arabicTitle)
  const direction = async (text: string): Promise<string> =>
    article
      .getByText(text)
      .last()
      .evaluate((element) => getComputedStyle(element).direction)
  expect(await direction('أن الدخول مجاني')).toBe('rtl')
  expect(await direction('The catalogue is also available')).toBe('ltr')
})

test('the theme follows the system when it is told to', async ({ launch }) => {
  const { page } = await launch()
  const background = async (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await background()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(background).not.toBe(light)
})

test('the reading position is there again after a restart', async ({ launch }) => {
  const app = await launch({ height: 420 })
  const { articles, open, article } = reader(app.page)
  const [longest] = samples
    .at(-1)!
    .articles.toSorted((a, b) => b.paragraphs.join('').length - a.paragraphs.join('').length)
  await paste(app.page, samples.at(-1)!.text)
  await expect(articles).toHaveCount(2)
  await open(longest!.title)
  const last = longest!.paragraphs.at(-1)!
  await expect(article.getByText(last)).not.toBeInViewport()
  await app.page.keyboard.press('End')
  await expect(article.getByText(last)).toBeInViewport()
  await app.close()
  const again = await launch({ library: app.library, height: 420 })
  const later = reader(again.page)
  await later.open(longest!.title)
  await expect(later.article.getByText(last)).toBeInViewport()
})
