import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { drop, paste, reader } from './reader.ts'
import type { ExpectedArticle } from './samples.ts'
import { samples } from './samples.ts'
import { showArticles } from './command-line.ts'
import type { TestApp } from './fixtures.ts'

const summaryLine = (count: number): string => `Added ${String(count)} articles`

/** What is on the screen, article by article, is what stood on the page. */
async function expectOnScreen(app: TestApp, expected: readonly ExpectedArticle[]): Promise<void> {
  const { articles, article, open } = reader(app.page)
  await expect(articles).toHaveCount(expected.length)
  for (const { title, standfirst, dateline, paragraphs } of expected) {
    await open(title)
    await expect(article.locator('.standfirst > li')).toHaveText([...standfirst])
    const [first = '', ...rest] = paragraphs
    await expect(article.locator('.body p').first()).toContainText(first)
    for (const paragraph of rest) await expect(article.getByText(paragraph, { exact: true })).toBeVisible()
    if (dateline !== null) await expect(article.getByText(dateline, { exact: true })).toBeVisible()
  }
}

for (const sample of samples) {
  test.describe(`a copied page (${sample.name})`, () => {
    test('is pasted and becomes its articles, which are there again after a restart', async ({
      launch,
      shoot,
    }) => {
      const app = await launch()
      await shoot(app.page, `${sample.name}-empty`)
      await paste(app.page, sample.text)
      await expect(app.page.getByText(summaryLine(sample.articles.length)).first()).toBeVisible()
      await expectOnScreen(app, sample.articles)
      await shoot(app.page, `${sample.name}-pasted`)
      await app.close()

      const again = await launch({ library: app.library })
      await expectOnScreen(again, sample.articles)
      await shoot(again.page, `${sample.name}-restarted`)
    })

    test('gives exactly the expected articles when it is pasted', async ({ launch }) => {
      const app = await launch()
      await paste(app.page, sample.text)
      await expect(reader(app.page).articles).toHaveCount(sample.articles.length)
      expect(await showArticles(app.library)).toEqual(sample.articles)
    })

    test('gives exactly the expected articles when it is dropped as a file', async ({ launch, shoot }) => {
      const app = await launch()
      await drop(app.page, [{ name: `${sample.name}.txt`, content: sample.text }])
      await expect(reader(app.page).articles).toHaveCount(sample.articles.length)
      expect(await showArticles(app.library)).toEqual(sample.articles)
      await shoot(app.page, `${sample.name}-dropped`)
    })
  })
}

test('what is pasted twice is there once', async ({ launch }) => {
  const [sample] = samples
  const app = await launch()
  const { articles } = reader(app.page)
  await paste(app.page, sample!.text)
  await expect(articles).toHaveCount(sample!.articles.length)
  await paste(app.page, sample!.text)
  await expect(app.page.getByText(/^Nothing added/).first()).toBeVisible()
  await expect(articles).toHaveCount(sample!.articles.length)
})

test('an import is undone as one step, and the undoing too', async ({ launch }) => {
  const [sample] = samples
  const app = await launch()
  const { articles, list } = reader(app.page)
  await paste(app.page, sample!.text)
  await expect(articles).toHaveCount(sample!.articles.length)
  await app.page.getByRole('button', { name: 'Undo' }).click()
  await expect(list).toHaveCount(0)
  await app.page.keyboard.press('ControlOrMeta+z')
  await expect(articles).toHaveCount(sample!.articles.length)
})

test('the untouched source is kept beside its article', async ({ launch }) => {
  const [sample] = samples
  const app = await launch()
  await paste(app.page, sample!.text)
  await expect(reader(app.page).articles).toHaveCount(sample!.articles.length)
  const [first] = await showArticles(app.library, (shown) => shown.id)
  const source = await readFile(join(app.library, 'articles', first!, 'source.txt'), 'utf8')
  for (const line of sample!.text.split('\n')) expect(source).toContain(line.trim())
})
