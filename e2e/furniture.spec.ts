import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { drop, reader } from './reader.ts'
import { fixture } from './samples.ts'

const title = 'A gallery of page furniture'

async function openGallery(page: Page): Promise<void> {
  await drop(page, [{ name: 'gallery.html', content: readFileSync(fixture('gallery.html')) }])
  await reader(page).open(title)
}

/** The words that stand in a colour of code; highlights are no elements, so nothing else shows them. */
async function coloured(page: Page, kind: string): Promise<readonly string[]> {
  return page.evaluate((name) => {
    const frame = document.querySelector<HTMLIFrameElement>('section[aria-label="Article"] iframe')
    const inside = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
    return [...(inside?.CSS.highlights.get(`code-${name}`) ?? [])].map((range) => (range as Range).toString())
  }, kind)
}

test('a note is shown beside its reference, and the link still leads to it', async ({ launch, shoot }) => {
  const { page } = await launch()
  await openGallery(page)
  const { article } = reader(page)
  const reference = article.getByRole('link', { name: '1', exact: true })
  const note = article.getByRole('dialog', { name: 'Note 1' })
  await reference.focus()
  await page.keyboard.press('Enter')
  await expect(note).toContainText('The first note says where the remark comes from')
  await expect(note).toBeFocused()
  await expect(note.getByRole('link', { name: '↩' })).toHaveCount(0)
  await shoot(page, 'note')
  await page.keyboard.press('Escape')
  await expect(note).toHaveCount(0)
  await expect(reference).toBeFocused()
  await expect(article.getByRole('heading', { level: 1, name: title })).toBeInViewport()

  await reference.click()
  await expect(note).toBeVisible()
  await article.getByRole('link', { name: '2', exact: true }).click()
  await expect(note).toHaveCount(0)
  await expect(article.getByRole('dialog', { name: 'Note 2' })).toBeVisible()
  await article.getByRole('link', { name: 'Go to the note' }).click()
  await expect(article.getByRole('dialog')).toHaveCount(0)
  await expect(article.getByText('The second note is short.')).toBeInViewport()
})

test('a note fits a window of 320 px', async ({ launch, shoot }) => {
  const { page } = await launch()
  await openGallery(page)
  await page.setViewportSize({ width: 320, height: 640 })
  const { article } = reader(page)
  await article.getByRole('link', { name: '1', exact: true }).click()
  const box = await article.getByRole('dialog', { name: 'Note 1' }).boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320)
  await shoot(page, 'note-320')
})

test('code has its colours, while the text of the article stays one piece', async ({ launch }) => {
  const { page } = await launch()
  await openGallery(page)
  await expect.poll(async () => coloured(page, 'keyword')).toContain('return')
  expect(await coloured(page, 'comment')).toContain(
    '// How far one has read, in characters and not in pixels.',
  )
  expect(await coloured(page, 'name')).toContain('tides')
  await expect(reader(page).article.locator('pre span')).toHaveCount(0)
})

test('a film that was not kept is a labelled place with the way to it', async ({ launch }) => {
  const { page } = await launch()
  await openGallery(page)
  const film = reader(page).article.getByRole('link', {
    name: 'Video: The ferry leaves the harbour (www.youtube.com)',
  })
  await expect(film).toHaveClass('film')
  await expect(film).toHaveCSS('border-top-style', 'dashed')
})

test('a quote lifted out of the text, and the notes, are set as what they are', async ({ launch, shoot }) => {
  const { page } = await launch()
  await openGallery(page)
  const { article } = reader(page)
  const quote = article.locator('blockquote.pull-quote')
  await expect(quote).toHaveText('A page is set well when one reads the words and forgets the page.')
  await expect(quote).toHaveCSS('border-block-start-style', 'solid')
  await expect(quote).toHaveCSS('border-inline-start-style', 'none')
  await expect(article.locator('ol.footnotes')).toContainText('The second note is short.')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await quote.scrollIntoViewIfNeeded()
    await shoot(page, `pull-quote-${colorScheme}`)
  }
  await article.locator('ol.footnotes').scrollIntoViewIfNeeded()
  await shoot(page, 'footnotes-dark')
})

test('a picture opens in the whole window by key, with its caption and what it shows', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  await openGallery(page)
  const { article } = reader(page)
  const picture = article.getByRole('button', { name: 'Enlarge: A low sun over two rows of hills' })
  await picture.focus()
  await page.keyboard.press('Enter')
  const view = page.getByRole('dialog', { name: 'A low sun over two rows of hills' })
  await expect(view.getByRole('img', { name: 'A low sun over two rows of hills' })).toBeVisible()
  await expect(view.getByText('Evening over the hills behind the town')).toBeVisible()
  await expect(view.getByText('A low sun over two rows of hills')).toBeVisible()
  await shoot(page, 'picture')
  await view.getByRole('button', { name: 'Actual size' }).click()
  await expect(view.getByRole('button', { name: 'Fit to the window' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(view).toHaveCount(0)
  await expect(picture).toBeFocused()
})

test('the gallery stands in every width, and only tables, formulas and code are wider than the page', async ({
  launch,
}) => {
  const { page } = await launch()
  await openGallery(page)
  const { article } = reader(page)
  await expect.poll(async () => (await coloured(page, 'keyword')).length).toBeGreaterThan(0)
  for (const [width, height] of [
    [320, 640],
    [900, 600],
    [2560, 1440],
  ] as const) {
    await page.setViewportSize({ width, height })
    const root = article.locator('html')
    expect(await root.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
    const region = article.getByRole('region', { name: 'Ferries of the first week of April' })
    await region.focus()
    await expect(region).toBeFocused()
    if (width === 320) {
      const before = await region.evaluate((element) => element.scrollLeft)
      await page.keyboard.press('ArrowRight')
      await expect.poll(async () => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(before)
    }
    const rest = await root.evaluate((element) => {
      const steps = Math.ceil(element.scrollHeight / element.clientHeight)
      return Array.from({ length: steps }, (_, step) => step * element.clientHeight)
    })
    for (const [step, top] of rest.slice(0, 6).entries()) {
      await root.evaluate((element, to) => {
        element.scrollTop = to
      }, top)
      await page.screenshot({
        path: new URL(`screenshots/furniture-${String(width)}-${String(step)}.png`, import.meta.url).pathname,
      })
    }
  }
})
