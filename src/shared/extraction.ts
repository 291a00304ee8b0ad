/** The ways to find the article in a page; the first is the one that is taken when nobody asks. */
export const extractionMethods = ['combined', 'readability', 'densest', 'body'] as const
export type ExtractionMethod = (typeof extractionMethods)[number]
