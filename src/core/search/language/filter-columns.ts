import type { Row } from '@shared/article.ts'
import type { SearchHead } from '../documents.ts'
import { InternedNames } from './interned-names.ts'
import { languageName } from './language-name.ts'
import { hostOf, nameKey } from './names.ts'
import { branchesOf } from '@shared/tag.ts'
import { localDay, writtenDay } from './spans.ts'

/** Bits of `states`. */
export const stateBits = {
  known: 1,
  trashed: 2,
  read: 4,
  bookmarked: 8,
  archived: 16,
  highlighted: 32,
  noted: 64,
  incomplete: 128,
} as const

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
  /** As the article has it; null where there is only an address. */
  readonly given: string | null
}

/** "news/local" is under "news", too. */
export interface Tag extends KeyedName {
  /** Numbers of `branches`. */
  readonly branches: readonly number[]
}

/** By its tag, or as it is called in English, with or without its region. */
export interface Language extends KeyedName {
  readonly english: string
  readonly base: string
}

const keyed = (name: string): KeyedName => ({ name, key: nameKey(name) })

/** The columns that are saved, by row. */
export const columnTypes = {
  /** Milliseconds since 1970. */
  times: Float64Array,
  /** A day, see `spans.ts`. */
  published: Int32Array,
  lengths: Uint32Array,
  /** Numbers of `sites`, `bylines`, `tagLists` and `languages`; 0 is none. */
  siteOf: Uint32Array,
  bylineOf: Uint32Array,
  tagListOf: Uint32Array,
  years: Int16Array,
  languageOf: Uint16Array,
  states: Uint8Array,
} as const satisfies Record<keyof ColumnArrays, unknown>

export interface ColumnArrays {
  readonly times: Float64Array
  readonly published: Int32Array
  readonly lengths: Uint32Array
  readonly siteOf: Uint32Array
  readonly bylineOf: Uint32Array
  readonly tagListOf: Uint32Array
  readonly years: Int16Array
  readonly languageOf: Uint16Array
  readonly states: Uint8Array
}

/** What is saved of them: arrays by name, and the keys of what they number. */
export interface SavedColumns {
  /** One more than the highest row. */
  readonly size: number
  readonly arrays: ColumnArrays
  readonly names: Readonly<Record<'sites' | 'bylines' | 'tags' | 'tagLists' | 'languages', readonly string[]>>
}

const columnNames = Object.keys(columnTypes) as readonly (keyof typeof columnTypes)[]

/**
 * What filters and facets ask of an article, in columns by row: a filter over 50,000 articles is one pass over a
 * few numbers. Names (of sites, tags, people, languages) are numbers here.
 */
