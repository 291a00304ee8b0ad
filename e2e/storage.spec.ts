import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { RunningApp } from './launch.ts'
import { launchApp } from './launch.ts'
import { paste, reader } from './reader.ts'
import { samples } from './samples.ts'

const [first, second] = samples[0]!.articles
const text = samples[0]!.text

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').getByRole('combobox').fill(title)
  await page.keyboard.press('Enter')
}

/** The system's dialog, answered. */
async function choosing(app: RunningApp, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, folder)
}

/** As a reader starts it: no library is named, so that it is where the app remembers it. */
async function launchPlain(folder: string): Promise<RunningApp> {
  const app = await launchApp({ args: [], environment: { OFFPRINT_USER_DATA: join(folder, 'user-data') } })
  await app.page.locator('[data-app-state="ready"]').waitFor({ state: 'attached' })
  return app
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

test('a backup shows what it holds and what would change, is restored, and that is undone', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  const { articles, row, showView } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await page.keyboard.press('s')
  await expect(row(first!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  await command(page, 'Back up now')
  await expect(page.getByText('Backed up 2 articles')).toBeVisible()

  await page.keyboard.press('s')
  await expect(row(first!.title).getByRole('img', { name: 'Bookmarked' })).toHaveCount(0)
  await paste(
    page,
    'The harbour at night\n\nNobody had lit the lamps for a week, and the boats found their way by smell.\n',
  )
  await expect(articles).toHaveCount(3)

  await command(page, 'Restore a backup')
  const dialog = page.getByRole('dialog', { name: 'Restore a backup' })
  await dialog.getByRole('radio', { name: /asked for/ }).check()
  await expect(dialog.getByText('1 article would get back')).toBeVisible()
  await expect(dialog.getByText('1 article added since would go to the Trash')).toBeVisible()
  await shoot(page, 'restore')
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText(/Restored 1 article; 1 newer one moved to the Trash/)).toBeVisible()
  await expect(articles).toHaveCount(2)
  await expect(row(first!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()

  await page.locator('.toast', { hasText: 'Restored' }).getByRole('button', { name: 'Undo' }).click()
  await expect(articles).toHaveCount(3)
  await expect(row(first!.title).getByRole('img', { name: 'Bookmarked' })).toHaveCount(0)
  await showView('Trash')
  await expect(articles).toHaveCount(0)
})

test('a backup says which texts were deleted for ever since', async ({ launch, shoot }) => {
  const { page } = await launch()
  const { articles, showView, list } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await command(page, 'Back up now')
  await expect(page.getByText('Backed up 2 articles')).toBeVisible()
  await list.focus()
  await page.keyboard.press('#')
  await expect(articles).toHaveCount(1)
  await showView('Trash')
  await list.focus()
  for (const key of ['j', '#']) await page.keyboard.press(key)
  await page.getByRole('button', { name: 'Delete for ever' }).click()
  await expect(articles).toHaveCount(0)
  await command(page, 'Restore a backup')
  const dialog = page.getByRole('dialog', { name: 'Restore a backup' })
  await dialog.getByRole('radio', { name: /asked for/ }).check()
  await expect(dialog.getByText('1 article cannot come back')).toBeVisible()
  await expect(dialog.getByText('Nothing: all that it can bring back')).toBeVisible()
  await shoot(page, 'gone')
})

test('the library moves with all that is in it, and the old copy goes when the reader says so', async ({
  folder,
  shoot,
}) => {
  const old = join(folder, 'user-data', 'library')
  const target = join(folder, 'مكتبة القراءة')
  await mkdir(target)
  let app = await launchPlain(folder)
  try {
    const { articles, row } = reader(app.page)
    await paste(app.page, text)
    await expect(articles).toHaveCount(2)
    await choosing(app, target)
    await command(app.page, 'Move the library')
    const dialog = app.page.getByRole('dialog', { name: 'Move the library' })
    await expect(dialog.getByText(target)).toBeVisible()
    await shoot(app.page, 'move')
    await dialog.getByRole('button', { name: 'Move' }).click()
    await expect(app.page.getByText(/The library is in .* now\. The old copy is kept\./)).toBeVisible()
    await app.page.keyboard.press('s')
    await expect(row(first!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
    // Search goes on in the new place.
    await reader(app.page).search.fill(second!.title)
    await expect(reader(app.page).results.first()).toContainText(second!.title)
    await app.close()

    app = await launchPlain(folder)
    const later = reader(app.page)
    await expect(later.row(first!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
    await later.open(second!.title)
    expect(JSON.parse(await readFile(join(folder, 'user-data', 'library.json'), 'utf8'))).toMatchObject({
      folder: target,
      moving: null,
    })
    await command(app.page, 'Library: place')
    const library = app.page.getByRole('dialog', { name: 'Library' })
    await expect(library.getByText(target)).toBeVisible()
    await expect(library.getByText(old)).toBeVisible()
    await shoot(app.page, 'old-copy')
    await library.getByRole('button', { name: 'Delete the old copy…' }).click()
    const asking = app.page.getByRole('alertdialog', { name: 'Delete the old copy' })
    await expect(asking.getByText(old)).toBeVisible()
    await asking.getByRole('button', { name: 'Delete the old copy' }).click()
    await expect(app.page.getByText('Deleted the old copy')).toBeVisible()
    expect(await isThere(old)).toBe(false)
    await expect(later.articles).toHaveCount(2)
  } finally {
    await app.close()
  }
})

test('a folder that is no place for the library is refused, and nothing is changed', async ({ folder }) => {
  const app = await launchPlain(folder)
  try {
    await paste(app.page, text)
    await expect(reader(app.page).articles).toHaveCount(2)
    await choosing(app, join(folder, 'user-data', 'library', 'articles'))
    await command(app.page, 'Move the library')
    await expect(app.page.getByText(/is inside the library itself/)).toBeVisible()
    await choosing(app, join(folder, 'user-data', 'library'))
    await command(app.page, 'Move the library')
    await expect(app.page.getByText(/is where the library is already/)).toBeVisible()
    expect(await isThere(join(folder, 'user-data', 'library.json'))).toBe(false)
  } finally {
    await app.close()
  }
})

test('a drive that is not there is said, no other library is begun, and it opens when it is back', async ({
  folder,
  launch,
  shoot,
}) => {
  const drive = join(folder, 'drive')
  const library = join(drive, 'library')
  const before = await launch({ library })
  await paste(before.page, text)
  await expect(reader(before.page).articles).toHaveCount(2)
  await before.close()
  await rename(drive, join(folder, 'pulled out'))
  const place = { folder: library, moving: null, oldCopies: [] }
  await writeFile(join(folder, 'user-data', 'library.json'), JSON.stringify(place))
  const app = await launchApp({ args: [], environment: { OFFPRINT_USER_DATA: join(folder, 'user-data') } })
  try {
    const { page } = app
    await expect(page.getByRole('alert')).toContainText(`Your library is in ${library}`)
    await shoot(page, 'drive-gone')
    await choosing(app, join(folder, 'user-data'))
    await page.getByRole('button', { name: 'Open another library…' }).click()
    await expect(page.getByText(/There is no Offprint library in/)).toBeVisible()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('alert')).toContainText(`Your library is in ${library}`)
    expect(await isThere(drive)).toBe(false)
    expect(await isThere(join(folder, 'user-data', 'library'))).toBe(false)
    await rename(join(folder, 'pulled out'), drive)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(reader(page).articles).toHaveCount(2)
  } finally {
    await app.close()
  }
})

test('another library is created, opened, and the first one opened again', async ({ folder }) => {
  const app = await launchPlain(folder)
  try {
    const { page } = app
    const { articles } = reader(page)
    await paste(page, text)
    await expect(articles).toHaveCount(2)
    const other = join(folder, 'other')
    await mkdir(other)
    await choosing(app, other)
    await command(page, 'Create a new library')
    await page.getByRole('dialog').getByRole('button', { name: 'Create and open' }).click()
    await expect(page.getByText(`The library in ${other} is open`)).toBeVisible()
    await expect(articles).toHaveCount(0)
    await paste(
      page,
      'A letter from the coast\n\nThe gulls were louder than the sea that year, and nobody slept before four.\n',
    )
    await expect(articles).toHaveCount(1)
    expect(await readdir(join(other, 'articles'))).toHaveLength(1)
    await choosing(app, join(folder, 'user-data', 'library'))
    await command(page, 'Open another library')
    await expect(page.getByRole('dialog').getByText('A library of 2 articles.')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(articles).toHaveCount(2)
    await expect(articles.first()).toContainText(first!.title)
  } finally {
    await app.close()
  }
})

test('a check finds a damaged text and a leftover, and mends what can be mended', async ({
  launch,
  shoot,
}) => {
  const { page, library } = await launch()
  const { articles } = reader(page)
  await paste(page, text)
  await expect(articles).toHaveCount(2)
  await command(page, 'Check the library')
  const dialog = page.getByRole('dialog', { name: 'Library' })
  await expect(dialog.getByText('Nothing is wrong. 2 articles, 2 texts verified.')).toBeVisible()
  const [id] = await readdir(join(library, 'articles'))
  const body = join(library, 'articles', id!, 'body.html')
  await writeFile(body, `${await readFile(body, 'utf8')} `)
  await mkdir(join(library, 'articles', '0000000000000000'))
  await dialog.getByRole('button', { name: 'Check the library' }).click()
  await expect(dialog.getByText(/^2 findings/)).toBeVisible()
  const findings = dialog.getByRole('list', { name: 'Findings' })
  await expect(findings.getByText(/is not as it was written/)).toBeVisible()
  await shoot(page, 'findings')
  await dialog.getByRole('button', { name: 'Mend what can be mended' }).click()
  await expect(dialog.getByText(/^1 finding /)).toBeVisible()
  await expect(findings.getByText('cannot be mended')).toBeVisible()
  expect(await readdir(join(library, 'articles'))).toHaveLength(2)
  await page.keyboard.press('Escape')
  await expect(articles).toHaveCount(2)
})

test('the folder is shown, and the numbers of backups are kept', async ({ launch }) => {
  const app = await launch()
  const { page, library } = app
  await app.evaluate(({ shell }) => {
    shell.openPath = async (path) => {
      Object.assign(globalThis, { shown: path })
      return ''
    }
  }, null)
  await command(page, 'Show the library’s folder')
  await expect
    .poll(async () => app.evaluate(() => (globalThis as unknown as { shown?: string }).shown, null))
    .toBe(library)
  await command(page, 'Library: place')
  const dialog = page.getByRole('dialog', { name: 'Library' })
  await dialog.getByRole('spinbutton', { name: 'Weekly' }).fill('12')
  await page.keyboard.press('Tab')
  await dialog.getByRole('spinbutton', { name: 'Daily' }).fill('9999')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('spinbutton', { name: 'Daily' })).toHaveValue('60')
  await page.keyboard.press('Escape')
  await app.close()
  const again = await launch({ library })
  await command(again.page, 'Library: place')
  await expect(again.page.getByRole('spinbutton', { name: 'Weekly' })).toHaveValue('12')
})
