import type { Completion, Suggestion } from '@shared/search.ts'
import type { FilterColumns, KeyedName } from './filter-columns.ts'
import { stateBits } from './filter-columns.ts'
import type { InternedNames } from './interned-names.ts'
import { languageName } from './language-name.ts'
import type { Lexeme } from './lexemes.ts'
import { lexemesOf } from './lexemes.ts'
import { filterText, nameKey, wordBegins } from './names.ts'
import { noCompletion } from './no-completion.ts'
import { operatorNames, operators } from './operators.ts'
import { siteFilter } from './site-filter.ts'

const mostSuggestions = 8
/** Letters of a word before it may be meant as an operator. */
const shortestName = 2

/** What the piece of the query at the caret may go on to: an operator, or the values of one with their counts. */
export function complete(columns: FilterColumns, text: string, caret: number): Completion {
  const lexeme = lexemesOf(text, operatorNames).find(({ start, end }) => start < caret && caret <= end)
  if (lexeme === undefined) return noCompletion
  if (lexeme.kind === 'word') return operatorsFor(lexeme, text)
  if (lexeme.kind !== 'operator') return noCompletion
  const sign = lexeme.isExcluded ? text.charAt(lexeme.start) : ''
  const typed = nameKey(lexeme.value)
  const begins = ({ key }: Candidate): number => (key.startsWith(typed) ? 0 : 1)
  const candidates = candidatesFor(columns, lexeme.name)
    .filter(({ key, about }) => wordBegins(key, typed) || wordBegins(nameKey(about), typed))
    .toSorted((a, b) => begins(a) - begins(b) || (b.count ?? 0) - (a.count ?? 0))
  const suggestions: Suggestion[] = []
  for (const { filter, label, about, count } of candidates) {
    if (suggestions.length === mostSuggestions) break
    const insert = sign + filter()
    // What is typed in full already needs no completing.
    if (insert === text.slice(lexeme.start, lexeme.end)) continue
    suggestions.push({ insert: `${insert} `, label, about, count })
  }
  return { start: lexeme.start, end: lexeme.end, isAsked: true, suggestions }
}

/** A value that may be offered. */
interface Candidate extends Omit<Suggestion, 'insert'> {
  /** The label as names are compared. */
  readonly key: string
  /** The whole filter as it is typed. Made for the few that are shown: for a site it takes a look at all of them. */
  readonly filter: () => string
}

function operatorsFor(lexeme: Lexeme, text: string): Completion {
  const typed = lexeme.value.toLowerCase()
  if (typed.length < shortestName) return noCompletion
  const sign = lexeme.isExcluded ? text.charAt(lexeme.start) : ''
  const suggestions = operators
    .filter(({ name }) => name.startsWith(typed))
    .map(({ name, about }) => ({ insert: `${sign}${name}:`, label: `${name}:`, about, count: null }))
  return { start: lexeme.start, end: lexeme.end, isAsked: false, suggestions }
}

function candidatesFor(columns: FilterColumns, operator: string): readonly Candidate[] {
  switch (operator) {
    case 'site':
      return counted(columns, columns.siteOf, columns.sites, (name) => ({
        filter: () => siteFilter(columns, name),
        about: '',
      }))
    case 'by':
      return counted(columns, columns.bylineOf, columns.bylines, (name) => ({
        filter: () => filterText('by', name, true),
        about: '',
      }))
    case 'lang':
      return counted(columns, columns.languageOf, columns.languages, (tag) => ({
        filter: () => filterText('lang', tag),
        about: languageName(tag) ?? '',
      }))
    case 'tag':
      return tagValues(columns)
    default: {
      const values = operators.find(({ name }) => name === operator)?.values ?? []
      return values.map(({ value, about }) => ({
        filter: () => filterText(operator, value),
        key: nameKey(value),
        label: value,
        about,
        count: null,
      }))
    }
  }
}

function isShown(columns: FilterColumns, row: number): boolean {
  return ((columns.states[row] ?? 0) & (stateBits.known | stateBits.trashed)) === stateBits.known
}

/** Names with their articles, the most frequent first; two numbers may share a name. */
function counted(
  columns: FilterColumns,
  numbers: Uint32Array | Uint16Array,
  names: InternedNames<KeyedName>,
  make: (name: string) => Pick<Candidate, 'filter' | 'about'>,
): readonly Candidate[] {
  const counts = new Uint32Array(names.end)
  for (let row = 0; row < columns.size; row++) {
    const number = numbers[row] ?? 0
    if (isShown(columns, row)) counts[number] = (counts[number] ?? 0) + 1
  }
  const byName = new Map<string, { readonly key: string; count: number }>()
  for (let number = 1; number < counts.length; number++) {
    const thing = names.at(number)
    const count = counts[number] ?? 0
    if (thing === undefined || count === 0) continue
    const known = byName.get(thing.name)
    if (known === undefined) byName.set(thing.name, { key: thing.key, count })
    else known.count += count
  }
  return Array.from(byName, ([label, { key, count }]) => ({ ...make(label), key, label, count }))
}

/** A tag counts what is nested under it; a parent that no article has itself is offered, too. */
function tagValues(columns: FilterColumns): readonly Candidate[] {
  const { branches } = columns
  const counts = new Uint32Array(branches.end)
  /** The last row that each was counted for: an article under one branch twice counts once. */
  const countedFor = new Int32Array(branches.end).fill(-1)
  for (let row = 0; row < columns.size; row++) {
    if (!isShown(columns, row)) continue
    for (const tag of columns.tagsAt(row)) {
      for (const branch of columns.tags.at(tag)?.branches ?? []) {
        if (countedFor[branch] === row) continue
        countedFor[branch] = row
        counts[branch] = (counts[branch] ?? 0) + 1
      }
    }
  }
  return Array.from(counts, (count, number) => ({ count, branch: branches.at(number) })).flatMap(
    ({ count, branch }) =>
      branch === undefined || count === 0
        ? []
        : [
            {
              filter: () => filterText('tag', branch.name),
              key: branch.key,
              label: branch.name,
              about: '',
              count,
            },
          ],
  )
}
