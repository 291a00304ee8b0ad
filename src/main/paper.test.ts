import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { paper, paperOf } from './paper.ts'

describe('the window before its first paint', () => {
  it('has the paper of the page that follows', () => {
    const tokens = readFileSync(new URL('../renderer/styles/tokens.css', import.meta.url), 'utf8')
    const papers = [...tokens.matchAll(/--paper: ([^;]+);/g)].map((match) => match[1])
    expect(papers).toEqual([
      `light-dark(${paper.light}, ${paper.dark})`,
      paper.sepia,
      paper.black,
      `light-dark(${paper.contrastByDay}, ${paper.contrastByNight})`,
    ])
  })

  it('is that of the theme which the system asks for', () => {
    const settings = { theme: 'system', dayTheme: 'sepia', nightTheme: 'contrast' } as const
    expect(paperOf(settings, { isDark: false, wantsContrast: false })).toBe(paper.sepia)
    expect(paperOf(settings, { isDark: true, wantsContrast: false })).toBe(paper.contrastByNight)
    expect(paperOf(settings, { isDark: false, wantsContrast: true })).toBe(paper.contrastByDay)
  })
})