export class FilterColumns {
  /** By name and host, parted by a line break. */
  readonly sites = new InternedNames<Site>((text) => {
    const [given = '', host = ''] = text.split('\n')
    const name = given === '' ? host : given
    return { ...keyed(name), host: nameKey(host), given: given === '' ? null : given }
  })
  readonly tags = new InternedNames<Tag>((name) => ({
    ...keyed(name),
    branches: [...branchesOf([name])].map((branch) => this.#branches.numberOf(branch)),
  }))
  readonly #branches = new InternedNames(keyed)
  /** The tags of an article, as JSON: few different lists on many articles. */
  readonly tagLists = new InternedNames<readonly number[]>((list) =>
    (JSON.parse(list) as readonly string[]).map((tag) => this.tags.numberOf(tag)),
  )
  readonly bylines = new InternedNames(keyed)
  readonly languages = new InternedNames<Language>((tag) => ({
    name: tag,
    key: tag.toLowerCase(),
    english: nameKey(languageName(tag) ?? ''),
    base: nameKey(languageName(tag.split('-')[0] ?? '') ?? ''),
  }))
  states = new Uint8Array(0)
  times = new Float64Array(0)
  published = new Int32Array(0)
  years = new Int16Array(0)
  lengths = new Uint32Array(0)
  siteOf = new Uint32Array(0)
  bylineOf = new Uint32Array(0)
  languageOf = new Uint16Array(0)
  tagListOf = new Uint32Array(0)
  /** Made when somebody asks for a day: which one it was depends on where the reader is. */
  #added: Int32Array | null = null
  /** What `siteFilter` gave, and of how many sites: it is asked for with every keystroke. */
  readonly siteFilters = new Map<string, { readonly sites: number; readonly filter: string }>()
  /** One more than the highest row. */
  size = 0

  /** @param saved what `save` gave; its arrays are taken as they are */
  constructor(saved?: SavedColumns) {
    if (saved === undefined) return
    for (const name of ['sites', 'bylines', 'tags', 'tagLists', 'languages'] as const) {
      for (const key of saved.names[name]) this[name].numberOf(key)
    }
    for (const name of columnNames) this.#put(name, saved.arrays[name])
    this.size = saved.size
  }

  /** Tags and what they are nested under, whether any article has that itself or not. */
  get branches(): InternedNames<KeyedName> {
    for (let number = 1; number < this.tags.end; number++) this.tags.at(number)
    return this.#branches
  }

  /** The local day on which each came in. */
  get added(): Int32Array {
    if (this.#added !== null) return this.#added
    const added = new Int32Array(this.states.length)
    for (let row = 0; row < this.size; row++) added[row] = localDay(new Date(this.times[row] ?? 0))
    this.#added = added
    return added
  }

  tagsAt(row: Row): readonly number[] {
    const list = this.tagListOf[row] ?? 0
    return list === 0 ? none : (this.tagLists.at(list) ?? none)
  }

  isKnown(row: Row): boolean {
    return (this.states[row] ?? 0) !== 0
  }

  set(head: SearchHead): void {
    const { row } = head
    this.#makeRoomFor(row)
    this.size = Math.max(this.size, row + 1)
    this.states[row] =
      stateBits.known |
      (head.trashed ? stateBits.trashed : 0) |
      (head.read ? stateBits.read : 0) |
      (head.bookmarked ? stateBits.bookmarked : 0) |
      (head.archived ? stateBits.archived : 0) |
      (head.highlighted ? stateBits.highlighted : 0) |
      (head.noted ? stateBits.noted : 0) |
      (head.incomplete ? stateBits.incomplete : 0)
    const added = new Date(head.addedAt)
    this.times[row] = added.getTime()
    if (this.#added !== null) this.#added[row] = localDay(added)
    this.published[row] = (head.publishedAt === null ? null : writtenDay(head.publishedAt)) ?? noDay
    const year = head.publishedAt === null ? NaN : Number(/^\d{4}/.exec(head.publishedAt)?.[0])
    this.years[row] = Number.isNaN(year) ? noYear : year
    this.lengths[row] = head.wordCount
    const host = hostOf(head.url)
    const site = `${(head.site ?? '').replaceAll('\n', ' ')}\n${host}`
    this.siteOf[row] = site === '\n' ? 0 : this.sites.numberOf(site)
    this.bylineOf[row] = head.byline === null ? 0 : this.bylines.numberOf(head.byline)
    this.languageOf[row] = head.language === null ? 0 : this.languages.numberOf(head.language)
    this.tagListOf[row] = head.tags.length === 0 ? 0 : this.tagLists.numberOf(JSON.stringify(head.tags))
    this.tagsAt(row)
  }

  delete(row: Row): void {
    if (row < this.size) this.states[row] = 0
  }

  /** Views, good until the next change. */
  save(): SavedColumns {
    const arrays = Object.fromEntries(columnNames.map((name) => [name, this[name].subarray(0, this.size)]))
    const { sites, bylines, tags, tagLists, languages } = this
    return {
      size: this.size,
      arrays: arrays as unknown as ColumnArrays,
      names: {
        sites: sites.keys,
        bylines: bylines.keys,
        tags: tags.keys,
        tagLists: tagLists.keys,
        languages: languages.keys,
      },
    }
  }

  /** Newest import first; within one import the order in which things stood in it. Below zero when the first comes first. */
  readonly compareAge = (a: Row, b: Row): number => (this.times[b] ?? 0) - (this.times[a] ?? 0) || a - b

  #makeRoomFor(row: Row): void {
    if (row < this.states.length) return
    const length = Math.max(row + 1, this.states.length * 2, 1024)
    for (const name of columnNames) {
      const larger = new columnTypes[name](length)
      larger.set(this[name])
      this.#put(name, larger)
    }
    if (this.#added === null) return
    const added = new Int32Array(length)
    added.set(this.#added)
    this.#added = added
  }

  #put(name: keyof typeof columnTypes, array: ColumnArrays[keyof ColumnArrays]): void {
    Object.assign(this, { [name]: array })
  }
}

const none: readonly number[] = []
