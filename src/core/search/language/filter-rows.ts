import { assertNever } from '@shared/result.ts'
import type { Condition, StateName } from './conditions.ts'
import type { FilterColumns, KeyedName, Language, Site } from './filter-columns.ts'
import { noDay, stateBits } from './filter-columns.ts'
import { nameKey, wordBegins } from './names.ts'
import type { Span } from './spans.ts'

/** A condition that is answered without asking the index of the texts. */
export type RowCondition = Exclude<Condition, { readonly kind: 'words' | 'phrase' | 'picture' }>

/** Articles that a condition holds of: 1 by row. Those that are not known, and no others, are left out of both answers. */
export function rowsWhere(columns: FilterColumns, condition: RowCondition, isExcluded: boolean): Uint8Array {
  const rows = new Uint8Array(columns.size)
  const holds = testOf(columns, condition)
  for (let row = 0; row < rows.length; row++) {
    if ((columns.states[row] ?? 0) !== 0 && holds(row) !== isExcluded) rows[row] = 1
  }
  return rows
}

type RowTest = (row: number) => boolean

function testOf(columns: FilterColumns, condition: RowCondition): RowTest {
  switch (condition.kind) {
    case 'state':
      return stateTest(columns, condition.state)
    case 'in':
      return condition.place === 'all' ? () => true : bitTest(columns, stateBits.trashed, true)
    case 'note':
      return bitTest(columns, stateBits.noted, true)
    case 'site': {
      const wanted = nameKey(condition.value)
      const passes = columns.sites.passing((site) => isSite(site, wanted, condition.isWhole))
      return (row) => passes[columns.siteOf[row] ?? 0] === 1
    }
    case 'tag': {
      const wanted = nameKey(condition.value).replace(/\/+$/, '')
      const passes = columns.tags.passing((tag) => isTag(tag, wanted))
      return (row) => {
        for (const tag of columns.tagsAt(row)) if (passes[tag] === 1) return true
        return false
      }
    }
    case 'language': {
      const wanted = nameKey(condition.value)
      const passes = columns.languages.passing((language) => isLanguage(language, wanted))
      return (row) => passes[columns.languageOf[row] ?? 0] === 1
    }
    case 'added':
      return spanTest(columns.added, condition.span)
    case 'published': {
      const within = spanTest(columns.published, condition.span)
      return (row) => columns.published[row] !== noDay && within(row)
    }
    case 'length':
      return spanTest(columns.lengths, condition.span)
    default:
      return assertNever(condition)
  }
}

function stateTest(columns: FilterColumns, state: StateName): RowTest {
  switch (state) {
    case 'unread':
      return bitTest(columns, stateBits.read, false)
    case 'read':
      return bitTest(columns, stateBits.read, true)
    case 'bookmarked':
      return bitTest(columns, stateBits.bookmarked, true)
    case 'archived':
      return bitTest(columns, stateBits.archived, true)
    case 'incomplete':
      return bitTest(columns, stateBits.incomplete, true)
    case 'complete':
      return bitTest(columns, stateBits.incomplete, false)
    case 'highlighted':
      return bitTest(columns, stateBits.highlighted, true)
    default:
      return assertNever(state)
  }
}

function bitTest(columns: FilterColumns, bit: number, isSet: boolean): RowTest {
  return (row) => (((columns.states[row] ?? 0) & bit) !== 0) === isSet
}

function spanTest(column: Int32Array | Uint32Array, { from, to }: Span): RowTest {
  const [low, high] = [from ?? -Infinity, to ?? Infinity]
  return (row) => {
    const value = column[row] ?? 0
    return value >= low && value <= high
  }
}

/** @param wanted a key; see `nameKey` */
export function isSite({ key, host }: Site, wanted: string, isWhole: boolean): boolean {
  if (isWhole) return key === wanted || host === wanted
  return wordBegins(key, wanted) || (host !== '' && wordBegins(host, wanted))
}

function isTag({ key }: KeyedName, wanted: string): boolean {
  return key === wanted || key.startsWith(`${wanted}/`)
}

function isLanguage({ key, english, base }: Language, wanted: string): boolean {
  return key === wanted || key.startsWith(`${wanted}-`) || english === wanted || base === wanted
}
