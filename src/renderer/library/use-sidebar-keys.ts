import type { KeyboardEvent, RefObject } from 'react'
import { focusOnList } from '../app/focus.ts'
import { alongTheLine } from '../commands/keys.ts'
import { useServices } from '../app/services-context.ts'

/** Arrows go through the views, the right arrow on to the list, Esc out of an overlay. */
export function useSidebarKeys(nav: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const { layout, library, language } = useServices()
  return (event) => {
    // Chords are the commands' own.
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const letters = library.state.settings.singleKeys ? { j: 1, k: -1 } : {}
    const step = new Map(Object.entries({ ArrowDown: 1, ArrowUp: -1, ...letters })).get(event.key)
    if (step !== undefined) {
      const buttons = [...(nav.current?.querySelectorAll<HTMLElement>('.sidebar-body button') ?? [])]
      const focused = buttons.findIndex((button) => button === document.activeElement)
      const current = buttons.findIndex((button) => button.getAttribute('aria-current') !== null)
      const next = buttons[(focused === -1 ? current : focused + step + buttons.length) % buttons.length]
      next?.focus()
    } else if (alongTheLine(event.key, language.state.direction) === 'ArrowRight' || event.key === 'Escape') {
      layout.showViews(false)
      focusOnList()
    } else {
      return
    }
    event.preventDefault()
  }
}
