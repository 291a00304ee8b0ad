import { expect, test } from './fixtures.ts'
import { expectAccessible } from './axe.ts'
import { reader } from './reader.ts'

const tagged = [
  [
    'Loaves of the harbour',
    '[food/bread]',
    'Nobody bakes here before four in the morning, when the trawlers come in.',
  ],
  [
    'Kettles of the quay',
    '[food/tea, quay]',
    'The kettle of the harbour office has been on since the war ended.',
  ],
  ['Nets', '[quay]', 'Nets are mended on the wall, which is warm until the evening.'],
] as const

test('tags nest in the sidebar, are renamed and joined on all articles, and removed, each undone by one key', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  const { articles, views, toast } = reader(page)
  for (const [title, tags, text] of tagged) {
    await page.keyboard.press('a')
    await page
      .getByRole('dialog')
      .getByRole('textbox')
      .fill(`---\ntitle: ${title}\ntags: ${tags}\n---\n${text}`)
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(articles.filter({ hasText: title })).toHaveCount(1)
  }
  await views.getByRole('button', { name: 'Tags in food' }).press('Enter')
  await expect(views.getByRole('button', { name: /^bread 1/ })).toBeVisible()
  await views.getByRole('button', { name: /^food 2/ }).press('Enter')
  await expect(articles).toHaveCount(2)
  await shoot(page, 'nested')
  await expectAccessible(page, 'nested tags')

  await page.getByRole('button', { name: 'This tag' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Rename this tag…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Rename the tag' })
  await dialog.getByRole('textbox').fill('kitchen')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^kitchen/ })).toBeVisible()
  await expect(articles).toHaveCount(2)
  await expect(views.getByRole('button', { name: /^food/ })).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('rename this tag')
  await page.keyboard.press('Enter')
  await dialog.getByRole('textbox').fill('quay')
  await expect(dialog.getByText('“quay” is there already, on 2 articles')).toBeVisible()
  await shoot(page, 'joined')
  await expectAccessible(page, 'joining tags')
  await page.keyboard.press('Enter')
  await expect(articles).toHaveCount(3)
  await page.keyboard.press('z')
  await expect(views.getByRole('button', { name: /^kitchen 2/ })).toBeVisible()

  await page.getByRole('button', { name: 'This tag' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Remove this tag from all articles' }).press('Enter')
  await expect(toast).toContainText('Removed the tag')
  await expect(views.getByRole('button', { name: /^quay/ })).toHaveCount(0)
  await expect(articles).toHaveCount(3)
})
