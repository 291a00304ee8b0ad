import { expectAccessible } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { drop, reader } from './reader.ts'

const story = (extra: string): Buffer =>
  Buffer.from(
    `<!doctype html><html lang="en"><head><title>Ferry</title><link rel="canonical" href="https://a.example/ferry"></head><body><article><h1>Ferry</h1>${[
      'The ferry left the quay at noon with forty people and two goats on its deck, and nobody waved.',
      'Ask our harbour desk for tickets, timetables and all the other news that nobody reads twice.',
      'By evening the wind had turned, and the captain wrote in the log that the goats were seasick.',
      extra,
    ]
      .map((text) => `<p>${text}</p>`)
      .join('')}</article></body></html>`,
  )

test('a wrong paragraph is cut by keyboard, stays out when the page comes again, and undo brings it back', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  const { articles, article, open } = reader(page)
  await drop(page, [
    { name: 'ferry.html', content: story('At night it was calm again, and stars stood over the ferry.') },
  ])
  await expect(articles).toHaveCount(1)
  await open('Ferry')
  await expect(article.getByText('Ask our harbour desk')).toBeVisible()
  // The second sentence of the page stands in the second paragraph.
  await page.keyboard.press('h')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Shift+x')
  const dialog = page.getByRole('dialog', { name: 'Cut passages' })
  const boxes = dialog.getByRole('checkbox')
  await expect(boxes).toHaveCount(4)
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await expect(dialog.getByRole('checkbox', { checked: true })).toBeFocused()
  await shoot(page, 'dialog')
  await expectAccessible(page, 'the dialog of passages')
  for (const [index, isIn] of [false, true, false, false].entries()) await boxes.nth(index).setChecked(isIn)
  await dialog.getByRole('button', { name: 'Cut 1 passage' }).press('Enter')
  await expect(page.getByText('Cut a passage from “Ferry”')).toBeVisible()
  await expect(article.getByText('Ask our harbour desk')).toHaveCount(0)
  await expect(article.getByText('the goats were seasick')).toBeVisible()

  await drop(page, [
    {
      name: 'ferry.html',
      content: story(
        'At night it was calm again, and many more stars than anybody could count stood over the ferry and the quay.',
      ),
    },
  ])
  await expect(page.getByText(/already|skipped/i).first()).toBeVisible()
  await expect(article.getByText('Ask our harbour desk')).toHaveCount(0)
  await expect(articles).toHaveCount(1)
  await page.keyboard.press('z')
  await expect(article.getByText('Ask our harbour desk')).toBeVisible()
})
