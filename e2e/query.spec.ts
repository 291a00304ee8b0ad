import { expect, test } from './fixtures.ts'
import { markedWords, reader } from './reader.ts'
import { fillShelf, shelf } from './shelf.ts'

const [harbour = '', market = '', glaciers = '', arabic = '', chinese = ''] = shelf.map(({ title }) => title)

test('an operator is completed from the keyboard, with counts, and is shown as what it means', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  const { search, results } = reader(page)
  await fillShelf(page)
  await page.keyboard.press('/')
  await page.keyboard.type('si')
  await expect(page.getByRole('option', { name: /^site:/ })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(search).toHaveValue('site:')
  const values = page.getByRole('listbox', { name: 'Values' }).getByRole('option')
  await expect(values.first()).toContainText('Coast Journal')
  await expect(values.first()).toContainText('2')
  await shoot(page, 'completion')
  await page.keyboard.type('coa')
  await expect(values).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(search).toHaveValue('site:"Coast Journal" ')
  await expect(results).toHaveCount(2)
  await expect(page.getByRole('list', { name: 'Understood as' })).toContainText('from Coast Journal')
  await page.keyboard.type('boats -paper')
  await expect(results).toHaveCount(1)
  await expect(results.first()).toContainText(harbour)
  await shoot(page, 'tokens')
})

test('facets count the results, and choosing one narrows the search and takes it back', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  const { search, results } = reader(page)
  await fillShelf(page)
  await search.fill('storm OR boats')
  await expect(results).toHaveCount(3)
  await page.getByRole('button', { name: 'Year' }).focus()
  await page.keyboard.press('Enter')
  const years = page.getByRole('menu', { name: 'Year' }).getByRole('menuitem')
  await expect(years).toHaveText([/2025.*2/, /2024.*1/])
  await shoot(page, 'facets')
  await page.keyboard.press('Enter')
  await expect(search).toHaveValue('storm OR boats published:2025')
  await expect(results).toHaveCount(2)
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await page.getByRole('menuitem', { name: 'news/local, 1 article' }).click()
  await expect(results).toHaveCount(1)
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await page.getByRole('menuitem', { name: 'news/local, 1 article, chosen' }).click()
  await expect(results).toHaveCount(2)
})

test('whatever is typed is answered, and what cannot be read is said and searched as text', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  const { search, results } = reader(page)
  await fillShelf(page)
  await search.fill('"storm')
  await expect(results).toHaveCount(2)
  await expect(page.getByText('The quotation is not closed: it goes on to the end.')).toBeVisible()
  await search.fill('is:stormy glaciers')
  await expect(page.getByText('“is:stormy” cannot be read: it is searched for as text.')).toBeVisible()
  await shoot(page, 'broken')
  for (const text of ['"', '-', ':', 'OR', '-"', 'added:..', 'words:>', '((((', 'tag:"', '\\', '*?[']) {
    await search.fill(text)
    await expect(page.getByText('The search did not work')).toHaveCount(0)
  }
  await search.fill('is:highlighted')
  await expect(page.getByText('There are no highlights in this library yet.')).toBeVisible()
})

test('a forgiven typo is named', async ({ launch, shoot }) => {
  const { page } = await launch()
  const { search, results } = reader(page)
  await fillShelf(page)
  await search.fill('militamen')
  await expect(results).toHaveCount(1)
  await expect(results.first()).toContainText('“Militiamen” for “militamen”')
  await shoot(page, 'why')
})

