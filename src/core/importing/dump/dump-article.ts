/** One article of a page dump. */
export interface DumpArticle {
  /** Null when no line serves as one; the paragraphs then hold everything. */
  readonly title: string | null
  readonly standfirst: readonly string[]
  readonly byline: string | null
  readonly dateline: string | null
  /** ISO 8601: a date, or a date and time with an offset when the source gives one. */
  readonly publishedAt: string | null
  readonly site: string | null
  readonly url: string | null
  readonly paragraphs: readonly string[]
  /** 0-based line numbers of the input that went into the article, ascending. */
  readonly lines: readonly number[]
  /** Line numbers of page furniture that stood in it; these are in the reading's furniture too. */
  readonly furniture: readonly number[]
}
