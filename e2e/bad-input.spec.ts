import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import type { TestApp } from './fixtures.ts'
import { paste, reader } from './reader.ts'

const article = (n: number): string =>
  `Story number ${String(n)} of the long winter\n\nThe snow began on a Monday and nobody in village ${String(n)} thought anything of it.\n\nBy Friday the road was gone, and with it the post, the bread and number ${String(n)} of the evening paper.\n`

async function importPath(app: TestApp, path: string, kind: 'files' | 'folder'): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
  await app.page.keyboard.press(kind === 'files' ? 'ControlOrMeta+o' : 'ControlOrMeta+Shift+O')
}

for (const { name, file, content } of [
  { name: 'an empty file', file: 'empty.txt', content: Buffer.alloc(0) },
  {
    name: 'binary data',
    file: 'noise.txt',
    content: Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
  },
  { name: 'a file larger than is read', file: 'huge.txt', content: Buffer.alloc(51 * 1024 * 1024, 'word ') },
]) {
  test(`${name} is named with the reason, and adds nothing`, async ({ launch, folder, shoot }) => {
    const app = await launch()
    const path = join(folder, file)
    await writeFile(path, content)
    await importPath(app, path, 'files')
    await expect(app.page.getByText(/^Nothing added/).first()).toContainText(file)
    await shoot(app.page, file)
    await expect(reader(app.page).articles).toHaveCount(0)
  })
}

test('a folder with good and bad files gives the good ones and accounts for the rest', async ({
  launch,
  folder,
  shoot,
}) => {
  const app = await launch()
  const source = join(folder, 'mixed')
  await mkdir(join(source, 'deep', 'deeper'), { recursive: true })
  await writeFile(join(source, 'one.txt'), article(1))
  await writeFile(join(source, 'deep', 'deeper', 'two.md'), `---\ntitle: Two\n---\n\n${article(2)}`)
  await writeFile(join(source, 'empty.txt'), '')
  await writeFile(join(source, 'noise.html'), Buffer.from([0, 1, 2, 3, 0xff, 0xfe, 0, 0, 7, 8]))
  await mkdir(join(source, 'locked'))
  await writeFile(join(source, 'locked', 'secret.txt'), article(3))
  await chmod(join(source, 'locked'), 0)
  try {
    await importPath(app, source, 'folder')
    const { toast } = reader(app.page)
    await expect(toast.first()).toContainText(/Added \d articles?/)
    await app.page.getByRole('button', { name: 'Show receipt' }).click()
    const receipt = app.page.getByRole('dialog', { name: 'Import receipt' })
    await expect(receipt).toContainText('empty.txt')
    await expect(receipt).toContainText('noise.html')
    await shoot(app.page, 'mixed-folder')
  } finally {
    await chmod(join(source, 'locked'), 0o700)
  }
})

test('a paste of 5 MB is taken, and the window goes on answering', async ({ launch }) => {
  const { page } = await launch()
  const paragraph =
    'A long text about a long winter, in which every sentence is like the one before it. '.repeat(12)
  const text = `A very long text\n\n${Array.from({ length: 5000 }, (_, n) => `${String(n)} ${paragraph}`).join('\n\n')}`
  await paste(page, text)
  // The list of views still opens while that is read.
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(reader(page).articles.first()).toBeVisible({ timeout: 60_000 })
})

test('an import of many files shows its progress and can be stopped; what is done stays', async ({
  launch,
  folder,
  shoot,
}) => {
  test.setTimeout(180_000)
  const app = await launch()
  const source = join(folder, 'many')
  await mkdir(source)
  for (let n = 0; n < 3000; n++) await writeFile(join(source, `${String(n)}.txt`), article(n))
  await importPath(app, source, 'folder')
  const progress = app.page.getByRole('region', { name: 'Import under way' })
  await expect(progress).toBeVisible()
  await shoot(app.page, 'progress')
  await progress.getByRole('button', { name: 'Stop…' }).click()
  await app.page.getByRole('button', { name: 'Stop and keep' }).click()
  await expect(app.page.getByText(/stopped/).first()).toBeVisible({ timeout: 60_000 })
  await expect(progress).toHaveCount(0)
})
