import { spawnSync } from 'node:child_process'
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './axe.ts'
import { launchApp } from './launch.ts'
import { expect, test } from './fixtures.ts'
import { paste, reader } from './reader.ts'
import { samples } from './samples.ts'

test('a library that does not open says why, and opens once that is put right', async ({ folder, shoot }) => {
  const library = join(folder, 'library')
  await mkdir(library)
  await writeFile(join(library, 'thesis.doc'), 'not an article')
  const app = await launchApp({
    args: ['--library', library],
    environment: { OFFPRINT_USER_DATA: join(folder, 'user-data') },
  })
  const { page } = app
  await page.locator('[data-app-state="failed"]').waitFor({ state: 'attached' })
  await expect(page.getByRole('alert')).toContainText(`${library} holds other files and no Offprint library`)
  await shoot(page, 'refused')
  await expectAccessible(page, 'refused')
  await page.getByRole('button', { name: 'Open another library…' }).focus()
  await page.keyboard.press('Enter')
  // This one was named on the command line, and that wins: it says so instead of doing nothing.
  await expect(page.getByRole('status')).not.toBeEmpty()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('alert')).toContainText('holds other files')
  expect(await readdir(library)).toEqual(['thesis.doc'])
  await rm(join(library, 'thesis.doc'))
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.locator('[data-app-state="ready"]').waitFor({ state: 'attached' })
  await paste(page, samples[0]!.text)
  await expect(reader(page).articles).toHaveCount(2)
  await app.close()
})

/** Makes a folder one that nobody can write to, root included; false where this computer cannot. */
async function forbidWriting(folder: string, forbidden: boolean): Promise<boolean> {
  if (process.getuid?.() === 0) return spawnSync('chattr', [forbidden ? '+i' : '-i', folder]).status === 0
  await chmod(folder, forbidden ? 0o500 : 0o700)
  return true
}

test('a library that cannot be written is shown for reading, with the reason', async ({ launch, shoot }) => {
  const before = await launch()
  await paste(before.page, samples[0]!.text)
  await expect(reader(before.page).articles).toHaveCount(2)
  await before.close()
  const lock = join(before.library, 'lock')
  test.skip(!(await forbidWriting(lock, true)), 'this computer cannot forbid writing to its administrator')
  try {
    const { page } = await launch({ library: before.library })
    const { articles, open, row } = reader(page)
    const status = page.getByRole('status').filter({ hasText: 'Nothing can be changed now' })
    await expect(status).toContainText('permission was denied')
    await expect(articles).toHaveCount(2)
    const { title } = samples[0]!.articles[0]!
    await open(title)
    await shoot(page, 'read-only')
    await expectAccessible(page, 'read-only')
    await page.getByRole('toolbar', { name: 'Article' }).getByRole('button', { name: 'Bookmark' }).click()
    await expect(page.getByRole('alert')).toContainText('opened for reading only')
    await expect(row(title).getByRole('img', { name: 'Bookmarked' })).toHaveCount(0)
    await forbidWriting(lock, false)
    await status.getByRole('button', { name: 'Try again' }).click()
    await expect(status).toHaveCount(0)
    await expect(articles).toHaveCount(2)
    await open(title)
    await page.getByRole('toolbar', { name: 'Article' }).getByRole('button', { name: 'Bookmark' }).click()
    await expect(row(title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  } finally {
    await forbidWriting(lock, false)
  }
})
