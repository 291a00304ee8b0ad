import { useSyncExternalStore } from 'react'
import type { Theme, ThemeSettings } from '@shared/theme.ts'
import { shownTheme } from '@shared/theme.ts'

const darkQuery = '(prefers-color-scheme: dark)'
const contrastQuery = '(prefers-contrast: more)'

function follow(listener: () => void): () => void {
  const queries = [darkQuery, contrastQuery].map((query) => window.matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

/** The theme to show now; follows the system while the window is open. */
export function useShownTheme(settings: ThemeSettings): Theme {
  return useSyncExternalStore(follow, () =>
    shownTheme(settings, {
      isDark: window.matchMedia(darkQuery).matches,
      wantsContrast: window.matchMedia(contrastQuery).matches,
    }),
  )
}
