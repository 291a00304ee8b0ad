import type { Clause, Condition } from './conditions.ts'
import type { FilterColumns } from './filter-columns.ts'
import { rowsWhere } from './filter-rows.ts'
import { filterText } from './names.ts'

/** What the reader should know of an answer besides its hits: why a filter finds nothing in this library. */
export function notesOn(clauses: readonly Clause[], columns: FilterColumns): readonly string[] {
  const notes = clauses.flatMap((clause) =>
    clause.flatMap(({ condition }) => noteOn(condition, columns) ?? []),
  )
  return [...new Set(notes)]
}

function noteOn(condition: Condition, columns: FilterColumns): string | null {
  switch (condition.kind) {
    case 'state':
      if (condition.state !== 'highlighted' || rowsWhere(columns, condition, false).includes(1)) return null
      return 'There are no highlights in this library yet.'
    case 'note':
      return rowsWhere(columns, condition, false).includes(1)
        ? null
        : 'There are no notes in this library yet.'
    case 'tag':
    case 'site':
    case 'language': {
      if (rowsWhere(columns, condition, false).includes(1)) return null
      const name = condition.kind === 'language' ? 'lang' : condition.kind
      return `No article in this library fits ${filterText(name, condition.value)}.`
    }
    default:
      return null
  }
}
