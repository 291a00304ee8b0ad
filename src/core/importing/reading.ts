import type { ArticleDraft } from '@core/library/draft.ts'

export interface ReadArticle {
  readonly draft: ArticleDraft
  /** Lines judged to be page furniture: kept in the source, left out of the article. */
  readonly furniture: readonly string[]
}

/** What reading one source gave: articles, or a plain reason why none. */
export type Reading =
  | {
      readonly ok: true
      readonly format: string
      readonly articles: readonly ReadArticle[]
      /** Worth knowing of how it was read: characters lost, a guess that was close. Plain sentences. */
      readonly notes: readonly string[]
    }
  | {
      readonly ok: false
      readonly format: string
      readonly reason: string
      /** There was nothing in it to bring in; else it failed. */
      readonly isSkipped?: boolean
    }

export function unreadable(reason: string, format = 'unknown'): Extract<Reading, { ok: false }> {
  return { ok: false, format, reason }
}

/** What is said of a source whose reading failed in a way that nobody foresaw. */
export const oddlyBuilt = 'it is built in a way that cannot be read'

/** A reason, which completes "“name”: …", on its own. */
export function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`
}

/** Thrown where a source, or an entry of one, cannot be read for a reason that was foreseen, which completes "“name”: …". */
export class EntryUnreadable extends Error {}
