import type { Span } from './spans.ts'

/** Which text of an article a word is looked for in. */
export type TextField = 'title' | 'byline' | 'note'
export type StateName =
  'unread' | 'read' | 'bookmarked' | 'archived' | 'highlighted' | 'complete' | 'incomplete'

/** One thing that may hold of an article. */
export type Condition =
  | {
      readonly kind: 'words'
      readonly text: string
      readonly field: TextField | null
      /** Nothing comes after it yet: its last word may still be going on. */
      readonly isUnfinished: boolean
    }
  | {
      readonly kind: 'phrase'
      readonly text: string
      readonly field: TextField | null
      readonly isUnfinished: boolean
    }
  | { readonly kind: 'state'; readonly state: StateName }
  | { readonly kind: 'in'; readonly place: 'trash' | 'all' }
  /** There is a picture in it; the reader has written something to it. */
  | { readonly kind: 'picture' }
  | { readonly kind: 'note' }
  /** `isWhole`: the site is called so and not otherwise; else words of its name or address begin so. */
  | { readonly kind: 'site'; readonly value: string; readonly isWhole: boolean }
  /** The tag itself, and whatever is nested under it: "news" is also "news/local". */
  | { readonly kind: 'tag'; readonly value: string }
  | { readonly kind: 'language'; readonly value: string }
  | { readonly kind: 'added' | 'published' | 'length'; readonly span: Span }

/** A condition that must hold, or must not. */
export interface Requirement {
  readonly condition: Condition
  readonly isExcluded: boolean
}

/** Parted by OR: one of them is enough. */
export type Clause = readonly Requirement[]
