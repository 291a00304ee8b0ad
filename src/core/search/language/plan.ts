import { fields } from '../fields.ts'
import type { MatchNode, Reach } from '../match.ts'
import { anyField } from '../match.ts'
import type { Query, QueryWord } from '../query.ts'
import { parseQuery, phraseWord } from '../query.ts'
import type { Clause, Condition, Requirement, TextField } from './conditions.ts'
import type { FilterColumns } from './filter-columns.ts'
import { stateBits } from './filter-columns.ts'
import type { RowCondition } from './filter-rows.ts'
import { rowsWhere } from './filter-rows.ts'
import { pictureWord } from './picture-word.ts'

/** How a query is answered. */
export interface Plan {
  /** 1 = may be in the answer, by row. */
  readonly filter: Uint8Array
  /** What the index of the texts is asked; null where the filter says it all. */
  readonly node: MatchNode | null
  /** Words that must or may stand there: for marking them. `text` is what Fuse.js is asked, empty where it is not. */
  readonly marked: Query
  /** Does it ask for anything at all? */
  readonly isEmpty: boolean
}

const bitOf = (name: string): number => fields.find((field) => field.name === name)?.bit ?? 0
const fieldBits: Readonly<Record<TextField, number>> = {
  title: bitOf('title'),
  byline: bitOf('byline'),
  note: bitOf('note'),
}

export function planOf(clauses: readonly Clause[], columns: FilterColumns): Plan {
  const filter = placeOf(clauses, columns)
  const nodes: MatchNode[] = []
  const marked = new Map<string, QueryWord>()
  const plain: string[] = []
  let isPlain = true
  let asked = 0
  for (const clause of clauses) {
    const simple = clause.every(({ condition }) => isOfRows(condition))
    if (simple) {
      asked++
      narrow(filter, clause, columns)
      continue
    }
    const parts = clause.map((requirement) => nodeOf(requirement, columns)).filter((node) => node !== null)
    // Nothing but signs was typed: there is nothing to look for.
    if (parts.length < clause.length) continue
    asked++
    nodes.push(parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', nodes: parts })
    for (const part of parts) for (const word of wordsIn(part)) marked.set(`${word.kind} ${word.text}`, word)
    const [only] = clause
    if (clause.length === 1 && only !== undefined && isPlainText(only)) plain.push(only.condition.text)
    else if (!clause.every(isPicture)) isPlain = false
  }
  return {
    filter,
    node: nodes.length === 0 ? null : { kind: 'all', nodes: flattened(nodes) },
    marked: { text: isPlain ? parseQuery(plain.join(' ')).text : '', words: [...marked.values()] },
    isEmpty: asked === 0,
  }
}

/** The words of one clause are clauses of their own: each is weighed by how rare it is. */
function flattened(nodes: readonly MatchNode[]): readonly MatchNode[] {
  return nodes.flatMap((node) => (node.kind === 'all' ? flattened(node.nodes) : [node]))
}

function isOfRows(condition: Condition): condition is RowCondition {
  return condition.kind !== 'words' && condition.kind !== 'phrase' && condition.kind !== 'picture'
}

function isPicture({ condition }: Requirement): boolean {
  return condition.kind === 'picture'
}

type Words = Extract<Condition, { readonly kind: 'words' }>

function isPlainText(requirement: Requirement): requirement is Requirement & { readonly condition: Words } {
  const { condition, isExcluded } = requirement
  return condition.kind === 'words' && condition.field === null && !isExcluded
}

/** All that is not in the trash; everything where the query says itself where to look. */
function placeOf(clauses: readonly Clause[], columns: FilterColumns): Uint8Array {
  const isSaid = clauses.some((clause) =>
    clause.some(({ condition, isExcluded }) => condition.kind === 'in' && !isExcluded),
  )
  const rows = new Uint8Array(columns.size)
  const mask = stateBits.known | (isSaid ? 0 : stateBits.trashed)
  for (let row = 0; row < rows.length; row++) {
    if (((columns.states[row] ?? 0) & mask) === stateBits.known) rows[row] = 1
  }
  return rows
}

function narrow(filter: Uint8Array, clause: Clause, columns: FilterColumns): void {
  const sets = clause.flatMap(({ condition, isExcluded }) =>
    isOfRows(condition) ? [rowsWhere(columns, condition, isExcluded)] : [],
  )
  for (let row = 0; row < filter.length; row++) {
    if (filter[row] === 1 && !sets.some((set) => set[row] === 1)) filter[row] = 0
  }
}

/** Null where there is no word in it. */
function nodeOf({ condition, isExcluded }: Requirement, columns: FilterColumns): MatchNode | null {
  if (isOfRows(condition)) return { kind: 'rows', rows: rowsWhere(columns, condition, isExcluded) }
  const node = positiveNode(condition, isExcluded ? 'whole' : 'near')
  return node === null || !isExcluded ? node : { kind: 'not', node }
}

function positiveNode(condition: Exclude<Condition, RowCondition>, reach: Reach): MatchNode | null {
  if (condition.kind === 'picture') {
    return { kind: 'word', word: pictureWord, reach: 'whole', fields: anyField }
  }
  const bits = condition.field === null ? anyField : fieldBits[condition.field]
  // Left out, a word is left out as it stands there and not in its beginnings; several are one expression.
  const words = parseQuery(condition.text, condition.isUnfinished).words
  if (condition.kind === 'phrase' || (reach === 'whole' && words.length > 1)) {
    const word = phraseWord(condition.text, condition.isUnfinished && reach !== 'whole')
    return word === null ? null : { kind: 'phrase', word, fields: bits }
  }
  if (words.length === 0) return null
  const nodes = words.map((word): MatchNode => ({
    kind: 'word',
    word: held(word, reach),
    reach,
    fields: bits,
  }))
  return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'all', nodes }
}

/** A compound that is left out ends where its last part does. */
function held(word: QueryWord, reach: Reach): QueryWord {
  return reach === 'whole' ? { ...word, mayGoOn: false } : word
}

/** The words that count for an article, not those that it must not have. */
function wordsIn(node: MatchNode): readonly QueryWord[] {
  switch (node.kind) {
    case 'word':
      return node.word === pictureWord ? [] : [node.word]
    case 'phrase':
      return [node.word]
    case 'rows':
    case 'not':
      return []
    case 'all':
    case 'any':
      return node.nodes.flatMap(wordsIn)
  }
}
