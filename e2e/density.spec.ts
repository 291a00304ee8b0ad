import { expectAccessible } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { reader } from './reader.ts'

const titles = Array.from({ length: 30 }, (_, index) => `Log of day ${String(index + 10)}`)

test('a list is made compact and back from the keyboard, keeps its place, and stays so over a restart', async ({
  launch,
  shoot,
}) => {
  const app = await launch()
  const { page } = app
  const { articles, list, row } = reader(page)
  await page.evaluate(async (names) => {
    for (const name of names) {
      await window.offprint.importing.paste({ text: `# ${name}\n\nThe wind of ${name} came from the west.` })
    }
  }, titles)
  await expect(articles.first()).toContainText(titles.at(-1)!)
  const heightOf = async (name: string): Promise<number> =>
    row(name).evaluate((element) => element.getBoundingClientRect().height)
  const words = row(titles.at(-1)!).getByText('came from the west')
  await expect(words).toBeVisible()
  const before = await heightOf(titles.at(-1)!)

  await list.focus()
  await page.keyboard.press('Shift+c')
  await expect(words).toBeHidden()
  expect(await heightOf(titles.at(-1)!)).toBeLessThan(before * 0.6)
  await shoot(page, 'compact')
  await expectAccessible(page, 'a compact list')

  // The cursor at the lower edge stays in sight when the rows grow.
  await page.keyboard.press('Home')
  await expect(articles.first()).toHaveAttribute('data-cursor', 'true')
  await page.keyboard.press('End')
  await expect(row(titles[0]!)).toHaveAttribute('data-cursor', 'true')
  const active = await list.getAttribute('aria-activedescendant')
  const current = page.locator(`[id="${active!}"]`)
  await expect(current).toBeInViewport({ ratio: 0.95 })
  // Gone out of sight without the cursor, it is brought back by going to where it stands already.
  await list.evaluate((element) => {
    element.scrollTop = 0
  })
  await expect(current).not.toBeInViewport()
  await page.keyboard.press('End')
  await expect(current).toBeInViewport({ ratio: 0.95 })
  const topBefore = await list.evaluate((element) => element.scrollTop)
  await page.keyboard.press('Shift+c')
  await expect(list).toHaveAttribute('data-density', 'comfortable')
  await expect(current).toBeInViewport({ ratio: 0.95 })
  expect(await list.evaluate((element) => element.scrollTop)).toBeGreaterThan(topBefore)
  expect(await heightOf(titles[0]!)).toBe(before)

  await page.keyboard.press('ControlOrMeta+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('tab', { name: 'Library' }).click()
  await settings.getByRole('radio', { name: 'Comfortable' }).press('ArrowRight')
  await expect(settings.getByRole('radio', { name: 'Compact' })).toBeChecked()
  await shoot(page, 'setting')
  await app.close()

  const again = await launch({ library: app.library })
  await expect(reader(again.page).list).toHaveAttribute('data-density', 'compact')
  await again.page.setViewportSize({ width: 900, height: 600 })
  await shoot(again.page, 'narrow')
  await again.page.evaluate(async () => window.offprint.settings.change({ language: 'ar', theme: 'dark' }))
  await expect(again.page.locator('html')).toHaveAttribute('dir', 'rtl')
  await shoot(again.page, 'arabic')
})
