import type { Completion, Suggestion } from '@shared/search.ts'
import type { FilterColumns } from './filter-columns.ts'
import { stateBits } from './filter-columns.ts'
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
  const offered = valuesOf(columns, lexeme.name).filter(
    ({ label, about }) => wordBegins(nameKey(label), typed) || wordBegins(nameKey(about), typed),
  )
  // What is typed in full already needs no completing.
  const rest = offered.filter(({ insert }) => sign + insert !== text.slice(lexeme.start, lexeme.end))
  const first = ({ label }: Suggestion): number => (nameKey(label).startsWith(typed) ? 0 : 1)
  const suggestions = rest
    .toSorted((a, b) => first(a) - first(b) || (b.count ?? 0) - (a.count ?? 0))
    .slice(0, mostSuggestions)
    .map((each) => ({ ...each, insert: `${sign}${each.insert} ` }))
  return { start: lexeme.start, end: lexeme.end, isAsked: true, suggestions }
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

function valuesOf(columns: FilterColumns, operator: string): readonly Suggestion[] {
  switch (operator) {
    case 'site':
      return counted(
        columns,
        columns.siteOf,
        (number) => columns.sites.at(number)?.name,
        (name) => ({
          insert: siteFilter(columns, name),
          label: name,
          about: '',
        }),
      )
    case 'by':
      return counted(
        columns,
        columns.bylineOf,
        (number) => columns.bylines.at(number)?.name,
        (name) => ({
          insert: filterText('by', name, true),
          label: name,
          about: '',
        }),
      )
    case 'lang':
      return counted(
        columns,
        columns.languageOf,
        (number) => columns.languages.at(number)?.name,
        (tag) => ({
          insert: filterText('lang', tag),
          label: tag,
          about: languageName(tag) ?? '',
        }),
      )
    case 'tag':
      return tagValues(columns)
    default: {
      const values = operators.find(({ name }) => name === operator)?.values ?? []
      return values.map(({ value, about }) => ({
        insert: filterText(operator, value),
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

function counted(
  columns: FilterColumns,
  numbers: Uint32Array | Uint16Array,
  nameAt: (number: number) => string | undefined,
  make: (name: string) => Omit<Suggestion, 'count'>,
): readonly Suggestion[] {
  const counts = new Map<number, number>()
  for (let row = 0; row < columns.size; row++) {
    const number = numbers[row] ?? 0
    if (number > 0 && isShown(columns, row)) counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  return withCounts(counts, nameAt, make)
}

/** A tag counts what is nested under it; a parent that no article has itself is offered, too. */
function tagValues(columns: FilterColumns): readonly Suggestion[] {
  const counts = new Map<string, number>()
  for (let row = 0; row < columns.size; row++) {
    if (!isShown(columns, row)) continue
    const branches = new Set(
      (columns.tagsOf[row] ?? []).flatMap((tag) => branchesOf(columns.tags.at(tag)?.name ?? '')),
    )
    for (const branch of branches) counts.set(branch, (counts.get(branch) ?? 0) + 1)
  }
  return [...counts].map(([tag, count]) => ({ insert: filterText('tag', tag), label: tag, about: '', count }))
}

/** "news/local" is under "news", too. */
function branchesOf(tag: string): readonly string[] {
  const parts = tag.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).filter((branch) => branch !== '')
}

function withCounts(
  counts: ReadonlyMap<number, number>,
  nameAt: (number: number) => string | undefined,
  make: (name: string) => Omit<Suggestion, 'count'>,
): readonly Suggestion[] {
  const byName = new Map<string, number>()
  for (const [number, count] of counts) {
    const name = nameAt(number)
    if (name !== undefined) byName.set(name, (byName.get(name) ?? 0) + count)
  }
  return [...byName]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostOffered)
    .map(([name, count]) => ({ ...make(name), count }))
}

/** Names that are looked through for what was typed. */
const mostOffered = 5000
