import { writeZip } from '../src/core/exporting/zip/write-zip.ts'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { drop, reader } from './reader.ts'

async function zipOf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const time = new Date('2025-07-01T00:00:00.000Z')
  const entries = Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text), time }))
  const chunks: Uint8Array[] = []
  for await (const chunk of writeZip(entries)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function showReceipt(page: Page): Promise<ReturnType<Page['getByRole']>> {
  await page.getByRole('button', { name: 'Show receipt' }).click()
  return page.getByRole('dialog', { name: 'Import receipt' })
}

test('a Pocket zip comes in with its dates, tags and states, as links, and its receipt names each row', async ({
  launch,
  shoot,
}) => {
  const app = await launch()
  const bytes = await zipOf({
    'part_000000.csv':
      'title,url,time_added,tags,status\n' +
      'The lighthouse keeper,https://coast.example/keeper?utm_source=pocket,1420070400,sea|Küste,unread\n' +
      'https://coast.example/untitled,https://coast.example/untitled,1388534400,,unread\n' +
      'Never,closed\n',
    'part_000001.csv':
      'title,url,time_added,tags,status\nRead long ago,https://coast.example/old,1300000000,,archive\n',
  })
  await drop(app.page, [{ name: 'pocket.zip', content: bytes }])
  const { articles, article, open, row, showView } = reader(app.page)
  const look = app.page.getByRole('dialog', { name: 'Look before importing' })
  await expect(look.getByText('3 articles from Pocket')).toBeVisible()
  await expect(look.getByText('Mar 2011 to Jan 2015')).toBeVisible()
  await expect(look.getByText('It has 2 cells where 5 columns are named.')).toBeVisible()
  await shoot(app.page, 'pocket-look')
  await expect(articles).toHaveCount(0)
  // The keyboard alone: the button that imports has the focus.
  await app.page.keyboard.press('Enter')
  await expect(articles).toHaveCount(2)
  const keeper = row('The lighthouse keeper')
  await expect(keeper).toContainText('not offline')
  await expect(keeper).toContainText('2015')
  await expect(keeper).toContainText('#sea #Küste')

  await open('The lighthouse keeper')
  await expect(article.getByText('Not offline: only the address')).toBeVisible()
  await expect(article.getByText('https://coast.example/keeper', { exact: true })).toBeVisible()
  await expect(article.getByRole('link', { name: 'Open the original' })).toHaveAttribute(
    'href',
    'https://coast.example/keeper',
  )
  await shoot(app.page, 'pocket')

  const receipt = await showReceipt(app.page)
  await expect(receipt.getByText('part_000000.csv, line 2')).toBeVisible()
  await expect(receipt.getByText('It has 2 cells where 5 columns are named.')).toBeVisible()
  await expect(receipt.getByText(/link only, not offline · archived · read/)).toBeVisible()
  await shoot(app.page, 'pocket-receipt')
  await app.page.keyboard.press('Escape')

  await showView('Archive')
  await expect(articles).toHaveCount(1)
  await expect(row('Read long ago')).toBeVisible()

  await drop(app.page, [{ name: 'pocket.zip', content: bytes }])
  await look.getByRole('button', { name: 'Import anyway' }).click()
  await expect(app.page.getByText(/Nothing added/).first()).toBeVisible()
})

test('an Omnivore zip comes in with its texts, and can be read', async ({ launch, shoot }) => {
  const app = await launch()
  const item = (slug: string, title: string, more: object): object => ({
    id: slug,
    slug,
    title,
    url: `https://port.example/${slug}`,
    state: 'Active',
    readingProgress: 0,
    labels: [],
    savedAt: '2023-04-05T06:07:08.910Z',
    ...more,
  })
  const bytes = await zipOf({
    'metadata_0_to_2.json': JSON.stringify([
      item('harbour', 'The harbour', {
        labels: ['Ports'],
        author: 'Ida Crane',
        description: 'How it silted up.',
      }),
      item('bare', 'A page without a text', {}),
    ]),
    'content/harbour.html':
      '<div id="readability-page-1"><p>Once two hundred boats lay here. Now there are four.</p>' +
      '<p><img data-omnivore-original-src="https://port.example/boats.jpg" src="https://proxy-prod.omnivore-image-cache.app/1x1,s/https://port.example/boats.jpg" alt="Boats at low tide"></p></div>',
    'highlights/harbour.md': '> Now there are four.\n',
  })
  await drop(app.page, [{ name: 'omnivore.zip', content: bytes }])
  await app.page.getByRole('button', { name: 'Import 2 articles' }).click()
  const { articles, article, open, row } = reader(app.page)
  await expect(articles).toHaveCount(2)
  await expect(row('A page without a text')).toContainText('not offline')
  await open('The harbour')
  await expect(article.getByText('Once two hundred boats lay here. Now there are four.')).toBeVisible()
  await expect(article.getByText('Ida Crane')).toBeVisible()
  await expect(article.getByText('Boats at low tide')).toBeVisible()
  await expect(article.getByText('Not offline')).toHaveCount(0)
  const receipt = await showReceipt(app.page)
  await expect(receipt.getByText(/text · 1 tag · 0 of 1 image · 1 highlight/)).toBeVisible()
  await shoot(app.page, 'omnivore-receipt')
})

const rows = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, index) =>
      `Row ${from + index},https://rows.example/${from + index},${1_400_000_000 + index},sea|salt,archive`,
  ).join('\n')
