import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { drop, paste, reader } from './reader.ts'
import { samples } from './samples.ts'

test('the language changes at once, and nothing that is open is lost', async ({ launch }) => {
  const { page } = await launch()
  const { articles } = reader(page)
  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(2)
  await page.keyboard.press('ControlOrMeta+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('tab', { name: 'Language' }).click()
  await settings.getByRole('radio', { name: 'العربية' }).press('Space')
  const arabic = page.getByRole('dialog', { name: 'الإعدادات' })
  await expect(arabic.getByRole('tab', { name: 'اللغة' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('html')).toHaveAttribute('lang', /^ar/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox', { name: 'المقالات' }).getByRole('option')).toHaveCount(2)
  await expect(page.getByRole('navigation', { name: 'الأقسام' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('tab', { name: 'اللغة' }).click()
  await page.getByRole('radio', { name: 'English' }).press('Space')
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
})

test('the language is kept from one start to the next', async ({ launch }) => {
  const first = await launch()
  await first.page.evaluate(() => window.offprint.settings.change({ language: 'ar' }))
  await expect(first.page.getByRole('navigation', { name: 'الأقسام' })).toBeVisible()
  await first.close()
  const { page } = await launch()
  await expect(page.getByRole('navigation', { name: 'الأقسام' })).toBeVisible()
})

test('what the library and imports say is said in the language, reports of before included', async ({
  launch,
}) => {
  const { page } = await launch()
  await paste(page, samples[0]!.text)
  await expect(reader(page).articles).toHaveCount(2)
  // Nothing can be read of it: the reason is written while the interface speaks English.
  await drop(page, [{ name: 'empty.txt', content: '' }])
  const said = (text: string | RegExp): Promise<void> =>
    expect(page.locator('.toast-message').filter({ hasText: text })).toHaveCount(1)
  await said('it is empty')
  await page.evaluate(() => window.offprint.settings.change({ language: 'ar' }))
  await page.getByRole('button', { name: /عمليات الاستيراد/ }).click()
  await expect(page.getByRole('dialog')).toContainText('هو فارغ')
  await page.keyboard.press('Escape')
  const list = page.getByRole('listbox', { name: 'المقالات' })
  await list.focus()
  await page.keyboard.press('e')
  await said(/^أُرشف: “/)
  await page.keyboard.press('ControlOrMeta+z')
  await said(/^تُرُوجع عن: أُرشف: “/)
  await page.keyboard.press('ControlOrMeta+z')
  await said(/^تُرُوجع عن: أُضيف: مقالتان/)
  // The words of a query are explained in the language too; those that were typed stay.
  await page.keyboard.press('/')
  await page.keyboard.type('words:>2000 ')
  await expect(page.locator('.search-token')).toContainText('على الأقل')
})

test('a text that was damaged on the disk says so in the language of the interface, above it', async ({
  launch,
}) => {
  const before = await launch()
  const { library } = before
  await paste(before.page, samples[0]!.text)
  await expect(reader(before.page).articles).toHaveCount(2)
  // Texts are read ahead of the reader: what is damaged while the app runs may be in memory still, and sound.
  await before.close()
  for (const id of await readdir(join(library, 'articles'))) {
    const body = join(library, 'articles', id, 'body.html')
    await writeFile(body, (await readFile(body, 'utf8')).replace(/e/, '3'))
  }
  const { page } = await launch({ library })
  await page.evaluate(() => window.offprint.settings.change({ language: 'ar' }))
  await page.getByRole('listbox', { name: 'المقالات' }).getByRole('option').first().click()
  const article = page.frameLocator('iframe')
  const note = article.locator('header .damage-note')
  await expect(note).toContainText('تلف هذا النص على القرص.')
  await expect(note).toHaveAttribute('dir', 'rtl')
  await expect(article.getByText(/damaged on the disk/)).toHaveCount(0)
  await page.evaluate(() => window.offprint.settings.change({ language: 'en' }))
  await expect(note).toContainText('This text was damaged on the disk.')
  // Places and highlights are counted over the text: nothing was put into it.
  await expect(article.locator('.body')).not.toContainText('damaged on the disk')
})

test('in Arabic, too, nothing lies beside a narrow window for the page to slide to', async ({ launch }) => {
  const { page } = await launch({ width: 320, height: 640 })
  for (const language of ['en', 'ar'] as const) {
    await page.evaluate((chosen) => window.offprint.settings.change({ language: chosen }), language)
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))
    const beside = async (): Promise<number> =>
      page.evaluate(() => {
        const workspace = document.querySelector('.workspace')
        return workspace === null ? -1 : workspace.scrollWidth - workspace.clientWidth
      })
    await expect.poll(beside, language).toBe(0)
  }
})
