import type { ArticleId } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { Highlight, HighlightChange, HighlightDraft, HighlightId } from '@shared/highlight.ts'
import type { HighlightGroup, HighlightPage, HighlightQuery } from '@shared/highlight-search.ts'
import type { Done } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { Acted, Acts } from './acts.ts'
import { changeLabel, highlightLabel } from './highlight-labels.ts'
import type { HighlightSource } from './highlight-search.ts'
import { highlightGroups, searchHighlights } from './highlight-search.ts'
import { madeHighlight } from './new-highlights.ts'
import { highlightsOf } from './record.ts'

/** Highlights and notes of all articles. */
export class LibraryHighlights {
  readonly #acts: Acts

  constructor(acts: Acts) {
    this.#acts = acts
  }

  /** What is marked in the library, and fits; outside the Trash, newest articles first. */
  search(query: HighlightQuery): Promise<HighlightPage> {
    return searchHighlights(this.#source(), query)
  }

  /** All of `search`, article by article. */
  groups(query: HighlightQuery): AsyncIterable<HighlightGroup> {
    return highlightGroups(this.#source(), query)
  }

  /** Marks words of an article, or writes a note on the whole of it. */
  async add(
    id: ArticleId,
    drafts: readonly HighlightDraft[],
  ): Promise<Result<Done & { readonly highlights: readonly Highlight[] }, ArticleNotFound | StoreFault>> {
    const highlights = drafts.map((draft) => madeHighlight(draft, this.#acts.time()))
    const label = highlightLabel('Highlighted', highlights)
    const done = await this.#acts.act([id], () => ({
      label,
      operations: [{ op: 'highlight', id, put: highlights, remove: [] }],
    }))
    return done.ok ? ok({ ...done.value, highlights }) : done
  }

  /** Another colour, note or tags. What is not there any more is passed over. */
  async change(id: ArticleId, highlight: HighlightId, change: HighlightChange): Acted {
    const changed = this.#acts
      .highlights(id)
      .filter((known) => known.id === highlight)
      .map((known) => ({ ...known, ...change, changedAt: this.#acts.time() }))
    return this.#acts.act([id], () => ({
      label: changeLabel(change, changed),
      operations: changed.length === 0 ? [] : [{ op: 'highlight', id, put: changed, remove: [] }],
    }))
  }

  async remove(id: ArticleId, highlights: readonly HighlightId[]): Acted {
    const gone = this.#acts.highlights(id).filter((known) => highlights.includes(known.id))
    return this.#acts.act([id], () => ({
      label: highlightLabel('Removed', gone),
      operations: [{ op: 'highlight', id, put: [], remove: highlights }],
    }))
  }

  #source(): HighlightSource {
    const { articles } = this.#acts.opened.low.data
    return {
      rows: this.#acts.commits.catalogue.rows({ kind: 'highlighted' }),
      summaryAt: (row) => this.#acts.summaryAt(row),
      highlightsAt: (row) => highlightsOf(articles.at(row)),
    }
  }
}
