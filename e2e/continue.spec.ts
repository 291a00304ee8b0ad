import { expect, test } from './fixtures.ts'
import { expectAccessible } from './axe.ts'
import { paste, reader } from './reader.ts'

const long = (title: string): string =>
  `---\ntitle: ${title}\n---\n${Array.from({ length: 60 }, (_, at) => `Paragraph ${at} of ${title} goes on and on about the harbour, its ${title} and nothing else at all.`).join('\n\n')}`

test('what was begun waits under Continue, the last one first, with the time left, until it is finished', async ({
  launch,
  shoot,
}) => {
  const first = await launch()
  const { page } = first
  const { articles, row, views } = reader(page)
  for (const title of ['Anchors', 'Beacons', 'Cranes']) {
    await paste(page, long(title))
    await expect(row(title)).toHaveCount(1)
  }
  for (const title of ['Cranes', 'Anchors']) {
    await reader(page).open(title)
    for (let screens = 0; screens < 3; screens++) {
      await page.keyboard.press('Space')
      await page.waitForTimeout(300)
    }
    await page.keyboard.press('Escape')
    await expect(row(title)).toContainText('min left')
  }
  await expect(row('Beacons')).not.toContainText('min left')
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(articles).toHaveCount(2)
  await expect(views.getByRole('button', { name: /^Continue 2/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sorted: Last read first' })).toBeVisible()
  await expect(articles.first()).toContainText('Anchors')
  await shoot(page, 'begun')
  await expectAccessible(page, 'Continue')
  await first.close()

  const { page: again } = await launch()
  const { articles: waiting, row: lineOf, list } = reader(again)
  await again.keyboard.press('g')
  await again.keyboard.press('c')
  await expect(waiting).toHaveCount(2)
  await list.focus()
  await reader(again).open('Anchors')
  await again.keyboard.press('m')
  await again.keyboard.press('Escape')
  await expect(lineOf('Anchors')).toHaveCount(0)
  await expect(lineOf('Cranes')).toHaveCount(1)

  await again.keyboard.press('ControlOrMeta+k')
  await again.getByRole('combobox').fill('statistics')
  await again.keyboard.press('Enter')
  const statistics = again.getByRole('dialog', { name: 'Statistics' })
  await expect(statistics.getByRole('listitem').last()).toContainText('1 article')
  await expect(statistics.getByText('1 article ·')).toBeVisible()
  await shoot(again, 'statistics')
  await expectAccessible(again, 'statistics')
  await again.keyboard.press('Escape')
  await expect(statistics).toHaveCount(0)
})