test('a saved search stands among the views with its count, which follows the library', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  const { views } = reader(page)
  await fillShelf(page)
  await page.evaluate(async () => {
    const savedSearches = [
      { name: 'By the sea', query: 'tag:sea is:unread' },
      { name: 'Nowhere', query: 'tag:nowhere' },
    ]
    await window.offprint.settings.change({ savedSearches })
  })
  await expect(views.getByRole('button', { name: 'By the sea 2', exact: true })).toBeVisible()
  await expect(views.getByRole('button', { name: 'Nowhere', exact: true })).toBeVisible()
  await shoot(page, 'counted')
  await page.evaluate(async (title) => {
    const view = await window.offprint.library.view({ view: { kind: 'all' } })
    const id = view.ok ? view.value.first.find((article) => article.title === title)?.id : undefined
    if (id === undefined) throw new Error('not imported')
    await window.offprint.article.markRead({ ids: [id], read: true })
  }, harbour)
  await expect(views.getByRole('button', { name: 'By the sea 1', exact: true })).toBeVisible()
})

test('on a narrow window / leaves the article for the search, and what is typed at once goes there', async ({
  launch,
}) => {
  const { page } = await launch({ width: 420, height: 700 })
  const { search, results, article } = reader(page)
  await fillShelf(page)
  await search.fill('"forty boats"')
  await expect(results).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(article.getByRole('heading', { level: 1, name: harbour })).toBeVisible()
  await page.keyboard.press('/')
  // A letter that got lost would be a command: "e" archives.
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('glaciers')
  await expect(search).toHaveValue('glaciers')
  await expect(results.first()).toContainText(glaciers)
})

test('Enter lands on the passage with every hit marked, and n goes on', async ({ launch, shoot }) => {
  const { page } = await launch()
  const { search, article } = reader(page)
  await fillShelf(page)
  await search.fill('"forty boats" lighthouse')
  await page.keyboard.press('Enter')
  await expect(article.getByRole('heading', { level: 1, name: harbour })).toBeVisible()
  await expect
    .poll(async () => markedWords(page))
    .toEqual(['lighthouse', 'forty boats', 'lighthouse', 'forty boats'])
  await expect(article.getByText('The lighthouse keeper').first()).toBeInViewport()
  await shoot(page, 'landed')
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await expect(article.getByText('The lighthouse keeper').last()).toBeInViewport()
})

test('Arabic is found without its article and its vowel signs, and marked whole', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  const { search, results, article } = reader(page)
  await fillShelf(page)
  await search.fill('مدرسة')
  await expect(results).toHaveCount(1)
  await expect(results.first()).toContainText(arabic)
  await expect(results.first().locator('mark').first()).toHaveText('المدرسة')
  await shoot(page, 'arabic')
  await page.keyboard.press('Enter')
  await expect(article.getByRole('heading', { level: 1, name: arabic })).toBeVisible()
  await expect.poll(async () => markedWords(page)).toContain('المَدْرَسة')
})

test('Chinese is found in the middle of a line, and in a phrase', async ({ launch, shoot }) => {
  const { page } = await launch()
  const { search, results } = reader(page)
  await fillShelf(page)
  await search.fill('搜索引擎')
  await expect(results).toHaveCount(1)
  await expect(results.first()).toContainText(chinese)
  await expect(results.first().locator('mark')).toHaveText(['搜索引擎'])
  await search.fill('lang:chinese "旧港口的灯塔"')
  await expect(results).toHaveCount(1)
  await shoot(page, 'chinese')
})

