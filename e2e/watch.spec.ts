import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { reader } from './reader.ts'

test('what is put into the watched folder comes in, is moved, and stays watched after a start', async ({
  launch,
  folder,
  shoot,
}) => {
  const put = join(folder, 'put here')
  await mkdir(put)
  const app = await launch()
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, put)
  const { articles } = reader(app.page)
  // With the keyboard alone: the settings, their page, the button, the switch.
  await app.page.keyboard.press('ControlOrMeta+,')
  const settings = app.page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('tab', { selected: true }).focus()
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('ArrowDown')
  await expect(settings.getByRole('tab', { name: 'Importing' })).toHaveAttribute('aria-selected', 'true')
  const watch = settings.getByRole('region', { name: 'Watched folder' })
  await watch.getByRole('button', { name: 'Choose a folder…' }).focus()
  await app.page.keyboard.press('Enter')
  await expect(watch.getByText('put here')).toBeVisible()
  await watch.getByRole('switch', { name: 'Watch this folder' }).focus()
  await app.page.keyboard.press('Space')
  await expect(watch.getByText('Waiting for files')).toBeVisible()

  await writeFile(
    join(put, 'quay.md'),
    '# The quay\n\nThe quay was built in a dry summer, and it leaks in wet ones.\n',
  )
  await expect(watch.getByText('quay.md: 1 added')).toBeVisible({ timeout: 20_000 })
  expect(await readdir(join(put, 'done'))).toEqual(['quay.md', 'quay.md.receipt.json'])
  await shoot(app.page, 'settings')
  await app.page.keyboard.press('Escape')
  await expect(articles).toHaveCount(1)
  await app.close()

  const again = await launch()
  await writeFile(
    join(put, 'bell.md'),
    '# The bell\n\nThe bell rang once in a year, and nobody knew the day before.\n',
  )
  await expect(reader(again.page).articles).toHaveCount(2, { timeout: 20_000 })
})
