import { expectAccessible } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { drop, reader } from './reader.ts'

const told = (about: string, from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, at) =>
      `<p>Of ${about} the ${about} keeper of ward ${String.fromCodePoint(97 + from + at)} wrote that ${about} ${'stood lay ran fell rose'.split(' ')[(from + at) % 5] ?? ''} by the ${about} wall in the ${String.fromCodePoint(97 + from + at)}th spring.</p>`,
  ).join('')

const page = (title: string, url: string, body: string): Buffer =>
  Buffer.from(
    `<!doctype html><html lang="en"><head><title>${title}</title><link rel="canonical" href="${url}"></head><body><article><h1>${title}</h1>${body}</article></body></html>`,
  )

test('copies are found and joined from the keyboard, and one undo parts them again', async ({
  launch,
  shoot,
}) => {
  const { page: app } = await launch()
  const { articles, row, showView } = reader(app)
  const from = (title: string, site: string, about: string, to: number) => ({
    name: `${title}.html`,
    content: page(title, `https://${site}.example/${about}`, told(about, 0, to)),
  })
  const bring = async (files: readonly ReturnType<typeof from>[], count: number): Promise<void> => {
    await drop(app, files)
    await expect(articles).toHaveCount(count)
  }
  await bring([from('The ferry', 'a', 'ferry', 4), from('The tower', 'a', 'tower', 4)], 2)
  await app.keyboard.press('ControlOrMeta+k')
  await app.getByRole('combobox').fill('find copies')
  await app.keyboard.press('Enter')
  const dialog = app.getByRole('dialog', { name: 'Copies' })
  await expect(dialog.getByText('No copies: each of the 2 articles is there once.')).toBeVisible()
  await app.keyboard.press('Escape')

  // An import would know these as copies, had the first been whole when the second came.
  await bring([from('Ferries', 'b', 'ferry', 12), from('Towers', 'b', 'tower', 12)], 4)
  await bring([from('The ferry', 'a', 'ferry', 13), from('The tower', 'a', 'tower', 13)], 4)
  await expect(app.getByText('merged 2').or(app.getByText('Merged 2'))).toBeVisible()
  await row('Towers').click()
  await app.keyboard.press('s')
  await expect(app.getByText('Bookmarked “Towers”')).toBeVisible()
  await app.keyboard.press('Escape')

  await app.keyboard.press('ControlOrMeta+k')
  await app.getByRole('combobox').fill('find copies')
  await app.keyboard.press('Enter')
  await expect(dialog.getByText('2 articles are there more than once.')).toBeVisible()
  await shoot(app, 'found')
  await expectAccessible(app, 'the dialog of copies')
  await dialog.getByRole('checkbox', { name: 'The ferry' }).press('Space')
  await dialog.getByRole('button', { name: 'Join 1 article' }).press('Enter')
  await expect(app.getByText('Joined a copy of “The tower”')).toBeVisible()
  await expect(articles).toHaveCount(3)
  await showView('Bookmarked')
  await expect(articles).toHaveCount(1)
  await app.keyboard.press('z')
  await showView('Inbox')
  await expect(articles).toHaveCount(4)
})
