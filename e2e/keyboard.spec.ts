import { expect, test } from './fixtures.ts'
import { markedWords, paste, reader } from './reader.ts'
import { samples } from './samples.ts'

const [ferry, library] = samples[0]!.articles

test('the whole job needs no mouse', async ({ launch, shoot }) => {
  const app = await launch()
  const { page } = app
  const { articles, article, list, results, search } = reader(page)

  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(2)

  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(article.getByRole('heading', { level: 1, name: library!.title })).toBeVisible()
  await page.keyboard.press('p')
  await expect(article.getByRole('heading', { level: 1, name: ferry!.title })).toBeVisible()
  await page.keyboard.press('n')
  await expect(article.getByRole('heading', { level: 1, name: library!.title })).toBeVisible()
  await shoot(page, 'reading')
  await page.keyboard.press('Escape')
  await expect(list).toBeFocused()

  await page.keyboard.press('/')
  await expect(search).toBeFocused()
  await page.keyboard.type('lighthuose')
  await expect(results).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(article.getByRole('heading', { level: 1, name: ferry!.title })).toBeVisible()
  await expect.poll(async () => markedWords(page)).toEqual(['lighthouse', 'lighthouse'])
  await page.keyboard.press('s')
  await expect(page.getByText(`Bookmarked “${ferry!.title}”`).first()).toBeVisible()
  await shoot(page, 'found-and-bookmarked')
  await app.close()

  const again = await launch({ library: app.library })
  const later = reader(again.page)
  await expect(later.articles).toHaveCount(2)
  await again.page.keyboard.press('g')
  await again.page.keyboard.press('b')
  await expect(later.articles).toHaveCount(1)
  await expect(later.row(ferry!.title).getByRole('img', { name: 'Bookmarked' })).toBeVisible()
  await shoot(again.page, 'after-restart')
})

test('? shows every key, and Escape closes it', async ({ launch, shoot }) => {
  const { page } = await launch()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(dialog).toBeVisible()
  for (const words of ['Bookmark', 'Archive', 'Search'])
    await expect(dialog.getByText(words).first()).toBeVisible()
  await shoot(page, 'shortcuts')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('letters in a field are letters', async ({ launch }) => {
  const { page } = await launch()
  const { articles, search, row } = reader(page)
  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(2)
  await search.click()
  await page.keyboard.type('ferry sea')
  await expect(search).toHaveValue('ferry sea')
  await page.keyboard.press('Escape')
  await expect(articles).toHaveCount(2)
  await expect(row(ferry!.title).getByRole('img', { name: 'Bookmarked' })).toHaveCount(0)
})

test('single-letter keys can be switched off, and then do nothing', async ({ launch }) => {
  const { page } = await launch()
  const { articles } = reader(page)
  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(2)
  await page.keyboard.press('ControlOrMeta+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('tab', { name: 'Reading' }).press('ArrowDown')
  await settings.getByRole('switch', { name: /Shortcuts of one key/ }).press('Space')
  await expect(settings.getByRole('switch', { name: /Shortcuts of one key/ })).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
  await page.keyboard.press('e')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(articles).toHaveCount(2)
})

test('the palette opens from every pane', async ({ launch }) => {
  const { page } = await launch()
  const { articles, list, open, search, showView } = reader(page)
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(2)
  for (const go of [
    async () => list.focus(),
    async () => search.focus(),
    async () => showView('Inbox'),
    async () => open(ferry!.title),
  ]) {
    await go()
    await page.keyboard.press('ControlOrMeta+k')
    await expect(palette).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(palette).toHaveCount(0)
  }
})

test('every pane is reached with Tab', async ({ launch }) => {
  const { page } = await launch()
  const { articles, open } = reader(page)
  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(2)
  await open(ferry!.title)
  const reached = new Set<string>()
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab')
    reached.add(
      await page.evaluate(
        () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? '',
      ),
    )
  }
  expect([...reached]).toEqual(expect.arrayContaining(['views', 'list', 'article']))
})

test('keys pressed one right after the other keep the focus where the last one put it', async ({
  launch,
}) => {
  const { page } = await launch()
  const { articles, open, search } = reader(page)
  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(2)
  await open(ferry!.title)
  for (let round = 0; round < 5; round++) {
    // Sent without waiting for answers, as a fast hand does.
    await Promise.all(['Escape', '/', 'f', 'e', 'r', 'r', 'y'].map(async (key) => page.keyboard.press(key)))
    await expect(search).toHaveValue('ferry')
    await expect(search).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(search).toHaveValue('')
    await page.keyboard.press('Enter')
  }
})

test('Home, and the next article, are at their beginning while the page still moves', async ({ launch }) => {
  const { page } = await launch()
  const { articles, article } = reader(page)
  const long = (title: string): string =>
    [
      `# ${title}`,
      ...Array.from({ length: 60 }, (_, at) => `${title} ${at}. ${'The tide goes out again. '.repeat(9)}`),
    ].join('\n\n')
  for (const title of ['Going out', 'Coming in']) {
    await page.keyboard.press('a')
    await expect(page.getByRole('dialog', { name: 'Add articles' }).getByRole('textbox')).toBeFocused()
    await page.keyboard.insertText(long(title))
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(page.getByRole('dialog', { name: 'Add articles' })).toHaveCount(0)
  }
  await expect(articles).toHaveCount(2)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  const title = article.getByRole('heading', { level: 1 })
  await expect(title).toHaveText('Coming in')
  const top = async (): Promise<number> =>
    page.evaluate(
      () =>
        document.querySelector<HTMLIFrameElement>('.reading-frame')?.contentDocument?.documentElement
          .scrollTop ?? -1,
    )
  const move = async (): Promise<void> => {
    await page.keyboard.press('Space')
    await page.keyboard.press('Space')
    await expect.poll(top).toBeGreaterThan(40)
  }
  for (let turn = 0; turn < 3; turn++) {
    await move()
    await page.keyboard.press('Home')
    // Long enough for what was under way to move it again.
    await page.waitForTimeout(400)
    expect(await top()).toBe(0)
  }
  await move()
  await page.keyboard.press('n')
  await expect(title).toHaveText('Going out')
  await page.waitForTimeout(400)
  expect(await top()).toBe(0)
})
