import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { paste } from './reader.ts'
import { samples } from './samples.ts'

/** What people wrote, names of keys and of the product: the same in every language. */
const foreign = 'bdi, [dir="auto"], kbd, code, time, iframe, svg, script, style, [lang], input, textarea'
const names =
  'Offprint|English|Markdown|WCAG|Literata|Source|Serif|Inter|Atkinson|Hyperlegible|OpenDyslexic|JetBrains|Mono|Ctrl|Alt|Esc|CSV|JSON|HTML|PDF|Page(?:Up|Down)|Home|End|Enter|Shift|Space|Del'

/** Words of the interface that do not come from the catalogue: in the pseudo-language they have no accents. */
function unaccented(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ([skipped, known]) => {
      const word = new RegExp(`(?<![\\p{L}])(?!(?:${known})(?!\\p{L}))[A-Za-z]{3,}(?!\\p{L})`, 'gu')
      const isPlain = (text: string): boolean =>
        [...text.matchAll(word)].some(([found]) => /[aceghijklnorsuwyz]/i.test(found))
      const found: string[] = []
      for (const element of document.body.querySelectorAll('*')) {
        if (element.matches(skipped) || element.closest(skipped)?.matches('html') === false) continue
        // A button that only assistive technology sees; its name is the component library's, which knows Arabic.
        if (element.getAttribute('aria-label') === 'Dismiss') continue
        const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
        const texts = own.map((node) => node.textContent ?? '')
        for (const name of ['aria-label', 'title', 'placeholder', 'aria-description'])
          texts.push(element.getAttribute(name) ?? '')
        found.push(...texts.filter(isPlain).map((text) => text.trim()))
      }
      return [...new Set(found)]
    },
    [foreign, names] as const,
  )
}

/** Controls and headings whose words do not fit: cut off, or running out of what they stand in. */
function clipped(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wanted =
      'button, label, legend, summary, a, h1, h2, h3, h4, dt, [role="tab"], [role="menuitem"], [role="radio"], [role="option"], [role="switch"]'
    const wide = document.documentElement.clientWidth
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
      const box = element.getBoundingClientRect()
      if (box.width === 0 || !element.checkVisibility()) continue
      // What is drawn aside on a narrow window is no part of what is shown.
      if (box.right <= 0 || box.left >= wide) continue
      // Titles of articles are cut after two lines by design; so are names that readers gave.
      if (element.closest('bdi, [dir="auto"], [data-region="list"] [role="option"]') !== null) continue
      const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
      const style = getComputedStyle(element)
      const isOut = box.right > wide + 1 || box.left < -1
      if ((isCut && style.display !== 'inline') || isOut)
        found.push(
          `${element.tagName.toLowerCase()} ${(element.textContent || element.getAttribute('aria-label')) ?? ''}`.slice(
            0,
            90,
          ),
        )
    }
    return [...new Set(found)]
  })
}

test('in a language two fifths longer nothing is cut off, and nothing is left in English', async ({
  launch,
}) => {
  const { page } = await launch()
  await page.evaluate(() => window.offprint.settings.change({ language: 'pseudo' }))
  await expect(page.locator('body')).toContainText('⟦')
  await paste(page, samples[0]!.text)
  await expect(page.locator('[data-region="list"] [role="option"]')).toHaveCount(2)
  const wrong: string[] = []
  const look = async (where: string): Promise<void> => {
    wrong.push(...(await unaccented(page)).map((text) => `${where}, in English: ${text}`))
    wrong.push(...(await clipped(page)).map((text) => `${where}, cut off: ${text}`))
  }
  for (const width of [1280, 480]) {
    await page.setViewportSize({ width, height: 800 })
    const at = (screen: string): string => `${screen} at ${String(width)}`
    await look(at('the list'))
    await page.keyboard.press('ControlOrMeta+,')
    const tabs = page.getByRole('dialog').getByRole('tab')
    for (const index of (await tabs.all()).keys()) {
      await tabs.nth(index).click()
      await look(at(`page ${String(index + 1)} of the settings`))
    }
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    for (const [key, screen] of [
      ['?', 'the keys'],
      ['ControlOrMeta+k', 'the palette'],
      ['ControlOrMeta+n', 'adding'],
    ] as const) {
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog')).toBeVisible()
      await look(at(screen))
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect(page.locator('iframe').first()).toBeVisible()
    await look(at('an article'))
    await page.keyboard.press('Escape')
  }
  expect(wrong).toEqual([])
})

test('a button that is too narrow and a word that is in no catalogue are found', async ({ launch }) => {
  const { page } = await launch()
  await page.evaluate(() => window.offprint.settings.change({ language: 'pseudo' }))
  await expect(page.locator('body')).toContainText('⟦')
  await page.evaluate(() => {
    const button = document.createElement('button')
    button.textContent = 'Neither said nor seen'
    button.style.cssText = 'position:fixed;top:0;left:0;width:40px;overflow:hidden;white-space:nowrap'
    document.body.append(button)
  })
  expect(await unaccented(page)).toContain('Neither said nor seen')
  expect(await clipped(page)).toContain('button Neither said nor seen')
})
