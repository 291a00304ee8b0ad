import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './axe.ts'
import { showArticles } from './command-line.ts'
import { failWrites } from './failing-disk.ts'
import { expect, test } from './fixtures.ts'
import { drop, paste, reader } from './reader.ts'
import { samples } from './samples.ts'

const [first] = samples[0]!.articles
const text = samples[0]!.text

test('what a full disk refuses is said, stays as it was done, and is saved when there is room', async ({
  launch,
  shoot,
}) => {
  const app = await launch()
  const { page } = app
  const { articles, row, showView } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await failWrites(app, 'ENOSPC')
  await page.keyboard.press('s')
  const status = page.getByRole('status').filter({ hasText: 'not saved' })
  await expect(status).toContainText('1 change is not saved: the disk is full', { timeout: 2000 })
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await expect(status).toContainText('2 changes are not saved')
  await expect(page.getByText(/^Archived/)).toHaveCount(0)
  await shoot(page, 'full')
  await expectAccessible(page, 'full')

  await showView('Archive')
  await expect(articles).toHaveCount(1)
  await showView('Inbox')
  await expect(row(first!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  expect(await showArticles(app.library, ({ bookmarked, archived }) => bookmarked || archived)).toEqual([
    false,
    false,
  ])

  await failWrites(app, null)
  await expect(status).toHaveCount(0, { timeout: 20_000 })
  expect(await showArticles(app.library, ({ bookmarked, archived }) => [bookmarked, archived])).toEqual([
    [true, false],
    [false, true],
  ])
})

test('changes that cannot be saved are given up or tried again with the keyboard alone', async ({
  launch,
}) => {
  const app = await launch()
  const { page } = app
  const { articles, row } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await failWrites(app, 'EROFS')
  await page.keyboard.press('s')
  const status = page.getByRole('status').filter({ hasText: 'not saved' })
  await expect(status).toContainText('the disk is read-only')
  const star = row(first!.title).getByRole('img', { name: 'Bookmarked' })
  await expect(star).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('discard the changes')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toContainText('1 change will be given up')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Discarded 1 change').first()).toBeVisible()
  await expect(star).toHaveCount(0)
  await expect(status).toHaveCount(0)

  await page.keyboard.press('s')
  await expect(status).toBeVisible()
  await failWrites(app, null)
  await page.getByRole('button', { name: 'Try again' }).focus()
  await page.keyboard.press('Enter')
  await expect(status).toHaveCount(0)
  await expect(star).toBeVisible()
})

test('undo takes back what is not saved, and says nothing of it as saved', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  const { articles, row } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await failWrites(app, 'EIO')
  await page.keyboard.press('s')
  await expect(page.getByText('1 change is not saved: the disk reported an error')).toBeVisible()
  await page.keyboard.press('z')
  await expect(page.getByText(`Undone: Bookmarked “${first!.title}”`).first()).toBeVisible()
  await expect(row(first!.title).getByRole('img', { name: 'Bookmarked' })).toHaveCount(0)
  await expect(page.getByText('not saved')).toHaveCount(0)
})

test('quitting over changes that are not saved asks first', async ({ launch, shoot }) => {
  const app = await launch()
  const { page } = app
  await paste(page, text)
  await expect(reader(page).articles).toHaveCount(2)
  await failWrites(app, 'ENOSPC')
  await page.keyboard.press('s')
  await expect(page.getByText('1 change is not saved')).toBeVisible()
  await app.evaluate(({ app: running }) => {
    running.quit()
  }, undefined)
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Quit without saving?')
  await shoot(page, 'quit')
  await expectAccessible(page, 'quit')
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await app.evaluate(({ app: running }) => {
    running.quit()
  }, undefined)
  // The page may be gone before it has said that it was clicked.
  await question
    .getByRole('button', { name: 'Quit and lose it' })
    .click()
    .catch((error: unknown) => {
      if (!String(error).includes('has been closed')) throw error
    })
  expect(await app.close()).toBe(0)
  expect(await showArticles(app.library, ({ bookmarked }) => bookmarked)).toEqual([false, false])
})

test('a library folder that is away is waited for, and another in its place is left alone', async ({
  launch,
  folder,
}) => {
  const before = await launch()
  await paste(before.page, text)
  await expect(reader(before.page).articles).toHaveCount(2)
  await before.close()
  const other = await launch({ library: join(folder, 'other') })
  await other.close()

  const app = await launch({ library: before.library })
  const { page } = app
  const away = join(folder, 'away')
  await expect(reader(page).articles).toHaveCount(2)
  await rename(app.library, away)
  await page.keyboard.press('j')
  await page.keyboard.press('s')
  const status = page.getByRole('status').filter({ hasText: 'not saved' })
  await expect(status).toContainText('the folder or file is gone')
  await reader(page).showView('All')
  await expect(reader(page).articles).toHaveCount(2)

  await rename(other.library, app.library)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(status).toContainText('another library stands there now')
  await rename(app.library, other.library)
  expect(await showArticles(other.library, ({ title }) => title)).toEqual([])
  await rename(away, app.library)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(status).toHaveCount(0)
  expect(await showArticles(app.library, ({ bookmarked }) => bookmarked)).toEqual([true, false])
})

test('most of the library is moved to the Trash only after a question with the figures', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  const { articles, showView } = reader(page)
  const stories = Array.from({ length: 12 }, (_, index) => ({
    name: `story-${String(index)}.txt`,
    content: `Story number ${String(index)}\n\nIt tells of the year ${String(1900 + index)} and of nothing else that matters.\n`,
  }))
  await drop(page, stories)
  await expect(articles).toHaveCount(12)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('#')
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('This moves 12 of the 12 articles of the library to the Trash.')
  await shoot(page, 'most')
  await expectAccessible(page, 'most')
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(articles).toHaveCount(12)
  await page.keyboard.press('#')
  await question.getByRole('button', { name: 'Remove' }).click()
  await expect(articles).toHaveCount(0)
  await showView('Trash')
  await expect(articles).toHaveCount(12)
})

test('a damaged index is recovered, and the reader is told until it is dismissed', async ({
  launch,
  shoot,
}) => {
  const before = await launch()
  await paste(before.page, text)
  await expect(reader(before.page).articles).toHaveCount(2)
  await before.close()
  const journal = join(before.library, 'index.journal.1')
  const lines = await readFile(journal, 'utf8')
  await writeFile(journal, `${lines}0badc0de 9 8 [a line that was damaged]\n${lines.split('\n')[1] ?? ''}\n`)

  const { page } = await launch({ library: before.library })
  const notice = page.getByRole('status').filter({ hasText: /incomplete|damaged/ })
  await expect(notice).toBeVisible()
  await expect(reader(page).articles).toHaveCount(2)
  await shoot(page, 'recovered')
  await expectAccessible(page, 'recovered')
  for (const button of await notice.getByRole('button', { name: 'Dismiss' }).all()) {
    await button.focus()
    await page.keyboard.press('Enter')
  }
  await expect(notice).toHaveCount(0)
})
