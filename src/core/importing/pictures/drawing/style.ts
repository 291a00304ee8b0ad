/** A reference within the drawing, the only kind there may be. */
const local = /url\(\s*(?:"#[\w:.-]+"|'#[\w:.-]+'|#[\w:.-]+)\s*\)/gi
/** What loads, runs, or could hide one that does. */
const foreign =
  /url\s*\(|\\|\b(?:src|image|image-set|cross-fade|element|paint|expression)\s*\(|binding|behavior|[<>]/i

/** SECURITY: a value or a list of declarations that refers to nothing outside of its drawing. */
export function refersWithin(css: string): boolean {
  return !foreign.test(css.replace(local, ''))
}

/** The places in the drawing that it refers to. */
export function referencesIn(css: string): readonly string[] {
  return Array.from(css.matchAll(local), ([whole]) => /#([\w:.-]+)/.exec(whole)?.[1] ?? '')
}

/** A style sheet without what loads or moves; '' where it cannot be told that it does neither. */
export function cleanStyleSheet(css: string): string {
  const rules = withoutAtRules(css.replace(/\/\*[^]*?\*\//g, ' ')).trim()
  return rules.includes('/*') || !refersWithin(rules) ? '' : rules
}

/** Only `@media` and `@supports` are of use in a picture; fonts would have to be loaded, and nothing is to move. */
function withoutAtRules(css: string): string {
  let kept = ''
  let at = 0
  for (const { index, 0: name } of css.matchAll(/@[\w-]*/g)) {
    if (index < at) continue
    kept += css.slice(at, index)
    at = /^@(?:media|supports)$/i.test(name) ? index : endOfRule(css, index)
    if (at === index) {
      kept += name
      at = index + name.length
    }
  }
  return kept + css.slice(at)
}

/** After its semicolon, or after the brace that closes its block; of one that is not closed, the end. */
function endOfRule(css: string, start: number): number {
  let depth = 0
  for (let at = start; at < css.length; at += 1) {
    const character = css[at]
    if (character === ';' && depth === 0) return at + 1
    if (character === '{') depth += 1
    if (character === '}') {
      depth -= 1
      if (depth <= 0) return at + 1
    }
  }
  return css.length
}

export interface SheetReference {
  /** Names of classes, ids and elements that its selectors end in; empty where it may be any element. */
  readonly matches: ReadonlySet<string>
  /** The place in the drawing that such elements refer to. */
  readonly id: string
}

/** What the elements of a drawing refer to by its style sheet; rather too many elements than too few. */
export function sheetReferences(css: string): readonly SheetReference[] {
  const found: SheetReference[] = []
  for (const [, selectors = '', declarations = ''] of css.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    const ids = referencesIn(declarations)
    if (ids.length === 0) continue
    const last = selectors.split(',').map((selector) => /[^\s>+~]*$/.exec(selector.trim())?.[0] ?? '')
    const names = last.map((compound) => compound.match(/[.#]?[\w-]+/g) ?? [])
    const isAny = last.some((compound, index) => /[*[:]/.test(compound) || names[index]?.length === 0)
    for (const id of ids) found.push({ matches: new Set(isAny ? [] : names.flat()), id })
  }
  return found
}
