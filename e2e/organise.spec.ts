import { showArticles } from './command-line.ts'
import { expect, test } from './fixtures.ts'
import { paste, reader } from './reader.ts'
import { samples } from './samples.ts'

const [first, second] = samples[0]!.articles
const text = samples[0]!.text

test('a bookmark is there again after a restart', async ({ launch, shoot }) => {
  const app = await launch()
  const { row, articles, open } = reader(app.page)
  await paste(app.page, text)
  await expect(articles).toHaveCount(2)
  await open(second!.title)
  await app.page.getByRole('toolbar', { name: 'Article' }).getByRole('button', { name: 'Bookmark' }).click()
  await expect(row(second!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  await app.close()

  const again = await launch({ library: app.library })
  const later = reader(again.page)
  await expect(later.row(second!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  await later.showView('Bookmarked')
  await expect(later.articles).toHaveCount(1)
  await expect(later.articles.first()).toContainText(second!.title)
  await shoot(again.page, 'bookmarked')
  expect(await showArticles(app.library, ({ title, bookmarked }) => [title, bookmarked])).toEqual([
    [first!.title, false],
    [second!.title, true],
  ])
})

test('what was done survives a kill', async ({ launch }) => {
  const app = await launch()
  const { row, articles } = reader(app.page)
  await paste(app.page, text)
  await expect(articles).toHaveCount(2)
  await app.page.keyboard.press('s')
  await expect(row(first!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  await app.page.keyboard.press('j')
  await app.page.keyboard.press('e')
  await expect(articles).toHaveCount(1)
  process.kill(app.pid, 'SIGKILL')
  await app.close()

  const again = await launch({ library: app.library })
  const later = reader(again.page)
  await expect(later.articles).toHaveCount(1)
  await expect(later.row(first!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  await later.showView('Archive')
  await expect(later.articles.first()).toContainText(second!.title)
})

test('the states are independent, and each act is named and undone', async ({ launch }) => {
  const { page } = await launch()
  const { articles, showView, row } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await page.keyboard.press('s')
  await expect(page.getByText(`Bookmarked “${first!.title}”`).first()).toBeVisible()
  await page.keyboard.press('e')
  await expect(page.getByText(`Archived “${first!.title}”`).first()).toBeVisible()
  await expect(articles).toHaveCount(1)
  await showView('Bookmarked')
  await expect(articles).toHaveCount(1)
  await showView('Archive')
  await expect(articles).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(articles).toHaveCount(0)
  await showView('Inbox')
  await expect(articles).toHaveCount(2)
  await expect(row(first!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(row(first!.title).getByRole('img', { name: 'Bookmarked' })).toHaveCount(0)
})

test('the trash gives back what was put into it', async ({ launch, shoot }) => {
  const { page } = await launch()
  const { articles, showView } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await page.keyboard.press('#')
  await expect(articles).toHaveCount(1)
  await showView('Trash')
  await expect(articles).toHaveCount(1)
  await shoot(page, 'trash')
  await articles.first().click()
  await page.keyboard.press('e')
  await showView('Inbox')
  await expect(articles).toHaveCount(2)
})

test('moving through the list marks nothing read', async ({ launch }) => {
  const app = await launch()
  const { articles } = reader(app.page)
  await paste(app.page, text)
  await expect(articles).toHaveCount(2)
  for (const key of ['j', 'k', 'ArrowDown', 'ArrowUp', 'End', 'Home']) await app.page.keyboard.press(key)
  await app.page.keyboard.press('m')
  await expect(app.page.getByText(/Marked .+ as read/).first()).toBeVisible()
  expect(await showArticles(app.library, ({ read }) => read)).toEqual([true, false])
})
