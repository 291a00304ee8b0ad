import type { ItemPlace, ItemStatus } from './receipt.ts'

/** What an import would do, found out without doing it. */
export interface Survey {
  /** Articles by the format that recognised them. */
  readonly formats: Readonly<Record<string, number>>
  readonly articles: number
  /** Of these, how many would be new, would add to what is there, or are there already. */
  readonly added: number
  readonly merged: number
  readonly known: number
  /** Come more than once in what was given. */
  readonly repeated: number
  /** Of the articles, how many bring a text, and how many only an address. */
  readonly withText: number
  readonly linkOnly: number
  readonly bookmarked: number
  readonly archived: number
  readonly read: number
  /** Different ones; those of folders are counted apart. */
  readonly tags: number
  readonly folders: number
  readonly highlights: number
  /** ISO 8601 in UTC; null where no item has a date. */
  readonly earliest: string | null
  readonly latest: string | null
  readonly undated: number
  readonly skipped: number
  readonly failed: number
  readonly problems: readonly SurveyProblem[]
  /** At most ten, from all over the source. */
  readonly sample: readonly SurveySample[]
}

export interface SurveyProblem {
  readonly status: Extract<ItemStatus, 'skipped' | 'failed'>
  readonly source: string
  readonly place: ItemPlace
  readonly title: string | null
  readonly reason: string
}

export interface SurveySample {
  readonly source: string
  readonly place: ItemPlace
  readonly format: string
  readonly title: string
  readonly url: string | null
  readonly addedAt: string | null
  readonly tags: readonly string[]
  readonly folders: readonly string[]
  readonly linkOnly: boolean
}
