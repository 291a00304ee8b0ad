import type { ArticleDraft } from '@core/library/draft.ts'
import { parseDocument } from 'yaml'
import type { Composition } from '../compose.ts'
import { oneLine } from '../compose.ts'
import { canonicalAddress } from '../evidence/canonical-address.ts'
import { dateOf } from '../evidence/dates.ts'
import { momentOf } from '../evidence/moment.ts'

export interface FrontMatter {
  readonly facts: Partial<Omit<Composition, 'html' | 'source' | 'titleOtherwise'>>
  /** When it was saved over there; ISO 8601 in UTC. */
  readonly addedAt: string | null
  /** Everything after it. */
  readonly body: string
  /** What could not be understood, in plain words. */
  readonly note: string | null
}

const block = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?\r?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
const maxLength = 100_000

/** The YAML block at the head of a Markdown file, under the names that clippers and readers give its keys. */
export function readFrontMatter(text: string): FrontMatter {
  const match = block.exec(text)
  if (match === null) return { facts: {}, addedAt: null, body: text.replace(/^\uFEFF/, ''), note: null }
  const yaml = match[1] ?? ''
  const body = text.slice(match[0].length)
  const values = parseYaml(yaml)
  if (values === null) {
    // Kept as text: whatever it was, it is not lost.
    return {
      facts: {},
      addedAt: null,
      body: text,
      note: 'The lines between the --- marks are no valid YAML and were kept as text.',
    }
  }
  return { facts: factsIn(values), addedAt: addedAtIn(values), body, note: null }
}

/** The core schema: dates stay as they were written, and no tag can make an object. */
function parseYaml(yaml: string): ReadonlyMap<string, unknown> | null {
  if (yaml.length > maxLength) return null
  const document = parseDocument(yaml, { schema: 'core', uniqueKeys: false, logLevel: 'silent' })
  if (document.errors.length > 0) return null
  const value = valueOf(document)
  if (value === null) return new Map()
  if (typeof value !== 'object' || Array.isArray(value)) return null
  return new Map(Object.entries(value).map(([key, each]) => [key.toLowerCase().replace(/[\s-]/g, '_'), each]))
}

/** Undefined where a few lines name one another until they stand for billions. */
function valueOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown
  } catch (error) {
    if (error instanceof ReferenceError) return undefined
    throw error
  }
}

function factsIn(values: ReadonlyMap<string, unknown>): FrontMatter['facts'] {
  const first = <Value>(names: string, read: (value: unknown) => Value | null): Value | null => {
    for (const name of names.split(' ')) {
      const value = read(values.get(name))
      if (value !== null) return value
    }
    return null
  }
  return {
    title: first('title headline', lineOf),
    standfirst: first('standfirst description summary excerpt subtitle', linesOf) ?? [],
    byline: first('author authors byline creator by', namesOf),
    dateline: first('dateline place', lineOf),
    publishedAt: first('published published_at publishedat date_published date pubdate publish_date', dateOf),
    site: first('site site_name sitename publication publisher website', lineOf),
    url: first('source url link origin canonical canonical_url original_url', addressOf),
    language: first('language lang', lineOf),
    direction: first('direction dir', (value) => (value === 'rtl' || value === 'ltr' ? value : null)),
    tags: first('tags tag keywords labels', tagsOf) ?? [],
    ...stateIn(values),
  }
}

/** Clippers call it `created`, which is when the note was made; of a text that says no more that is the nearest. */
const savedNames = [
  'date_saved',
  'saved',
  'saved_at',
  'date_added',
  'added',
  'added_at',
  'clipped',
  'created',
]

function addedAtIn(values: ReadonlyMap<string, unknown>): string | null {
  for (const name of savedNames) {
    const moment = momentOf(values.get(name))
    if (moment !== null) return moment
  }
  return null
}

function stateIn(values: ReadonlyMap<string, unknown>): {
  readonly state?: NonNullable<ArticleDraft['state']>
} {
  const state: Record<string, boolean> = {}
  for (const name of ['bookmarked', 'archived', 'read']) {
    const value = values.get(name)
    if (typeof value === 'boolean') state[name] = value
  }
  return Object.keys(state).length === 0 ? {} : { state }
}

function lineOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return null
  const line = oneLine(value)
  return line === '' ? null : line
}

function linesOf(value: unknown): readonly string[] | null {
  const given: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split('\n')
      : [value]
  const lines = given.map(lineOf).filter((line) => line !== null)
  return lines.length === 0 ? null : lines
}

/** Obsidian writes `[[Name]]`, or `[[Page|Name]]`. */
function namesOf(value: unknown): string | null {
  const names = linesOf(value)
    ?.map((name) =>
      name
        .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
        .replace(/^by\s+/i, '')
        .trim(),
    )
    .filter((name) => name !== '')
  return names === undefined || names.length === 0 ? null : names.join(', ')
}

function addressOf(value: unknown): string | null {
  const line = linesOf(value)?.[0] ?? null
  if (line === null) return null
  return canonicalAddress(/^\[[^\]]*\]\(([^)]*)\)$/.exec(line)?.[1] ?? line.replace(/^<(.*)>$/, '$1'))
}

function tagsOf(value: unknown): readonly string[] | null {
  const listed = Array.isArray(value) ? linesOf(value) : null
  if (listed !== null) return listed
  const line = lineOf(value)
  if (line === null) return null
  return line.split(line.includes(',') ? /,\s*/ : /\s+/)
}
