import type { SystemLooks, ThemeSettings } from '@shared/theme.ts'
import { shownTheme } from '@shared/theme.ts'

/** Paper of each theme, so that the window does not flash white before the page paints; a test holds it to tokens.css. */
export const paper = {
  light: '#fcfaf6',
  sepia: '#f6ecd9',
  dark: '#1b1a18',
  black: '#000000',
  contrastByDay: '#ffffff',
  contrastByNight: '#000000',
} as const

/** What is behind the page until it is there. */
export function paperOf(settings: ThemeSettings, system: SystemLooks): string {
  const theme = shownTheme(settings, system)
  if (theme === 'contrast') return system.isDark ? paper.contrastByNight : paper.contrastByDay
  return paper[theme]
}
