import { expect, test } from './fixtures.ts'
import { expectAccessible } from './axe.ts'
import { drop, reader } from './reader.ts'

const texts = [
  ['Anchor', '2021-05-01', 400],
  ['Beacon', '2024-02-03', 90],
  ['Compass', '2019-11-30', 900],
] as const

test('a view is sorted from the keyboard, stays so over a restart, and the others are as they were', async ({
  launch,
  shoot,
}) => {
  const first = await launch()
  const { page } = first
  const { articles } = reader(page)
  for (const [title, day, words] of texts) {
    await page.keyboard.press('a')
    const text = `---\ntitle: ${title}\npublished: ${day}\nsite: ${title.toLowerCase()}.example\n---\n${`The ${title} of the harbour ${title}s and goes. `.repeat(words / 8)}`
    await page.getByRole('dialog').getByRole('textbox').fill(text)
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(articles.filter({ hasText: title })).toHaveCount(1)
  }
  const titles = () =>
    articles.evaluateAll((rows) => rows.map((row) => row.textContent.match(/Anchor|Beacon|Compass/)?.[0]))
  await expect.poll(titles).toEqual(['Compass', 'Beacon', 'Anchor'])

  await page.getByRole('button', { name: 'Sorted: Newest first' }).press('Enter')
  await page.getByRole('menuitemradio', { name: 'Latest published first' }).press('Enter')
  await expect.poll(titles).toEqual(['Beacon', 'Anchor', 'Compass'])
  await expect(page.getByText('February 2024').first()).toBeVisible()
  await expect(articles.nth(1)).toHaveAccessibleDescription('May 2021')
  await expect(page.getByText('November 2019')).toBeVisible()
  await shoot(page, 'groups')
  await expectAccessible(page, 'groups of a list')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('sort: longest')
  await page.keyboard.press('Enter')
  await expect.poll(titles).toEqual(['Compass', 'Anchor', 'Beacon'])
  await page.getByRole('button', { name: 'Sorted: Longest first' }).press('Enter')
  await shoot(page, 'menu')
  await expectAccessible(page, 'the menu of orders')
  await page.getByRole('menuitemcheckbox', { name: 'Show groups' }).press('Enter')
  await expect(page.getByText('Up to 5 minutes')).toHaveCount(0)
  await first.close()

  const { page: again } = await launch()
  const list = reader(again)
  await expect(list.articles.first()).toContainText('Compass')
  await expect(list.articles.last()).toContainText('Beacon')
  await again.keyboard.press('g')
  await again.keyboard.press('a')
  await expect(again.getByRole('button', { name: 'Sorted: Newest first' })).toBeVisible()
  await again.keyboard.press('g')
  await again.keyboard.press('i')
  await expect(again.getByRole('button', { name: 'Sorted: Longest first' })).toBeVisible()

  // What comes in stands where its length says, not at the top.
  await again.keyboard.press('a')
  await again
    .getByRole('dialog')
    .getByRole('textbox')
    .fill(
      `---\ntitle: Beacon the second\n---\n${'Nobody lights this second one at night any more. '.repeat(60)}`,
    )
  await again.keyboard.press('ControlOrMeta+Enter')
  await expect(list.articles.nth(1)).toContainText('Beacon the second')
})

test('groups are shown as far down as the list goes', async ({ launch }) => {
  const first = await launch()
  const rows = Array.from(
    { length: 700 },
    (_, index) =>
      `Ferry log ${String(index)},https://quay${String(Math.floor(index / 7)).padStart(2, '0')}.example/${String(index)},${String(1_400_000_000 + index * 86_400)},,unread`,
  )
  await drop(first.page, [
    { name: 'pocket.csv', content: Buffer.from(`title,url,time_added,tags,status\n${rows.join('\n')}\n`) },
  ])
  await expect(first.page.getByText('700 articles from Pocket')).toBeVisible()
  await first.page.keyboard.press('Enter')
  await expect(reader(first.page).articles.first()).toBeVisible()
  await first.page.getByRole('button', { name: 'Sorted: Newest first' }).press('Enter')
  await first.page.getByRole('menuitemradio', { name: 'By site' }).press('Enter')
  await first.close()

  // What was just brought in is known already; after a start the list asks for it as it is scrolled.
  const { page } = await launch()
  const group = page.locator('.list-group')
  await expect(group).toHaveText('quay00.example')
  const list = page.getByRole('listbox', { name: 'Articles' })
  for (const [share, site] of [
    [0.3, /quay(?:29|30)/],
    [0.6, /quay(?:59|60)/],
    [1, /quay9\d/],
  ] as const) {
    await list.evaluate((element, part) => {
      element.scrollTo({ top: part * element.scrollHeight })
    }, share)
    await expect(group).toHaveText(site)
  }
  await expect(page.locator('.group-mark').last()).toHaveText('quay99.example')
})

test('Enter opens the first article where none was chosen yet', async ({ launch }) => {
  const first = await launch()
  await first.page.keyboard.press('a')
  await first.page
    .getByRole('dialog')
    .getByRole('textbox')
    .fill('Lamps\n\nThe lamps were lit at six along the quay, as ever.')
  await first.page.keyboard.press('ControlOrMeta+Enter')
  await expect(reader(first.page).articles).toHaveCount(1)
  await first.close()
  const { page } = await launch()
  await expect(reader(page).articles).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('toolbar', { name: 'Article' })).toBeVisible()
})
