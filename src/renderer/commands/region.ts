/** Where the keyboard is. `typing` is any text field but search; `dialog` is anything modal or a menu. */
export type Region = 'list' | 'search' | 'article' | 'views' | 'dialog' | 'typing' | 'page'

const marked: ReadonlySet<string> = new Set(['list', 'search', 'article', 'views'])

/** Regions mark themselves with `data-region`; dialogs, menus and text fields are known by what they are. */
export function regionOf(element: Element | null): Region {
  if (element === null) return 'page'
  if (element.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) return 'dialog'
  const region = element.closest('[data-region]')?.getAttribute('data-region') ?? null
  if (region === 'search') return 'search'
  if (isTextField(element)) return 'typing'
  return isRegion(region) ? region : 'page'
}

export function isTextField(target: EventTarget | null): boolean {
  const element = asElement(target)
  if (element === null) return false
  if (element.closest('[contenteditable=""], [contenteditable="true"]') !== null) return true
  if (element.matches('textarea, select')) return true
  return element.matches('input') && !nonTextInputs.has(element.getAttribute('type') ?? 'text')
}

const nonTextInputs: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'submit', 'file', 'reset'])

/** By shape, not by `instanceof`: an event forwarded from the article's frame has that frame's classes. */
export function asElement(target: EventTarget | null): Element | null {
  return target !== null && 'closest' in target && 'matches' in target ? (target as Element) : null
}

function isRegion(text: string | null): text is Region {
  return text !== null && marked.has(text)
}
