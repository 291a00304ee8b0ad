import type { Row } from '@shared/article.ts'
import type { SearchHead } from '../documents.ts'
import { InternedNames } from './interned-names.ts'
import { languageName } from './language-name.ts'
import { hostOf, nameKey } from './names.ts'
import { localDay, writtenDay } from './spans.ts'

/** Bits of `states`. */
export const stateBits = { known: 1, trashed: 2, read: 4, bookmarked: 8, archived: 16 } as const

/** No day and no year is this one. */
export const noDay = -0x8000_0000
export const noYear = -0x8000

/** A name and the form in which it is compared. */
export interface KeyedName {
  readonly name: string
  readonly key: string
}

/** A site is found by its name and by the host that it is read at. */
export interface Site extends KeyedName {
  readonly host: string
}

/** "news/local" is under "news", too. */
export interface Tag extends KeyedName {
  /** Numbers of `branches`. */
  readonly branches: readonly number[]
}

function branchesOf(tag: string): readonly string[] {
  const parts = tag.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).filter((branch) => branch !== '')
}

/** By its tag, or as it is called in English, with or without its region. */
export interface Language extends KeyedName {
  readonly english: string
  readonly base: string
}

const keyed = (name: string): KeyedName => ({ name, key: nameKey(name) })

/**
 * What filters and facets ask of an article, in columns by row: a filter over 50,000 articles is one pass over a
 * few numbers. Names (of sites, tags, people, languages) are numbers here.
 */
export class FilterColumns {
  /** By name and host, parted by a line break. */
  readonly sites = new InternedNames<Site>((text) => {
    const [name = '', host = ''] = text.split('\n')
    return { ...keyed(name), host: nameKey(host) }
  })
  readonly tags = new InternedNames<Tag>((name) => ({
    ...keyed(name),
    branches: branchesOf(name).map((branch) => this.branches.numberOf(branch)),
  }))
  /** Tags and what they are nested under, whether any article has that itself or not. */
  readonly branches = new InternedNames(keyed)
  readonly bylines = new InternedNames(keyed)
  readonly languages = new InternedNames<Language>((tag) => ({
    name: tag,
    key: tag.toLowerCase(),
    english: nameKey(languageName(tag) ?? ''),
    base: nameKey(languageName(tag.split('-')[0] ?? '') ?? ''),
  }))
  states = new Uint8Array(1024)
  /** Milliseconds since 1970, and the local day of it. */
  times = new Float64Array(1024)
  added = new Int32Array(1024)
  published = new Int32Array(1024)
  years = new Int16Array(1024)
  lengths = new Uint32Array(1024)
  /** Numbers of `sites`, `bylines` and `languages`; 0 is none. */
  siteOf = new Uint32Array(1024)
  bylineOf = new Uint32Array(1024)
  languageOf = new Uint16Array(1024)
  /** What `siteFilter` gave, and of how many sites: it is asked for with every keystroke. */
  readonly siteFilters = new Map<string, { readonly sites: number; readonly filter: string }>()
  readonly tagsOf: (readonly number[])[] = []
  /** One more than the highest row. */
  size = 0

  set(head: SearchHead): void {
    const { row } = head
    this.#makeRoomFor(row)
    this.size = Math.max(this.size, row + 1)
    this.states[row] =
      stateBits.known |
      (head.trashed ? stateBits.trashed : 0) |
      (head.read ? stateBits.read : 0) |
      (head.bookmarked ? stateBits.bookmarked : 0) |
      (head.archived ? stateBits.archived : 0)
    const added = new Date(head.addedAt)
    this.times[row] = added.getTime()
    this.added[row] = localDay(added)
    this.published[row] = (head.publishedAt === null ? null : writtenDay(head.publishedAt)) ?? noDay
    const year = head.publishedAt === null ? NaN : Number(/^\d{4}/.exec(head.publishedAt)?.[0])
    this.years[row] = Number.isNaN(year) ? noYear : year
    this.lengths[row] = head.wordCount
    const host = hostOf(head.url)
    const name = head.site ?? host
    this.siteOf[row] = name === '' ? 0 : this.sites.numberOf(`${name.replaceAll('\n', ' ')}\n${host}`)
    this.bylineOf[row] = head.byline === null ? 0 : this.bylines.numberOf(head.byline)
    this.languageOf[row] = head.language === null ? 0 : this.languages.numberOf(head.language)
    this.tagsOf[row] = head.tags.length === 0 ? none : head.tags.map((tag) => this.tags.numberOf(tag))
  }

  delete(row: Row): void {
    if (row < this.size) this.states[row] = 0
  }

  /** Newest import first; within one import the order in which things stood in it. Below zero when the first comes first. */
  readonly compareAge = (a: Row, b: Row): number => (this.times[b] ?? 0) - (this.times[a] ?? 0) || a - b

  #makeRoomFor(row: Row): void {
    if (row < this.states.length) return
    const length = Math.max(row + 1, this.states.length * 2)
    this.states = grown(this.states, new Uint8Array(length))
    this.times = grown(this.times, new Float64Array(length))
    this.added = grown(this.added, new Int32Array(length))
    this.published = grown(this.published, new Int32Array(length))
    this.years = grown(this.years, new Int16Array(length))
    this.lengths = grown(this.lengths, new Uint32Array(length))
    this.siteOf = grown(this.siteOf, new Uint32Array(length))
    this.bylineOf = grown(this.bylineOf, new Uint32Array(length))
    this.languageOf = grown(this.languageOf, new Uint16Array(length))
  }
}

const none: readonly number[] = []

function grown<
  Column extends Float64Array | Uint8Array | Int32Array | Int16Array | Uint32Array | Uint16Array,
>(column: Column, larger: Column): Column {
  larger.set(column)
  return larger
}
