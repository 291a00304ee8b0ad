import type { SheetReference } from './style.ts'
import { referencesIn, sheetReferences } from './style.ts'

/** An element of a drawing that was cleaned. */
export interface DrawingElement {
  readonly name: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly children: readonly (DrawingElement | string)[]
}

/** Elements to be painted, with every use of another counted. Maps of countries have some ten thousand. */
export const mostPainted = 200_000
/** Uses within uses, and groups within groups. */
const deepest = 400
/** Of a path, what costs about as much as an element. */
const lettersOfPath = 200

/**
 * SECURITY: what painting a drawing takes, where an element that refers to others counts as all of them: ten lines that
 * use each other twice are a thousand. Infinity for one that comes round to itself.
 */
export function paintingCost(root: DrawingElement): number {
  const byId = new Map<string, DrawingElement>()
  const bySheet: SheetReference[] = []
  const pending: DrawingElement[] = [root]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const id = next.attributes.find(([name]) => name === 'id')?.[1]
    if (id !== undefined && !byId.has(id)) byId.set(id, next)
    for (const child of next.children) {
      if (typeof child !== 'string') pending.push(child)
      else if (next.name === 'style') bySheet.push(...sheetReferences(child))
    }
  }
  const known = new Map<DrawingElement, number>()
  const underWay = new Set<DrawingElement>()
  const costOf = (element: DrawingElement, depth: number): number => {
    const before = known.get(element)
    if (before !== undefined) return before
    if (depth > deepest || underWay.has(element)) return Infinity
    underWay.add(element)
    const letters = lengthOfPath(element)
    let cost = 1 + letters / lettersOfPath
    for (const child of element.children) if (typeof child !== 'string') cost += costOf(child, depth + 1)
    for (const { id, times } of referencesOf(element, bySheet, letters)) {
      const target = byId.get(id)
      if (target !== undefined) cost += times * costOf(target, depth + 1)
    }
    underWay.delete(element)
    known.set(element, cost)
    return cost
  }
  return costOf(root, 0)
}

function* referencesOf(
  element: DrawingElement,
  bySheet: readonly SheetReference[],
  letters: number,
): Generator<{ readonly id: string; readonly times: number }> {
  // A marker is painted at every point.
  const atPoints = Math.max(1, letters / 4)
  for (const [name, value] of element.attributes) {
    const times = name.startsWith('marker') || name === 'style' ? atPoints : 1
    for (const id of name === 'href' ? [value.slice(1)] : referencesIn(value)) yield { id, times }
  }
  if (bySheet.length === 0 || element.name === 'style') return
  const said = new Map(element.attributes)
  const names = [
    element.name,
    `#${said.get('id') ?? ''}`,
    ...(said.get('class') ?? '').split(/\s+/).map((name) => `.${name}`),
  ]
  for (const { matches, id } of bySheet)
    if (matches.size === 0 || names.some((name) => matches.has(name))) yield { id, times: atPoints }
}

function lengthOfPath({ attributes }: DrawingElement): number {
  return attributes.reduce(
    (sum, [name, value]) => (name === 'd' || name === 'points' ? sum + value.length : sum),
    0,
  )
}
