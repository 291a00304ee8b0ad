import { describe, expect, it } from 'vitest'
import { shownTheme, themeAfter, themeChoices } from './theme.ts'
import type { ThemeChoice, ThemeSettings } from './theme.ts'

const day = { isDark: false, wantsContrast: false }
const night = { isDark: true, wantsContrast: false }
const system: ThemeSettings = { theme: 'system', dayTheme: 'sepia', nightTheme: 'black' }

describe('the theme that is shown', () => {
  it('is the one chosen for the day or for the night where it follows the system', () => {
    expect(shownTheme(system, day)).toBe('sepia')
    expect(shownTheme(system, night)).toBe('black')
  })

  it('has high contrast where the system asks for more of it', () => {
    expect(shownTheme(system, { isDark: true, wantsContrast: true })).toBe('contrast')
  })

  it('is what was chosen by name, whatever the system says', () => {
    expect(shownTheme({ ...system, theme: 'light' }, { isDark: true, wantsContrast: true })).toBe('light')
  })

  it('is stepped through all there are and back', () => {
    const seen: ThemeChoice[] = ['system']
    while (seen.length <= themeChoices.length) seen.push(themeAfter(seen.at(-1) ?? 'system'))
    expect(new Set(seen)).toEqual(new Set(themeChoices))
    expect(seen.at(-1)).toBe('system')
  })
})