test('a Chinese result opens with its words marked, and finding in it folds as search does', async ({
  launch,
}) => {
  const { page } = await launch()
  const { search, results, article } = reader(page)
  await fillShelf(page)
  await search.fill('搜索引擎')
  await expect(results).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(article.getByRole('heading', { level: 1, name: chinese })).toBeVisible()
  await expect.poll(async () => markedWords(page)).toEqual(['搜索引擎'])
  await search.fill('title:العباره')
  await page.keyboard.press('Enter')
  await expect(article.getByRole('heading', { level: 1, name: arabic })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('searchbox', { name: 'Find in article' }).fill('مدرسة')
  await expect.poll(async () => markedWords(page)).toEqual(['مدرسة', 'مَدْرَسة'])
})

for (const [theme, width] of [
  ['light', 420],
  ['sepia', 1280],
  ['dark', 900],
] as const) {
  test(`the search in ${theme}, ${String(width)} wide, fits and is steered from the keyboard`, async ({
    launch,
    shoot,
  }) => {
    const { page } = await launch({ width, height: 700 })
    const { search, results, article } = reader(page)
    await page.evaluate(async (chosen) => window.offprint.settings.change({ theme: chosen }), theme)
    await fillShelf(page)
    await page.keyboard.press('/')
    await page.keyboard.type('militamen OR العاصفة OR boats lang:')
    await expect(page.getByRole('listbox', { name: 'Values' })).toBeVisible()
    await shoot(page, `${theme}-completion`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('listbox', { name: 'Values' })).toHaveCount(0)
    for (let letter = 0; letter < 'lang:'.length; letter++) await page.keyboard.press('Backspace')
    await expect(results).toHaveCount(4)
    await page.keyboard.press('ArrowDown')
    await shoot(page, `${theme}-results`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'How to search' })).toBeVisible()
    await shoot(page, `${theme}-help`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menu', { name: 'Site' })).toBeVisible()
    await shoot(page, `${theme}-facet`)
    await page.keyboard.press('Enter')
    await expect(search).toHaveValue(/site:/)
    await expect(results).toHaveCount(2)
    await search.focus()
    await page.keyboard.press('Enter')
    await expect(article.getByRole('heading', { level: 1 })).toBeVisible()
    await shoot(page, `${theme}-article`)
  })
}

test('a saved search stands among the views, is renamed, outlives a restart and is deleted', async ({
  launch,
  shoot,
}) => {
  const first = await launch()
  const { search, results } = reader(first.page)
  await fillShelf(first.page)
  await search.fill('tag:news is:unread')
  await expect(results).toHaveCount(3)
  await first.page.keyboard.press('ControlOrMeta+s')
  await first.page.getByRole('textbox', { name: 'Name' }).fill('News to read')
  await shoot(first.page, 'saving')
  await first.page.keyboard.press('Enter')
  await expect(first.page.getByRole('dialog')).toHaveCount(0)
  await search.press('Escape')
  await first.close()

  const { page } = await launch({ library: first.library })
  const again = reader(page)
  await again.views.getByRole('button', { name: /^News to read\b/ }).click()
  await expect(again.results).toHaveCount(3)
  await expect(again.search).toHaveValue('tag:news is:unread')
  await expect(again.views.getByRole('button', { name: /^News to read\b/ })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await shoot(page, 'saved')
  await again.views.getByRole('button', { name: 'Rename or delete “News to read”' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Unread news')
  await page.keyboard.press('Enter')
  await expect(again.views.getByRole('button', { name: /^Unread news\b/ })).toBeVisible()
  await again.views.getByRole('button', { name: 'Rename or delete “Unread news”' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(again.views.getByRole('button', { name: /^Unread news\b/ })).toHaveCount(0)
})

test('searches that led to an article are offered again, and can be forgotten', async ({ launch, shoot }) => {
  const { page } = await launch()
  const { search, results, articles, article } = reader(page)
  await fillShelf(page)
  for (const [words, title] of [
    ['glaciers', glaciers],
    ['market', market],
  ] as const) {
    await search.fill(words)
    await expect(results.first()).toContainText(title)
    await page.keyboard.press('Enter')
    await expect(article.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }
  await search.fill('')
  const recent = page.getByRole('listbox', { name: 'Recent searches' }).getByRole('option')
  await expect(recent).toHaveText(['market', 'glaciers'])
  await shoot(page, 'recent')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(search).toHaveValue('glaciers')
  await expect(results.first()).toContainText(glaciers)
  await search.fill('')
  await page.getByRole('button', { name: 'Clear the recent searches' }).click()
  await expect(recent).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(articles).toHaveCount(shelf.length)
})
