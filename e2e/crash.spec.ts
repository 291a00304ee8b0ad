import { expect, test } from './fixtures.ts'
import { paste, reader } from './reader.ts'
import { samples } from './samples.ts'

test('a window whose process dies comes back, says so, and has lost nothing', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  const { articles, row } = reader(page)
  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(samples[0]!.articles.length)
  await page.keyboard.press('s')
  const { title } = samples[0]!.articles[0]!
  await expect(row(title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  }, null)
  await expect(page.getByRole('status').filter({ hasText: 'had to be loaded anew' })).toBeVisible()
  await expect(articles).toHaveCount(samples[0]!.articles.length)
  await expect(row(title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
})
