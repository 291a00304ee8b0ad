import * as v from 'valibot'
import type { Brand } from './brand.ts'
import type { ReadingFace } from './settings.ts'

/** 16 characters of Crockford base 32 in lower case: 80 random bits, safe as a folder name anywhere. */
export type ArticleId = Brand<'ArticleId'>
/** Same alphabet as an article id. One per act of importing. */
export type ImportId = Brand<'ImportId'>

const idPattern = /^[0-9a-hjkmnp-tv-z]{16}$/

export const ArticleId = v.pipe(
  v.string(),
  v.regex(idPattern),
  v.transform((id) => id as ArticleId),
)
export const ImportId = v.pipe(
  v.string(),
  v.regex(idPattern),
  v.transform((id) => id as ImportId),
)

/** On the answer that holds a body: it is not what was written once. */
export const damagedHeader = 'Offprint-Damaged'

export function isArticleId(text: string): text is ArticleId {
  return idPattern.test(text)
}

export function isImportId(text: string): text is ImportId {
  return idPattern.test(text)
}

/**
 * A small integer given to an article once and never reused. Lists, the search index and bitmaps speak in
 * rows because 50,000 of them cross a thread as one Uint32Array in a third of a millisecond.
 */
export type Row = number

export type Direction = 'ltr' | 'rtl'

/** Where the reader was: a block of the body and how far into it, so that a change of font keeps the place. */
export interface ReadingPlace {
  /** Index of the first block seen, counted over the body's top-level elements. */
  readonly block: number
  /** 0 at the top of that block, 1 at its end. */
  readonly fraction: number
}

/** The reader's own marks on an article. Independent of each other. */
export interface ArticleState {
  readonly bookmarked: boolean
  readonly archived: boolean
  readonly read: boolean
  /** When it went to the trash, ISO 8601 in UTC; null when it is not there. */
  readonly trashedAt: string | null
  readonly tags: readonly string[]
  /** How much has been read, 0 to 1. */
  readonly progress: number
  readonly place: ReadingPlace | null
  /** When it was last read in, ISO 8601 in UTC. Absent where that is not known: never, or before it was kept. */
  readonly lastReadAt?: string
  /** The face that it is set in whatever the settings say; absent or null: as they say. */
  readonly face?: ReadingFace | null
}

export interface PictureCounts {
  readonly kept: number
  readonly missing: number
}

/** What the article itself says; a re-import or an edit may change it. */
export interface ArticleFacts {
  readonly title: string
  /** Summary lines under the headline. */
  readonly standfirst: readonly string[]
  /** Names only, without "By". */
  readonly byline: string | null
  /** The place as it was written ("QAIM, Iraq"), without agency or colon. */
  readonly dateline: string | null
  /** ISO 8601, as precise as the source: a date alone, or a date and time with an offset. */
  readonly publishedAt: string | null
  readonly site: string | null
  readonly url: string | null
  /** BCP 47, such as "en" or "ar"; null when the evidence was thin. */
  readonly language: string | null
  readonly direction: Direction
  /**
   * Only its address and what an export said of it came in: there is no text to read offline. Absent on all
   * others, so that a library from before there were links is as it was.
   */
  readonly linkOnly?: true
  /**
   * Of the pictures in the text, how many came along, and how many are only addresses. Absent where none is missing:
   * then all that there is of the article is here.
   */
  readonly pictures?: PictureCounts
}

/** Facts that a reader can put right where the page said them wrong. */
export const details = ['title', 'byline', 'publishedAt', 'site', 'language', 'direction'] as const
export type Detail = (typeof details)[number]
/** What a reader can change of an article so that no later import brings it back as it was. */
export const changeable = [...details, 'text'] as const
export type Changeable = (typeof changeable)[number]

/** Everything about an article except its body: what a list shows. About 500 bytes. */
export interface ArticleSummary extends ArticleFacts, ArticleState {
  readonly id: ArticleId
  readonly row: Row
  /** When it came in, ISO 8601 in UTC: as the export says, else the time of the import, which its articles share. */
  readonly addedAt: string
  readonly importId: ImportId
  readonly wordCount: number
  /** The body's first words, at most 200 characters, for the list. */
  readonly excerpt: string
  /** Hash of the normalised title and text, so that importing the same thing again changes nothing. */
  readonly fingerprint: string
  /** What the reader put right, or cut: what comes later leaves it so. Absent for nothing. */
  readonly putRight?: readonly Changeable[]
  /** What the reader marked in it, and how many of those have a note. Absent for none; the list is asked for. */
  readonly highlightCount?: number
  readonly noteCount?: number
}

/** Words a minute; silent reading of non-fiction in English (Brysbaert 2019: 238). */
const readingWordsPerMinute = 238

/** Shares of an article between which it is begun and not finished: less is a look, more is all but the last lines. */
const begunFrom = 0.02
const begunTo = 0.98

/** Was it begun, and is there more to read? */
export function isBegun({ read, progress }: Pick<ArticleState, 'read' | 'progress'>): boolean {
  return !read && progress >= begunFrom && progress < begunTo
}

/** Whole minutes, at least 1. */
export function readingMinutes(wordCount: number): number {
  return Math.max(1, Math.round(wordCount / readingWordsPerMinute))
}
