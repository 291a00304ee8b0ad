import type { Condition, StateName } from './conditions.ts'
import type { Day } from './spans.ts'
import { readDays, readNumbers } from './spans.ts'

const states: ReadonlySet<string> = new Set<StateName>([
  'unread',
  'read',
  'bookmarked',
  'archived',
  'highlighted',
  'complete',
  'incomplete',
])

function isState(value: string): value is StateName {
  return states.has(value)
}

/** A filter by its name and value; null where the value means nothing to it. */
export function readCondition(name: string, given: string, isQuoted: boolean, today: Day): Condition | null {
  const value = given.trim()
  const lower = value.toLowerCase()
  switch (name) {
    case 'site':
      return { kind: 'site', value, isWhole: isQuoted }
    case 'tag':
      return { kind: 'tag', value }
    case 'lang':
      return { kind: 'language', value: lower }
    case 'is':
      return isState(lower) ? { kind: 'state', state: lower } : null
    case 'in':
      return lower === 'trash' || lower === 'all' ? { kind: 'in', place: lower } : null
    case 'has':
      if (lower === 'image') return { kind: 'picture' }
      return lower === 'note' ? { kind: 'note' } : null
    case 'added':
    case 'published': {
      const span = readDays(lower, today)
      return span === null ? null : { kind: name, span }
    }
    case 'words': {
      const span = readNumbers(lower)
      return span === null ? null : { kind: 'length', span }
    }
    default:
      return null
  }
}
