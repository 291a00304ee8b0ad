import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataAddress, pngOf } from '../src/core/importing/pictures/picture-fixture.ts'
import { offprint, showArticles } from './command-line.ts'
import { expect, test } from './fixtures.ts'
import { reader } from './reader.ts'

const prose = (about: string): string =>
  `<p>${`The ${about} has stood at the end of the quay for as long as anyone can tell, and longer. `.repeat(3)}</p>`

const svg =
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160" onload="parent.canary=1"><script>parent.canary=1</script><image href="https://coast.example/tower.png"/><rect width="320" height="160" fill="teal"/></svg>'

const page = `<!doctype html><html lang="en"><head><title>The lighthouse of the quay</title>
<link rel="canonical" href="https://coast.example/lighthouse"></head><body><article><h1>The lighthouse of the quay</h1>
${prose('lighthouse')}<figure><img src="${dataAddress(pngOf(320, 160, 90))}" alt="The lighthouse at noon"><figcaption>At noon.</figcaption></figure>
${prose('keeper')}<p><img src="lighthouse_files/night.png" alt="The lighthouse at night"></p>
${prose('lamp')}<p><img src="https://coast.example/far.jpg" alt="From the sea"></p>
${prose('stair')}<p><img src='${svg}' alt="A plan of the tower"></p></article></body></html>`

test('pictures that came along are kept, shown, exported and brought back; others leave labelled gaps', async ({
  folder,
  launch,
  shoot,
}) => {
  const library = join(folder, 'library')
  const saved = join(folder, 'saved')
  await mkdir(join(saved, 'lighthouse_files'), { recursive: true })
  await writeFile(join(saved, 'lighthouse.html'), page)
  await writeFile(join(saved, 'lighthouse_files', 'night.png'), pngOf(320, 160, 30))
  const imported = await offprint(['import', join(saved, 'lighthouse.html'), '--library', library])
  expect(imported.errors).toBe('')
  expect(imported.code).toBe(0)
  // What is kept needs nothing of what it came from.
  await rm(saved, { recursive: true })
  const [id = ''] = await showArticles(library, (shown) => shown.id)
  const images = join(library, 'articles', id, 'images')
  expect(await readdir(images)).toHaveLength(3)

  const app = await launch({ library })
  const requests: string[] = []
  app.page.context().on('request', (request) => requests.push(request.url()))
  const { open, article } = reader(app.page)
  await open('The lighthouse of the quay')
  for (const name of ['The lighthouse at noon', 'The lighthouse at night', 'A plan of the tower']) {
    const picture = article.getByRole('button', { name: `Enlarge: ${name}` })
    await picture.scrollIntoViewIfNeeded()
    await expect
      .poll(() => picture.evaluate((element) => (element as HTMLImageElement).naturalWidth))
      .toBe(320)
  }
  await expect(article.getByText('Image not saved · coast.example')).toBeVisible()
  expect(requests.filter((address) => address.includes('coast.example'))).toEqual([])
  expect(await app.page.evaluate(() => Reflect.get(window, 'canary'))).toBeUndefined()
  await shoot(app.page, 'kept')
  await app.close()

  const archive = join(folder, 'all.zip')
  const again = join(folder, 'again')
  expect((await offprint(['export', archive, '--library', library])).errors).toBe('')
  expect((await offprint(['import', archive, '--library', again])).code).toBe(0)
  expect((await readdir(join(again, 'articles', id, 'images'))).toSorted()).toEqual(
    (await readdir(images)).toSorted(),
  )
  const alone = await offprint(['show', id, '--format', 'html', '--library', again])
  expect(alone.output.match(/src="data:image\/png;base64,/g)).toHaveLength(2)
  expect(alone.output.match(/src="data:image\/svg\+xml;base64,/g)).toHaveLength(1)
  // What came back from the archive is as safe as what went into it.
  const drawing = (await readdir(images)).find((name) => name.endsWith('.svg')) ?? ''
  expect(await readFile(join(images, drawing), 'utf8')).not.toMatch(/script|onload|coast/)

  await rm(join(images, (await readdir(images))[0] ?? ''))
  const examined = await offprint(['doctor', '--library', library])
  expect(examined.output + examined.errors).toContain('A picture of “The lighthouse of the quay” is missing')
})
