import type { SearchField } from '@shared/search.ts'
import type { IndexedArticle } from './documents.ts'

/** A text of an article that is searched: how much a word in it weighs, and its bit in a posting. */
export interface Field {
  readonly name: SearchField
  readonly bit: number
  readonly weight: number
  readonly texts: (document: IndexedArticle) => readonly string[]
}

const present = (text: string | null): readonly string[] => (text === null ? [] : [text])

/** In the order in which their words are counted. At most 8: the field is three bits of an occurrence. */
export const fields: readonly Field[] = [
  { name: 'title', bit: 1, weight: 6, texts: (document) => [document.title] },
  { name: 'standfirst', bit: 2, weight: 3, texts: (document) => document.standfirst },
  { name: 'byline', bit: 4, weight: 4, texts: (document) => present(document.byline) },
  { name: 'site', bit: 8, weight: 4, texts: (document) => present(document.site) },
  { name: 'tag', bit: 16, weight: 4, texts: (document) => document.tags },
  { name: 'note', bit: 64, weight: 3, texts: (document) => document.notes },
  { name: 'body', bit: 32, weight: 1, texts: (document) => [document.text] },
]

export const fieldCount = fields.length

export const titleBit = 1
export const bodyBit = 32

/** Places between two texts, so that no phrase runs from one into the next. */
export const gapBetweenTexts = 2
