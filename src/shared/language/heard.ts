import type { MessageKey } from './english.ts'
import { english } from './english.ts'
import { isolate } from './isolate.ts'
import type { Message } from './message.ts'
import type { Say } from './say.ts'

/** A sentence of core or main, taken to pieces: which message of the catalogue it is, and what was put into it. */
export interface Heard {
  readonly key: MessageKey
  readonly values: Readonly<Record<string, HeardValue>>
}

export type HeardValue = string | number | Heard | readonly (string | Heard)[]

type Part = { readonly text: string } | { readonly name: string }

interface Pattern {
  readonly key: MessageKey
  readonly parts: readonly Part[]
  /** Letters that are not put in: of two patterns that fit, the one with more of them says more. */
  readonly fixed: number
}

const figure = /^\d{1,3}(?:,\d{3})+$|^\d+$/
const numbers = new Set(['count', 'total', 'most', 'lost', 'pages', 'seconds', 'size', 'format'])
/** What is put in here is a message of the catalogue itself: else the pattern does not fit. */
const phrases = new Set(['act', 'reason', 'why', 'what', 'colour', 'span', 'sort'])
/** May be a message, or anybody's words: another program's, a reader's. */
const words = new Set(['said', 'meaning', 'code'])
const shapes: Readonly<Record<string, RegExp>> = {
  day: /^\d{4}-\d\d-\d\d$/,
  last: /^\d{4}-\d\d-\d\d$/,
  year: /^\d{4}(?:-\d\d)?$/,
}
/** "A: b (c)." within a sentence within a sentence; no sentence of ours goes deeper. */
const deepest = 4

/** Which part of the catalogue a sentence may be from: short words of search would fit half of all sentences. */
export type Scope = 'told' | 'search'

const patterns: Readonly<Record<Scope, readonly Pattern[]>> = {
  told: patternsOf((key) => /^told\.(?!search\.)|^count\.articles$/.test(key)),
  search: patternsOf((key) => key.startsWith('told.search.')),
}

/** Null for a sentence that is not in the catalogue, or that is more than one. */
export function hear(sentence: string, scope: Scope = 'told', depth = 0): Heard | null {
  if (depth > deepest) return null
  for (const { key, parts } of patterns[scope]) {
    const values = fit(parts, sentence, scope, depth)
    if (values !== null) return { key, values }
  }
  return null
}

/**
 * What core and main say, in the language of the interface. They speak English, to the command line, to the log and to
 * receipts that are kept for years; the page hears which message it was. What it does not know it leaves as it is.
 */
export function heardIn(say: Say, sentence: string, scope: Scope = 'told'): string {
  const whole = heardWhole(say, sentence, scope)
  if (whole !== null) return whole
  const pieces = sentence.split(/(?<=[.!?]) (?=[\p{Lu}\d“])/u)
  const said: string[] = []
  let unknown: string[] = []
  for (let from = 0; from < pieces.length;) {
    let end = pieces.length
    let known: string | null = null
    for (; end > from && known === null; end -= 1)
      known = heardWhole(say, pieces.slice(from, end).join(' '), scope)
    if (known === null) unknown.push(pieces[from] ?? '')
    else {
      said.push(...unknown, known)
      unknown = []
    }
    from = known === null ? from + 1 : end + 1
  }
  return [...said, ...unknown].join(' ')
}

function heardWhole(say: Say, sentence: string, scope: Scope): string | null {
  const heard = hear(sentence, scope)
  if (heard !== null) return wordsOf(say, heard)
  // A reason that stands on its own: "it is empty" as "It is empty."
  const reason = hear(uncapitalised(sentence).replace(/\.$/, ''), scope)
  return reason === null ? null : `${wordsOf(say, reason)}${sentence.endsWith('.') ? '.' : ''}`
}

function wordsOf(say: Say, { key, values }: Heard): string {
  const text = say.template(key, Number(values['count'] ?? 0))
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(say, values[name] ?? ''))
}

function shown(say: Say, value: HeardValue): string {
  if (typeof value === 'number') return say.number(value)
  if (typeof value === 'string') return isolate(value, say.direction)
  if ('key' in value) return wordsOf(say, value)
  return say.list(value.map((each) => shown(say, each)))
}

function fit(
  parts: readonly Part[],
  text: string,
  scope: Scope,
  depth: number,
): Readonly<Record<string, HeardValue>> | null {
  const [part, ...rest] = parts
  if (part === undefined) return text === '' ? {} : null
  if ('text' in part)
    return text.startsWith(part.text) ? fit(rest, text.slice(part.text.length), scope, depth) : null
  const after = rest[0]
  const next = after !== undefined && 'text' in after ? after.text : null
  // Every place where it may end is tried: a title may hold what follows it in the sentence.
  for (let end = next === null ? text.length : text.indexOf(next, 1); end > 0;) {
    const value = valueOf(part.name, text.slice(0, end), scope, depth)
    const others = value === null ? null : fit(rest, text.slice(end), scope, depth)
    if (value !== null && others !== null) return { ...others, [part.name]: value }
    end = next === null ? -1 : text.indexOf(next, end + 1)
  }
  return null
}

function valueOf(name: string, text: string, scope: Scope, depth: number): HeardValue | null {
  if (numbers.has(name)) return figure.test(text) ? Number(text.replaceAll(',', '')) : null
  const shape = shapes[name]
  if (shape !== undefined) return shape.test(text) ? text : null
  const phrase = (some: string): Heard | null =>
    hear(some, scope, depth + 1) ?? hear(uncapitalised(some), scope, depth + 1)
  if (phrases.has(name)) return phrase(text)
  if (words.has(name)) return phrase(text) ?? text
  if (name === 'list') return text.split(/, | and /).map((each) => phrase(each) ?? each)
  return text
}

function uncapitalised(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}

function patternsOf(isWanted: (key: string) => boolean): readonly Pattern[] {
  const wanted = (Object.entries(english) as [MessageKey, Message][]).filter(([key]) => isWanted(key))
  return wanted
    .flatMap(([key, message]) =>
      (typeof message === 'string' ? [message] : Object.values(message)).map((text) => patternOf(key, text)),
    )
    .toSorted((a, b) => b.fixed - a.fixed)
}

function patternOf(key: MessageKey, text: string): Pattern {
  const parts = text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part): Part => (/^\{\w+\}$/.test(part) ? { name: part.slice(1, -1) } : { text: part }))
  const fixed = parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0)
  return { key, parts, fixed }
}
