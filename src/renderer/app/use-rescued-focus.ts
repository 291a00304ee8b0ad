import { useEffect, type RefObject } from 'react'

/**
 * What had the focus was taken away and this stands in its place: the list turned empty, or came back. At the
 * start of the app nothing had it, and nothing takes it.
 */
export function useRescuedFocus(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body && navigator.userActivation.hasBeenActive)
      element.current?.focus()
  }, [element])
}
