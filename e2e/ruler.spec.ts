import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { paste, reader } from './reader.ts'
import { samples } from './samples.ts'

const story = samples
  .at(-1)!
  .articles.toSorted((a, b) => b.paragraphs.join('').length - a.paragraphs.join('').length)[0]!

interface Seen {
  /** Of the ruler, in CSS pixels of the frame's window; null where none is shown. */
  readonly top: number
  readonly bottom: number
  readonly windowHeight: number
  /** Letters whose middle lies within the ruler, in the order of the text. */
  readonly words: string
}

/** What is seen through the ruler: every letter is asked where it stands, as an eye would. */
async function seen(page: Page): Promise<Seen | null> {
  return reader(page)
    .article.locator('.ruler')
    .evaluate((ruler) => {
      if (ruler.hasAttribute('hidden')) return null
      const document = ruler.ownerDocument
      const { top, bottom } = ruler.getBoundingClientRect()
      const sheet = document.querySelector('.sheet') ?? document.body
      const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT)
      let words = ''
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const range = document.createRange()
        range.selectNodeContents(node)
        const whole = range.getBoundingClientRect()
        if (whole.bottom < top || whole.top > bottom) continue
        for (let at = 0; at < (node.textContent ?? '').length; at += 1) {
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          const box = range.getBoundingClientRect()
          const middle = (box.top + box.bottom) / 2
          if (box.height > 0 && middle > top && middle < bottom) words += range.toString()
        }
      }
      return { top, bottom, windowHeight: document.documentElement.clientHeight, words: words.trim() }
    })
}

/** Until nothing moves any more: the same twice. */
async function seenAtRest(page: Page): Promise<Seen> {
  let last = ''
  await expect
    .poll(async () => {
      const now = JSON.stringify(await seen(page))
      const isSame = now === last
      last = now
      return isSame
    })
    .toBe(true)
  const now = await seen(page)
  expect(now).not.toBeNull()
  return now!
}

async function openStory(page: Page): Promise<void> {
  await paste(page, samples.at(-1)!.text)
  await expect(reader(page).articles).toHaveCount(2)
  await reader(page).open(story.title)
}

const squeezed = (text: string): string => text.replaceAll(/[\s­-]/g, '')

test('a ruler goes through the text line by line, by keys, and loses no word', async ({ launch, shoot }) => {
  const { page } = await launch({ height: 520 })
  await openStory(page)
  await page.keyboard.press('Shift+R')
  await expect(reader(page).toast.filter({ hasText: 'The ruler lies on the line' })).toBeVisible()
  let words = ''
  let before = ''
  for (let step = 0; step < 40; step += 1) {
    const now = await seenAtRest(page)
    expect(now.words, `line ${String(step)}`).not.toBe('')
    expect(now.words, 'a new line at each step').not.toBe(before)
    expect(now.top).toBeGreaterThanOrEqual(0)
    expect(now.bottom).toBeLessThanOrEqual(now.windowHeight)
    before = now.words
    words += ` ${now.words}`
    if (step === 12) await shoot(page, 'ruler')
    await page.keyboard.press(step % 2 === 0 ? 'j' : 'ArrowDown')
  }
  for (const paragraph of story.paragraphs.slice(0, 3)) {
    expect(squeezed(words)).toContain(squeezed(paragraph.slice(0, 200)))
  }
  const down = await seenAtRest(page)
  await page.keyboard.press('k')
  await expect.poll(async () => (await seen(page))?.words).not.toBe(down.words)
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await seen(page))?.words).toBe(down.words)
  await expectAccessible(page, 'reading with a ruler')
})

test('it is put on the line that is clicked, follows the page, and is put away by its key', async ({
  launch,
}) => {
  const { page } = await launch({ height: 520 })
  await openStory(page)
  await page.keyboard.press('Shift+R')
  const { article } = reader(page)
  await article
    .locator('.body > p')
    .nth(1)
    .click({ position: { x: 40, y: 12 } })
  expect(squeezed(story.paragraphs[1]!)).toContain(squeezed((await seenAtRest(page)).words))
  await page.keyboard.press('End')
  const { bottom, windowHeight } = await seenAtRest(page)
  expect(bottom).toBeLessThanOrEqual(windowHeight)
  await page.keyboard.press('Shift+R')
  await expect(article.locator('.ruler')).toBeHidden()
})

