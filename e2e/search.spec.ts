import { expect, test } from './fixtures.ts'
import { markedWords, paste, reader } from './reader.ts'
import { samples } from './samples.ts'

const ferry = 'Ferry makes its last crossing before ice closes the channel'
const text = samples[0]!.text

test('a word with a typo is found, named with the word that stands there, and Enter opens the article at the match', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  const { articles, results, search, article } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await page.keyboard.press('/')
  await expect(search).toBeFocused()
  await page.keyboard.type('lighthuose')
  await expect(results).toHaveCount(1)
  await expect(results.first()).toContainText(ferry)
  await expect(results.first()).toContainText('“lighthouse” for “lighthuose”')
  await expect(results.first().locator('mark')).toHaveText(['lighthouse'])
  await shoot(page, 'close-match')
  await page.keyboard.press('Enter')
  await expect(article.getByRole('heading', { level: 1, name: ferry })).toBeVisible()
  await expect.poll(async () => markedWords(page)).toEqual(['lighthouse', 'lighthouse'])
  await expect(article.getByText('On Thursday it took almost three hours')).toBeInViewport()
  await shoot(page, 'opened-at-match')
})

test('an exact word comes before a close one and is not labelled', async ({ launch }) => {
  const { page } = await launch()
  const { articles, results, search } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await search.fill('telescope')
  await expect(results.first()).toContainText('Town library')
  await expect(results.first()).not.toContainText('“telescope”')
  await expect(results.first().locator('mark').first()).toHaveText(/telescope/i)
})

test('what is nowhere is said to be nowhere', async ({ launch, shoot }) => {
  const { page } = await launch()
  const { articles, results, search } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await search.fill('zzqxjkvw')
  await expect(results).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Nothing found for “zzqxjkvw”' })).toBeVisible()
  await shoot(page, 'nothing-found')
  await page.keyboard.press('Escape')
  await expect(articles).toHaveCount(2)
})

test('the palette finds a title with a typo, and a command', async ({ launch, shoot }) => {
  const { page } = await launch()
  const { articles, article } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog')
  await expect(palette).toBeVisible()
  await page.keyboard.type('telscope')
  await expect(palette.getByRole('option').filter({ hasText: 'Town library' })).toBeVisible()
  await shoot(page, 'palette')
  await palette.getByRole('option').filter({ hasText: 'Town library' }).click()
  await expect(article.getByRole('heading', { level: 1 })).toContainText('Town library')
})
