import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { settled } from './reader.ts'

/** What axe is run in. */
export const themes = ['light', 'sepia', 'dark'] as const

export async function chooseTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.evaluate(async (chosen) => window.offprint.settings.change({ theme: chosen }), theme)
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
}

interface Axe {
  run(options: object): Promise<{
    readonly violations: readonly {
      readonly id: string
      readonly help: string
      readonly impact: string
      readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
    }[]
  }>
}

// Its own runner would need a second page, which there is not, or messages between frames, which the article's
// frame cannot answer: so axe is put into each frame and runs there.
const axe = createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js')
/** Of the frame with a copy of the article, where axe may run. */
export const copyTitle = 'A copy of the article'

/** What axe calls serious or critical, in the page and in the copy of its article, with the place where it stands. */
export async function violations(page: Page): Promise<readonly string[]> {
  await settled(page)
  const frames = [page.mainFrame()]
  const copy = await page.$(`iframe[title="${copyTitle}"]`)
  const copied = await copy?.contentFrame()
  if (copied) frames.push(copied)
  const all: string[] = []
  for (const frame of frames) {
    await frame.evaluate(await readFile(axe, 'utf8'))
    const found = await frame.evaluate(async () => {
      const { axe } = window as unknown as { readonly axe: Axe }
      return (await axe.run({ iframes: false, resultTypes: ['violations'] })).violations
    })
    for (const { id, help, impact, nodes } of found) {
      if (impact !== 'serious' && impact !== 'critical') continue
      all.push(
        ...nodes.map(
          ({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')}: ${failureSummary}`,
        ),
      )
    }
  }
  return all
}

/** In every theme, whatever the library can save at the moment. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const root = page.locator('html')
  const before = await root.getAttribute('data-theme')
  const show = async (theme: string | null): Promise<void> =>
    root.evaluate((element, shown) => {
      if (shown === null) element.removeAttribute('data-theme')
      else element.setAttribute('data-theme', shown)
    }, theme)
  for (const theme of themes) {
    await show(theme)
    expect.soft(await violations(page), `${screen}, ${theme}`).toEqual([])
  }
  await show(before)
}
