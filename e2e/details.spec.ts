import { expect, test } from './fixtures.ts'
import { expectAccessible } from './axe.ts'
import { drop, reader } from './reader.ts'

const page = `<html lang="en"><head><title>Untitled document</title></head><body><article><h1>Untitled document</h1>
<p>${'The pilots of the estuary have kept a book of the fogs since 1870, and none has read it whole. '.repeat(12)}</p>
</article><p>The imprint of the harbour office, which stands outside of the article.</p></body></html>`

test('what a page said wrong is put right by keyboard, shown, found, kept when its text is taken anew, and undone', async ({
  launch,
  shoot,
}) => {
  const { page: window } = await launch()
  const { articles, article, list, results, row, search } = reader(window)
  await expect(list.or(window.getByRole('button', { name: 'Choose files…' })).first()).toBeVisible()
  await drop(window, [{ name: 'fogs.html', content: page }])
  await expect(articles).toHaveCount(1)
  await window.keyboard.press('j')
  await window.keyboard.press('Enter')
  await expect(article.getByRole('heading', { level: 1 })).toHaveText('Untitled document')

  await window.keyboard.press('i')
  const dialog = window.getByRole('dialog', { name: 'Details of the article' })
  await dialog.getByRole('textbox', { name: 'Title' }).fill('The book of fogs')
  await dialog.getByRole('textbox', { name: 'Author' }).fill('Ottoline Vane')
  await dialog.getByRole('textbox', { name: 'Published' }).fill('May')
  await expect(dialog.getByRole('alert')).toContainText('2025-03-31')
  await expectAccessible(window, 'details of an article')
  await dialog.getByRole('textbox', { name: 'Published' }).fill('2019-05-20')
  await dialog.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Hebrew' })
  await expect(dialog.getByRole('combobox', { name: 'Direction' })).toHaveValue('rtl')
  await dialog.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'English' })
  await shoot(window, 'dialog')
  await dialog.getByRole('textbox', { name: 'Title' }).press('Enter')
  await expect(dialog).toHaveCount(0)

  await expect(article.getByRole('heading', { level: 1 })).toHaveText('The book of fogs')
  await expect(article.getByText('Ottoline Vane')).toBeVisible()
  await expect(row('The book of fogs')).toContainText('May 20, 2019')

  await window.keyboard.press('ControlOrMeta+k')
  await window.getByRole('combobox').fill('take the text anew')
  await window.keyboard.press('Enter')
  const anew = window.getByRole('dialog').filter({ hasText: 'anew' })
  await anew.getByRole('radio').last().check()
  await anew.getByRole('button', { name: 'Use this text' }).press('Enter')
  await expect(anew).toHaveCount(0)
  await expect(article.getByText('The imprint of the harbour office')).toBeVisible()
  await expect(article.getByRole('heading', { level: 1 })).toHaveText('The book of fogs')

  await window.keyboard.press('/')
  await search.fill('by:ottoline fogs')
  await expect(results).toHaveCount(1)
  await window.keyboard.press('Escape')
  await window.keyboard.press('Escape')
  await window.keyboard.press('ControlOrMeta+z')
  await window.keyboard.press('ControlOrMeta+z')
  await expect(row('Untitled document')).toHaveCount(1)
})
