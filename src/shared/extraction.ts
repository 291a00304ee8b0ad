/** The ways to find the article in a page; the first is the one that is taken when nobody asks. */
export const extractionMethods = ['combined', 'readability', 'densest', 'body'] as const
export type ExtractionMethod = (typeof extractionMethods)[number]

/** What one of them makes of a page that was kept. */
export interface Extraction {
  readonly method: ExtractionMethod
  readonly wordCount: number
  /** How its text begins. */
  readonly opening: string
  /** How it ends; empty where the opening says nearly all. */
  readonly ending: string
  /** It gives the text that the article has now. */
  readonly isPresent: boolean
  /** Highlights whose words are not in it. They are kept all the same, beside the text. */
  readonly unplacedHighlights: number
}
