import type { Page } from '@playwright/test'
import { chooseTheme, themes, violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { drop, painted, reader } from './reader.ts'

const title = 'Harbour lights return'
const page1 = `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>
<p>The lighthouse keeper counted forty boats before the storm. Nobody was hurt when the old pier gave way.</p>
<h2>After the storm</h2><p>The road along the coast was open again by noon, and the school opened on Monday.</p>
${'<p>The paragraph goes on for a while, so that the page is long enough to be scrolled. Another sentence stands here.</p>'.repeat(8)}
</article></body></html>`
const arabicTitle = 'عودة العبّارة إلى المدرسة'
const page2 = `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${arabicTitle}</title></head><body><article>
<h1>${arabicTitle}</h1><p>وصلت العبّارة إلى المَدْرَسة القديمة بعد العاصفة. وقال القبطان إن الرحلة كانت هادئة جدا رغم الريح القوية.</p>
<p>ثم عاد الركاب إلى بيوتهم مساء الاثنين، وفتح السوق أبوابه من جديد في صباح اليوم التالي.</p></article></body></html>`

async function bringIn(page: Page): Promise<void> {
  await drop(page, [
    { name: 'harbour.html', content: page1 },
    { name: 'arabic.html', content: page2 },
  ])
  await expect(reader(page).articles).toHaveCount(2)
}

test('with the keyboard alone: a sentence is marked, written to, found, undone and there after a restart', async ({
  launch,
}) => {
  const app = await launch()
  const { page } = app
  await bringIn(page)
  await reader(page).open(title)
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.keyboard.press('h')
  await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('h')
  const sentence = 'Nobody was hurt when the old pier gave way.'
  await expect.poll(() => painted(page, 'yellow')).toEqual([sentence])

  await page.keyboard.press(']')
  await page.keyboard.press('h')
  const card = page.getByRole('dialog', { name: 'Highlight' })
  await expect(card.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.keyboard.type('Luckily')
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await expect.poll(() => painted(page, 'noted')).toEqual([sentence])

  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => painted(page, 'noted')).toEqual([])
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => painted(page, 'yellow')).toEqual([])

  await page.keyboard.press('Escape')
  await page.keyboard.press('h')
  await page.keyboard.press('Shift+h')
  await expect(card.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.keyboard.type('Forty')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => painted(page, 'noted')).toHaveLength(1)
  await app.close()

  const again = await launch({ library: app.library })
  await reader(again.page).open(title)
  await expect
    .poll(() => painted(again.page, 'yellow'))
    .toEqual(['The lighthouse keeper counted forty boats before the storm.'])
})

test('the panel lists headings and highlights; the view lists those of the library and leads to their place', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  await bringIn(page)
  await reader(page).open(arabicTitle)
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.keyboard.press('h')
  await page.keyboard.press('h')
  await expect.poll(() => painted(page, 'yellow')).toHaveLength(1)
  await reader(page).open(title)
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.keyboard.press('h')
  await page.keyboard.press('h')
  await expect.poll(() => painted(page, 'yellow')).toHaveLength(1)

  await page.keyboard.press('c')
  const panel = page.getByRole('complementary', { name: 'Contents and highlights' })
  await expect(panel.getByRole('button', { name: 'After the storm' })).toBeFocused()
  await expect(panel.getByRole('button', { name: /^Yellow: The lighthouse keeper/ })).toBeVisible()
  for (const theme of themes) {
    await chooseTheme(page, theme)
    expect(await violations(page)).toEqual([])
  }
  await shoot(page, 'highlights-panel')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()

  await page.keyboard.press('g')
  await page.keyboard.press('h')
  const found = page.getByRole('region', { name: 'Highlights by article' })
  await expect(found.getByRole('button')).toHaveCount(2)
  expect(await violations(page)).toEqual([])
  await page.getByRole('searchbox', { name: 'Find in highlights and notes' }).fill('المدرسة')
  await expect(found.getByRole('button')).toHaveCount(1)
  await found.getByRole('button').click()
  await expect(reader(page).article.getByRole('heading', { level: 1, name: arabicTitle })).toBeVisible()
  await expect.poll(() => painted(page, 'current')).toHaveLength(1)
  await shoot(page, 'highlights-view')
})
