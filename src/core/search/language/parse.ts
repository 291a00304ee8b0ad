import type { Clause, Condition, Requirement, TextField } from './conditions.ts'
import { describe } from './describe.ts'
import type { Lexeme } from './lexemes.ts'
import { lexemesOf } from './lexemes.ts'
import { operatorNames } from './operators.ts'
import { readCondition } from './read-condition.ts'
import type { Day } from './spans.ts'

/** A piece of the query and what it was taken for. Laid end to end, the tokens are the query. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly kind: 'space' | 'word' | 'phrase' | 'filter' | 'or'
  readonly isExcluded: boolean
  /** What it was understood as, in words: "published in 2025". Empty for space. */
  readonly meaning: string
  /** Why it was not understood as it looks; null where it was. */
  readonly trouble: string | null
}

export interface ParsedQuery {
  readonly tokens: readonly Token[]
  /** All of them must hold. */
  readonly clauses: readonly Clause[]
}

/** More than this is not looked at, so that no paste can hold up the search. */
const mostRequirements = 64

/**
 * Reads any text at all as a query; there is no text that it refuses. What looks like a filter and cannot be read as
 * one is looked for as words, and its token says so.
 *
 * @param today what "7d" counts from
 */
export function parse(text: string, today: Day): ParsedQuery {
  const lexemes = lexemesOf(text, operatorNames)
  const joints = jointsOf(lexemes, or)
  const unfinished = unfinishedOr(lexemes)
  const needless = jointsOf(lexemes, and)
  const clauses: Requirement[][] = []
  let count = 0
  let isJoined = false
  const tokens = lexemes.map((lexeme, index): Token => {
    const { start, end, isExcluded } = lexeme
    if (lexeme.kind === 'space') return { start, end, kind: 'space', isExcluded, meaning: '', trouble: null }
    if (joints.has(index)) {
      isJoined = true
      return { start, end, kind: 'or', isExcluded, meaning: 'or', trouble: null }
    }
    if (index === unfinished) {
      const trouble = '“OR” waits for what comes after it.'
      return { start, end, kind: 'or', isExcluded, meaning: 'or', trouble }
    }
    if (needless.has(index)) {
      const trouble = `“${and}” is not needed: all that is asked must hold anyway.`
      return { start, end, kind: 'word', isExcluded, meaning: 'and', trouble }
    }
    const { kind, condition, trouble } = read(lexeme, end === text.length, today)
    const last = clauses.at(-1)
    const isOver = count >= mostRequirements
    if (condition !== null && !isOver) {
      count++
      const requirement = { condition, isExcluded }
      if (isJoined && last !== undefined) last.push(requirement)
      else clauses.push([requirement])
    }
    if (condition !== null) isJoined = false
    return {
      start,
      end,
      kind,
      isExcluded,
      meaning: condition === null ? '' : describe(condition, isExcluded),
      trouble: isOver ? 'Too much was asked at once: this is left out.' : trouble,
    }
  })
  return { tokens, clauses }
}

const or = 'OR'
const and = 'AND'

/** Which lexemes are such a word between two things: elsewhere it is a word like others. */
function jointsOf(lexemes: readonly Lexeme[], joint: string): ReadonlySet<number> {
  const joints = new Set<number>()
  let before: number | null = null
  for (const [index, lexeme] of lexemes.entries()) {
    if (lexeme.kind === 'space') continue
    const isOr = lexeme.kind === 'word' && lexeme.value === joint && !lexeme.isExcluded
    const follower = lexemes.slice(index + 1).find((each) => each.kind !== 'space')
    const hasFollower = follower !== undefined && !(follower.kind === 'word' && follower.value === joint)
    if (isOr && before !== null && !joints.has(before) && hasFollower) joints.add(index)
    before = index
  }
  return joints
}

/** The word behind which nothing stands yet: while it is typed, what stands before it goes on being found. */
function unfinishedOr(lexemes: readonly Lexeme[]): number | null {
  const last = lexemes.findLastIndex(({ kind }) => kind !== 'space')
  const lexeme = lexemes[last]
  const isOr = lexeme?.kind === 'word' && lexeme.value === or && !lexeme.isExcluded
  const hasBefore = lexemes.slice(0, Math.max(0, last)).some(({ kind }) => kind !== 'space')
  return isOr && hasBefore ? last : null
}

interface Read {
  readonly kind: Token['kind']
  readonly condition: Condition | null
  readonly trouble: string | null
}

function read(lexeme: Lexeme, isLast: boolean, today: Day): Read {
  const { value, name, quotes } = lexeme
  const isOpen = quotes === 'open' && value !== ''
  const unclosed = isOpen ? 'The quotation is not closed: it goes on to the end.' : null
  if (lexeme.kind === 'phrase') {
    if (value.trim() === '') return { kind: 'phrase', condition: null, trouble: null }
    return { kind: 'phrase', condition: phrase(value, null, isOpen), trouble: unclosed }
  }
  if (lexeme.kind === 'word') {
    return { kind: 'word', condition: words(value, null, isLast), trouble: hintFor(value) }
  }
  if (value.trim() === '') {
    return { kind: 'filter', condition: null, trouble: `“${name}:” waits for what comes after it.` }
  }
  const field = fieldOf(name)
  if (field !== null) {
    const isPhrase = quotes !== 'none'
    const condition = isPhrase ? phrase(value, field, isOpen) : words(value, field, isLast)
    return { kind: 'filter', condition, trouble: unclosed }
  }
  const condition = readCondition(name, value, quotes !== 'none', today)
  if (condition !== null) return { kind: 'filter', condition, trouble: unclosed }
  return {
    kind: 'word',
    condition: words(`${name} ${value}`, null, isLast && quotes === 'none'),
    trouble: `“${name}:${value}” cannot be read: it is searched for as text.`,
  }
}

function fieldOf(name: string): TextField | null {
  if (name === 'title' || name === 'note') return name
  return name === 'by' ? 'byline' : null
}

function words(text: string, field: TextField | null, isUnfinished: boolean): Condition {
  return { kind: 'words', text, field, isUnfinished }
}

function phrase(text: string, field: TextField | null, isUnfinished: boolean): Condition {
  return { kind: 'phrase', text, field, isUnfinished }
}

/** What other programs call it. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['author', 'by'],
  ['from', 'site'],
  ['domain', 'site'],
  ['label', 'tag'],
  ['language', 'lang'],
  ['intitle', 'title'],
  ['before', 'published:<'],
  ['after', 'published:>'],
  ['date', 'published'],
])

function hintFor(word: string): string | null {
  if (word === 'NOT') return '“NOT” is searched for as text. Here it is a minus before the word: “-word”.'
  const name = /^(\p{L}+)[:\uFF1A]./u.exec(word)?.[1]?.toLowerCase()
  const known = name === undefined ? undefined : elsewhere.get(name)
  if (known === undefined) return null
  return `“${name ?? ''}:” is searched for as text. Here it is called “${known.includes(':') ? known : `${known}:`}”.`
}
