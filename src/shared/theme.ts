import * as v from 'valibot'

/**
 * The looks that there are, by the names that libraries keep. `light` is called Paper and `dark` Dusk; their names stay
 * what older libraries have. `contrast` is black on white or white on black, as the system is by day or by night.
 */
export const themes = ['light', 'sepia', 'dark', 'black', 'contrast'] as const
export const Theme = v.picklist(themes)
export type Theme = v.InferOutput<typeof Theme>

/** A theme, or whichever suits the system. */
export const themeChoices = ['system', ...themes] as const
export const ThemeChoice = v.picklist(themeChoices)
export type ThemeChoice = v.InferOutput<typeof ThemeChoice>

export const dayThemes = ['light', 'sepia', 'contrast'] as const
export const DayTheme = v.picklist(dayThemes)
export const nightThemes = ['dark', 'black', 'contrast'] as const
export const NightTheme = v.picklist(nightThemes)

/** What decides the looks, of the settings. */
export interface ThemeSettings {
  readonly theme: ThemeChoice
  readonly dayTheme: v.InferOutput<typeof DayTheme>
  readonly nightTheme: v.InferOutput<typeof NightTheme>
}

export interface SystemLooks {
  readonly isDark: boolean
  /** The reader asked the system for more contrast. */
  readonly wantsContrast: boolean
}

/** Which theme is shown. What was chosen by name stands, whatever the system says. */
export function shownTheme(settings: ThemeSettings, system: SystemLooks): Theme {
  if (settings.theme !== 'system') return settings.theme
  if (system.wantsContrast) return 'contrast'
  return system.isDark ? settings.nightTheme : settings.dayTheme
}

/** The theme after this one, going round: what a key steps through. */
export function themeAfter(choice: ThemeChoice): ThemeChoice {
  return themeChoices[(themeChoices.indexOf(choice) + 1) % themeChoices.length] ?? 'system'
}
