/** Places that take the focus, by the id of their element. One of each at most is on the page. */
export const focusIds = { list: 'article-list', search: 'search-field', views: 'views' } as const

export function focusOn(place: keyof typeof focusIds): boolean {
  const element = document.getElementById(focusIds[place])
  if (element === null) return false
  element.focus()
  return true
}

/** The list, else the results that stand in its place, which are steered from the search field. */
export function focusOnList(): void {
  if (!focusOn('list')) focusOn('search')
}
