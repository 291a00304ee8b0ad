/** Places that take the focus, by the id of their element. One of each at most is on the page. */
export const focusIds = { list: 'article-list', search: 'search-field', views: 'views' } as const

/** @returns whether it has the focus: what is there and hidden, as the list is on a narrow window, does not take it */
export function focusOn(place: keyof typeof focusIds): boolean {
  const element = document.getElementById(focusIds[place])
  element?.focus()
  return element !== null && document.activeElement === element
}

/** The list, else the results that stand in its place, which are steered from the search field. */
export function focusOnList(): void {
  if (!focusOn('list')) focusOn('search')
}

/**
 * Once React has shown the change under way, which it does in a microtask of its own. Not in a frame: a key that is
 * pressed before the next frame would move the focus first and then lose it again (Esc, then / quickly).
 */
export function afterRender(act: () => void): void {
  queueMicrotask(act)
}
