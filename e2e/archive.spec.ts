import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { command, saveTo } from './commands.ts'
import { expect, test } from './fixtures.ts'
import type { RunningApp } from './launch.ts'
import { paste, reader } from './reader.ts'
import { samples } from './samples.ts'

const [first, second] = samples[0]!.articles
const text = samples[0]!.text

async function openFile(app: RunningApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
  await app.page.keyboard.press('ControlOrMeta+o')
}

test('the whole library leaves as one file and comes back into an empty one', async ({
  launch,
  folder,
  shoot,
}) => {
  const app = await launch()
  await paste(app.page, text)
  await expect(reader(app.page).articles).toHaveCount(2)
  await app.page.keyboard.press('s')
  await expect(reader(app.page).row(first!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  await command(app.page, 'Theme: sepia')
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'sepia')
  const zip = join(dirname(app.library), 'all.zip')
  await saveTo(app, zip)
  await command(app.page, 'Export the whole library')
  await expect(app.page.getByText('Exported 2 articles to “all.zip”').first()).toBeVisible()
  await expect(app.page.getByRole('button', { name: 'Show the folder' })).toBeVisible()
  await shoot(app.page, 'exported')
  // Once more over the one that is there: asked first, and replaced.
  const { ino } = await stat(zip)
  await command(app.page, 'Export the whole library')
  await expect.poll(async () => (await stat(zip)).ino).not.toBe(ino)
  expect((await readdir(dirname(zip))).filter((name) => name.startsWith('all'))).toEqual(['all.zip'])

  await app.close()

  const other = await launch({ library: join(folder, 'second') })
  const { articles, row } = reader(other.page)
  await openFile(other, zip)
  await expect(other.page.getByText('2 articles from an Offprint archive')).toBeVisible()
  await other.page.keyboard.press('Enter')
  await expect(articles).toHaveCount(2)
  await expect(row(first!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  await expect(row(second!.title)).toBeVisible()
  await expect(other.page.locator('html')).toHaveAttribute('data-theme', 'sepia')
  await expect(other.page.getByText('Added 2 articles').first()).toBeVisible()
  await shoot(other.page, 'brought back')
  await other.page.keyboard.press('ControlOrMeta+z')
  await expect(articles).toHaveCount(0)
  await expect(other.page.locator('html')).not.toHaveAttribute('data-theme', 'sepia')
})

test('an export that cannot be written says why, and leaves nothing', async ({ launch }) => {
  const app = await launch()
  await paste(app.page, text)
  await expect(reader(app.page).articles).toHaveCount(2)
  const nowhere = join(dirname(app.library), 'gone', 'all.zip')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, nowhere)
  await command(app.page, 'Export the whole library')
  await expect(app.page.getByRole('alert')).toContainText(
    'The library was not exported: the folder or file is gone',
  )
})

test('closing the dialog exports nothing and says nothing', async ({ launch }) => {
  const app = await launch()
  await paste(app.page, text)
  await expect(reader(app.page).articles).toHaveCount(2)
  if (app.runtime === 'browser host') app.page.on('dialog', (dialog) => void dialog.dismiss())
  else
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' })
    }, null)
  await command(app.page, 'Export the whole library')
  await expect(app.page.getByText('Added 2 articles').first()).toBeVisible()
  await expect(app.page.getByText(/Export/)).toHaveCount(0)
  // And it can be asked for again.
  await app.page.keyboard.press('ControlOrMeta+k')
  await app.page.keyboard.type('Export the whole')
  await expect(app.page.getByRole('option', { name: 'Export the whole library' })).toBeVisible()
})
