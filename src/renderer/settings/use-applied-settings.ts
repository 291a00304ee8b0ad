import { useLayoutEffect } from 'react'
import type { Settings } from '@shared/settings.ts'
import { useServices } from '../app/services-context.ts'
import { useReadable } from '../ui/use-readable.ts'

/** Puts the theme on the root element; type settings belong to the article pane. */
export function applySettings(settings: Pick<Settings, 'theme'>, root: HTMLElement): void {
  root.dataset['theme'] = settings.theme
}

export function useAppliedSettings(): void {
  const { library } = useServices()
  const theme = useReadable(library, (state) => state.settings.theme)
  useLayoutEffect(() => {
    applySettings({ theme }, document.documentElement)
  }, [theme])
}
