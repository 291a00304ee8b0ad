import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (name: string): string =>
  readFileSync(new URL(`../src/renderer/styles/${name}`, import.meta.url), 'utf8')

/** WCAG 2.2, relative luminance of #rrggbb. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((one, other) => other - one)
  return (light + 0.05) / (dark + 0.05)
}

/** Each theme's colours of a name that begins so: light and dark stand in one `light-dark`, sepia by itself. */
function coloursOf(css: string, name: string): { light: string[]; dark: string[]; sepia: string[] } {
  const pairs = [...css.matchAll(new RegExp(`${name}[\\w-]*: light-dark\\((#\\w{6}), (#\\w{6})\\)`, 'gu'))]
  const sepia = /data-theme='sepia'\] \{([^}]*)\}/u.exec(css)?.[1] ?? ''
  return {
    light: pairs.map((pair) => pair[1] ?? ''),
    dark: pairs.map((pair) => pair[2] ?? ''),
    sepia: [...sepia.matchAll(new RegExp(`${name}[\\w-]*: (#\\w{6})`, 'gu'))].map((found) => found[1] ?? ''),
  }
}

describe('text on a highlight', () => {
  const inks = coloursOf(read('tokens.css'), '--ink')
  const highlights = coloursOf(read('highlight-colours.css'), '--highlight')

  it.each(['light', 'dark', 'sepia'] as const)('is at least 7:1 in %s', (theme) => {
    const [ink = ''] = inks[theme]
    expect(highlights[theme]).toHaveLength(5)
    for (const colour of highlights[theme]) {
      expect(contrast(ink, colour), `${ink} on ${colour}`).toBeGreaterThanOrEqual(7)
    }
  })
})
