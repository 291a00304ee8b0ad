import { useLayoutEffect } from 'react'
import { useServices } from '../app/services-context.ts'
import { useReadable } from '../ui/use-readable.ts'
import { useShownTheme } from './use-shown-theme.ts'

/** Puts the theme on the root element; type settings belong to the article pane. */
export function useAppliedSettings(): void {
  const { library } = useServices()
  const theme = useShownTheme(useReadable(library, (state) => state.settings))
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
}
