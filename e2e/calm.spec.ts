import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { drop, paste, reader } from './reader.ts'
import { fixture, samples } from './samples.ts'

const title = 'A gallery of page furniture'

async function openGallery(page: Page): Promise<void> {
  await drop(page, [{ name: 'gallery.html', content: readFileSync(fixture('gallery.html')) }])
  await reader(page).open(title)
}

/** A voice of the system that speaks nothing and ends when it is told to. */
async function giveVoice(page: Page): Promise<void> {
  await page.evaluate(() => {
    const said: SpeechSynthesisUtterance[] = []
    Reflect.set(window, 'said', said)
    const voice = { name: 'Ada', lang: 'en-GB', localService: true, default: true, voiceURI: 'ada' }
    Reflect.set(
      window,
      'SpeechSynthesisUtterance',
      class extends EventTarget {
        readonly text: string
        constructor(text: string) {
          super()
          this.text = text
        }
      },
    )
    const { speechSynthesis } = window
    speechSynthesis.getVoices = () => [voice]
    speechSynthesis.speak = (utterance) => said.push(utterance)
  })
}

const spoken = async (page: Page): Promise<string> =>
  page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('section[aria-label="Article"] iframe')
    const inside = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
    const [range] = inside?.CSS.highlights.get('spoken') ?? []
    return (range as Range | undefined)?.toString() ?? ''
  })

test('an article is read aloud by a voice of the system, with the sentence marked', async ({
  launch,
  shoot,
}) => {
  const { page } = await launch()
  await openGallery(page)
  await giveVoice(page)
  await page.keyboard.press('Shift+S')
  const bar = page.getByRole('toolbar', { name: 'Reading aloud' })
  await expect(bar).toBeVisible()
  await expect.poll(async () => spoken(page)).toMatch(/^Every kind of thing/)
  await shoot(page, 'aloud')
  await page.evaluate(() => {
    const said = Reflect.get(window, 'said') as SpeechSynthesisUtterance[]
    said.at(-1)?.dispatchEvent(new Event('end'))
  })
  await expect.poll(async () => spoken(page)).toMatch(/^The first remark/)
  await bar.getByRole('button', { name: 'Faster' }).click()
  await expect(bar.getByText('1.25×')).toBeVisible()
  await page.keyboard.press('Shift+S')
  await expect(bar.getByRole('button', { name: 'Go on' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  expect(await spoken(page)).toBe('')
})

test('where the system has no voice of its own that is said, and the network is not asked', async ({
  launch,
}) => {
  const { page } = await launch()
  await openGallery(page)
  await page.evaluate(() => {
    const cloud = { name: 'Cloud', lang: 'en-US', localService: false, default: true, voiceURI: 'cloud' }
    window.speechSynthesis.getVoices = () => [cloud]
  })
  await page.keyboard.press('Shift+S')
  await expect(reader(page).toast.filter({ hasText: 'no voice of its own' })).toBeVisible()
  await expect(page.getByRole('toolbar', { name: 'Reading aloud' })).toHaveCount(0)
})

test('the article alone: lists go away and come back, by key', async ({ launch, shoot }) => {
  const { page } = await launch()
  await openGallery(page)
  const { list, views, article } = reader(page)
  await page.keyboard.press('Shift+F')
  await expect(list).toBeHidden()
  await expect(views).toBeHidden()
  await expect(article.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await shoot(page, 'focus')
  await page.keyboard.press('Escape')
  await expect(list).toBeVisible()
})

test('it is copied as Markdown with its source', async ({ launch }) => {
  const { page } = await launch()
  await openGallery(page)
  // The page may not read the clipboard, which is as it should be: what it writes is caught on the way.
  await page.evaluate(() => {
    const clipboard = navigator.clipboard
    const write = clipboard.writeText.bind(clipboard)
    clipboard.writeText = async (text) => {
      Reflect.set(window, 'copied', text)
      await write(text)
    }
  })
  await page.keyboard.press('ControlOrMeta+Shift+C')
  await expect(reader(page).toast.filter({ hasText: 'as Markdown' })).toBeVisible()
  const copied = await page.evaluate(() => String(Reflect.get(window, 'copied')))
  expect(copied).toContain('title: A gallery of page furniture')
  expect(copied).toContain('## Tables')
  expect(copied).toContain('| Monday')
})

test('it is printed by itself, and how long is left is said while one reads', async ({ launch }) => {
  const { page } = await launch({ height: 420 })
  await openGallery(page)
  await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('section[aria-label="Article"] iframe')
    const inside = frame?.contentWindow
    if (inside) inside.print = () => Reflect.set(window, 'printed', inside.document.title)
  })
  await page.keyboard.press('ControlOrMeta+p')
  await expect.poll(async () => page.evaluate(() => Reflect.get(window, 'printed') as unknown)).toBe(title)
  await page.keyboard.press('Space')
  await expect(page.getByText(/^\d+ min left$/)).toBeVisible()
})

test('a change of font keeps the words at the top of the window', async ({ launch }) => {
  const { page } = await launch({ height: 420 })
  await paste(page, samples.at(-1)!.text)
  await expect(reader(page).articles).toHaveCount(2)
  const [longest] = samples
    .at(-1)!
    .articles.toSorted((a, b) => b.paragraphs.join('').length - a.paragraphs.join('').length)
  await reader(page).open(longest!.title)
  const middle = reader(page).article.locator('.body > p').nth(6)
  await middle.evaluate((element) => {
    element.scrollIntoView({ block: 'start' })
  })
  const top = async (): Promise<number> => middle.evaluate((element) => element.getBoundingClientRect().top)
  await expect.poll(top).toBeLessThan(60)
  const lineHeight = 80
  for (const change of [{ fontSizePx: 30 }, { face: 'opendyslexic' }, { measureCh: 45 }] as const) {
    await page.evaluate(async (given) => window.offprint.settings.change(given), change)
    await expect.poll(async () => Math.abs(await top())).toBeLessThan(lineHeight)
  }
})

test('a key pressed quickly goes as far as one pressed slowly', async ({ launch }) => {
  const { page } = await launch({ height: 420 })
  await openGallery(page)
  const root = reader(page).article.locator(':root')
  const atRest = async (): Promise<number> => {
    let last = -1
    await expect
      .poll(async () => {
        const now = await root.evaluate((element) => element.scrollTop)
        const isSame = now === last
        last = now
        return isSame
      })
      .toBe(true)
    return last
  }
  await page.keyboard.press('j')
  await expect.poll(async () => root.evaluate((element) => element.scrollTop)).toBeGreaterThan(0)
  const once = await atRest()
  // In one turn, so that no frame comes between them however slow the machine is.
  await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('section[aria-label="Article"] iframe')
    const target = frame?.contentDocument?.activeElement
    for (let time = 0; time < 4; time += 1)
      target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ', bubbles: true }))
  })
  await expect.poll(atRest).toBe(5 * once)
  await page.keyboard.press('Home')
  expect(await atRest()).toBe(0)
})