const header = 'title,url,time_added,tags,status'

test('what is not wanted of an export stays out, chosen with the keyboard; Cancel brings nothing', async ({
  launch,
}) => {
  const app = await launch()
  const { articles, row } = reader(app.page)
  const file = { name: 'part_000000.csv', content: `${header}\n${rows(1, 4)}\n` }
  await drop(app.page, [file])
  const look = app.page.getByRole('dialog', { name: 'Look before importing' })
  await expect(look).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(look).toBeHidden()
  await expect(articles).toHaveCount(0)

  await drop(app.page, [file])
  await look.getByRole('checkbox', { name: /Keep states/ }).focus()
  await app.page.keyboard.press('Space')
  await app.page.keyboard.press('Tab')
  await app.page.keyboard.press('Space')
  await look.getByRole('button', { name: 'Import 3 articles' }).press('Enter')
  // Archived over there, and yet in the inbox; without its tags, but with its date.
  await expect(articles).toHaveCount(3)
  await expect(row('Row 1')).toContainText('2014')
  await expect(row('Row 1')).not.toContainText('#sea')
})

test('a long receipt is drawn as far as it is seen, filtered, and its merges are undone with it', async ({
  launch,
  shoot,
}) => {
  const app = await launch()
  const { row } = reader(app.page)
  const give = async (name: string, content: string, press: RegExp): Promise<void> => {
    await drop(app.page, [{ name, content }])
    await app.page.getByRole('button', { name: press }).click()
    await expect(app.page.getByRole('button', { name: 'Show receipt' }).first()).toBeVisible()
  }
  await give('first.csv', `${header}\nRow 5,https://rows.example/5,1500000000,,unread\n`, /Import 1 article/)
  await expect(row('Row 5')).not.toContainText('#sea')
  await app.page.getByRole('button', { name: 'Dismiss' }).first().click()
  await give('all.csv', `${header}\n${rows(1, 1501)}\nCut,off\n`, /Import 1,500 articles/)
  const receipt = await showReceipt(app.page)
  await expect(receipt.getByText('1,501 items')).toBeVisible()
  expect(await receipt.getByRole('listitem').count()).toBeLessThan(300)
  await receipt.getByRole('button', { name: '1 failed' }).click()
  await expect(receipt.getByText('1 item', { exact: true })).toBeVisible()
  await expect(receipt.getByText('It has 2 cells where 5 columns are named.')).toBeVisible()
  await receipt.getByRole('button', { name: '1 failed' }).click()
  await receipt.getByRole('searchbox').fill('row 149')
  await expect(receipt.getByText('11 items')).toBeVisible()
  await shoot(app.page, 'receipt')
  await expect(row('Row 5')).toContainText('#sea')
  await receipt.getByRole('button', { name: 'Undo import' }).click()
  const sure = app.page.getByRole('alertdialog')
  await sure.getByRole('button').last().click()
  await expect(row('Row 5')).not.toContainText('#sea')
})