test('it shows three lines, or five, and is there after a restart', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await openStory(page)
  await page.getByRole('button', { name: 'Type and theme' }).press('Enter')
  const panel = page.getByRole('dialog', { name: 'Type and theme' })
  const ruler = panel.getByRole('radiogroup', { name: 'Ruler' })
  await ruler.getByRole('radio', { name: 'None' }).press('ArrowRight')
  await page.keyboard.press('Escape')
  const { article } = reader(page)
  await article
    .locator('.body > p')
    .nth(1)
    .click({ position: { x: 40, y: 70 } })
  const one = await seenAtRest(page)
  await page.evaluate(async () => window.offprint.settings.change({ rulerLines: 3 }))
  await expect.poll(async () => (await seen(page))?.words.length).toBeGreaterThan(2 * one.words.length)
  expect((await seenAtRest(page)).words).toContain(one.words)
  await page.evaluate(async () => window.offprint.settings.change({ rulerLines: 5 }))
  await expect.poll(async () => (await seen(page))?.words.length).toBeGreaterThan(4 * one.words.length)
  await app.close()
  const again = await launch({ library: app.library })
  await reader(again.page).open(story.title)
  await expect(reader(again.page).article.locator('.ruler')).toBeVisible()
})

test('typewriter scrolling holds the line at one height, with a ruler or without', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch({ height: 520 })
  await openStory(page)
  await page.keyboard.press('Shift+W')
  await page.keyboard.press('Shift+R')
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('j')
  const held = await seenAtRest(page)
  const middle = ({ top, bottom }: Seen): number => (top + bottom) / 2
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('j')
    const now = await seenAtRest(page)
    expect(Math.abs(middle(now) - middle(held))).toBeLessThan(3)
  }
  await shoot(page, 'typewriter')
  // The last line comes up there, too.
  await page.keyboard.press('End')
  await seenAtRest(page)
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('j')
  const last = await seenAtRest(page)
  expect(Math.abs(middle(last) - middle(held))).toBeLessThan(3)
  expect(squeezed(story.paragraphs.at(-1)!)).toContain(squeezed(last.words))

  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+R')
  await expect(reader(page).article.locator('.ruler')).toBeHidden()
  const scrollTop = async (): Promise<number> =>
    reader(page)
      .article.locator(':root')
      .evaluate((root) => root.scrollTop)
  await page.keyboard.press('j')
  await expect.poll(scrollTop).toBeGreaterThan(5)
  expect(await scrollTop()).toBeLessThan(70)
})

test.describe('with reduced motion', () => {
  test('the line that is asked for is there at once', async ({ launch }) => {
    const { page } = await launch({ height: 520 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await openStory(page)
    await page.keyboard.press('Shift+W')
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('j')
    const root = reader(page).article.locator(':root')
    const now = await root.evaluate((element) => element.scrollTop)
    expect(now).toBeGreaterThan(50)
    await page.evaluate(async () => {
      for (let frame = 0; frame < 8; frame += 1) await new Promise(requestAnimationFrame)
    })
    expect(await root.evaluate((element) => element.scrollTop)).toBe(now)
    const moves = await reader(page)
      .article.locator('.ruler')
      .evaluate((ruler) => getComputedStyle(ruler).transitionDuration)
    expect(moves).toMatch(/^0s(, 0s)*$/)
  })
})

test('in forced colours and in high contrast no word steps back: edges show the line', async ({ launch }) => {
  const { page } = await launch()
  await openStory(page)
  await page.keyboard.press('Shift+R')
  const shadow = async (): Promise<string> =>
    reader(page)
      .article.locator('.ruler')
      .evaluate((ruler) => getComputedStyle(ruler).boxShadow)
  await expect.poll(shadow).toMatch(/px/)
  await page.evaluate(async () => window.offprint.settings.change({ theme: 'contrast' }))
  await expect.poll(shadow).toBe('none')
  await page.evaluate(async () => window.offprint.settings.change({ theme: 'light' }))
  await page.emulateMedia({ forcedColors: 'active' })
  await expect.poll(shadow).toBe('none')
  const edge = await reader(page)
    .article.locator('.ruler')
    .evaluate((ruler) => getComputedStyle(ruler).borderBlockStartWidth)
  expect(edge).toBe('3px')
})
