import { assertNever } from '@shared/result.ts'
import type { Condition, TextField } from './conditions.ts'
import { languageName } from './language-name.ts'
import type { Span } from './spans.ts'
import { dayOf } from './spans.ts'

/** What a condition was understood as, to be shown beside the query. */
export function describe(condition: Condition, isExcluded: boolean): string {
  const meaning = meaningOf(condition)
  return isExcluded ? `not ${meaning}` : meaning
}

function meaningOf(condition: Condition): string {
  switch (condition.kind) {
    case 'words':
      return inField(condition.field, condition.text)
    case 'phrase':
      return inField(condition.field, `“${condition.text}”`)
    case 'state':
      return condition.state
    case 'in':
      return condition.place === 'trash' ? 'in the Trash' : 'the Trash as well'
    case 'picture':
      return 'with a picture'
    case 'note':
      return 'with notes'
    case 'site':
      return `from ${condition.value}`
    case 'tag':
      return `tagged ${condition.value}`
    case 'language':
      return `in ${languageName(condition.value) ?? condition.value}`
    case 'added':
    case 'published':
      return `${condition.kind} ${days(condition.span)}`
    case 'length':
      return numbers(condition.span)
    default:
      return assertNever(condition)
  }
}

function inField(field: TextField | null, text: string): string {
  if (field === null) return text
  if (field === 'note') return `in a note: ${text}`
  return field === 'title' ? `headline: ${text}` : `by ${text}`
}

const msPerDay = 86_400_000
const iso = (day: number): string => new Date(day * msPerDay).toISOString().slice(0, 10)

/** As short as the span allows: a year, a month, a day, two days. */
function days({ from, to }: Span): string {
  if (from === null) return to === null ? 'at any time' : `up to ${iso(to)}`
  if (to === null) return `since ${iso(from)}`
  if (from === to) return `on ${iso(from)}`
  const [year = 0, month = 0] = iso(from).split('-').map(Number)
  if (from === dayOf(year, 1, 1) && to === dayOf(year, 12, 31)) return `in ${year}`
  if (from === dayOf(year, month, 1) && to === dayOf(year, month + 1, 1) - 1)
    return `in ${iso(from).slice(0, 7)}`
  return `from ${iso(from)} to ${iso(to)}`
}

function numbers({ from, to }: Span): string {
  const text = (number: number): string => number.toLocaleString('en')
  if (from === null) return to === null ? 'of any length' : `at most ${text(to)} words`
  if (to === null) return `at least ${text(from)} words`
  return from === to ? `${text(from)} words` : `${text(from)} to ${text(to)} words`
}
