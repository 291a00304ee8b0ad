import type { ArticleId } from '@shared/article.ts'
import type { Fault } from '@shared/fault.ts'
import type {
  Highlight,
  HighlightChange,
  HighlightColour,
  HighlightDraft,
  HighlightId,
} from '@shared/highlight.ts'
import type { HighlightQuery } from '@shared/highlight-search.ts'
import type { Done, OffprintClient } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import type { LanguageStore } from '../language/language-store.ts'
import { Observable } from '../ui/observable.ts'
import type { ToastStore } from '../ui/toast-store.ts'

export interface HighlightState {
  /** The open article, and what is marked in it. */
  readonly article: ArticleId | null
  readonly highlights: readonly Highlight[]
  /** What the next highlight gets: the colour that was used last. */
  readonly colour: HighlightColour
}

export interface HighlightStoreOptions {
  readonly client: OffprintClient
  readonly language: LanguageStore
  readonly toasts: ToastStore
  readonly undo: () => void
}

export const everyHighlight: HighlightQuery = {
  text: '',
  colour: null,
  tag: null,
  notesOnly: false,
  offset: 0,
}

/** What is marked in the open article. Asked for once when it is opened; from then on the changes bring it. */
export class HighlightStore extends Observable<HighlightState> {
  readonly #client: OffprintClient
  readonly #language: LanguageStore
  readonly #toasts: ToastStore
  readonly #undo: () => void

  constructor({ client, language, toasts, undo }: HighlightStoreOptions) {
    super({ article: null, highlights: [], colour: 'yellow' })
    this.#client = client
    this.#language = language
    this.#toasts = toasts
    this.#undo = undo
    client.on('library.changed', ({ highlights = [] }) => {
      const changed = highlights.find(({ id }) => id === this.state.article)
      if (changed !== undefined) this.update({ highlights: changed.highlights })
    })
  }

  async follow(article: ArticleId | null): Promise<void> {
    if (article === this.state.article) return
    this.update({ article, highlights: [] })
    if (article === null) return
    const found = await this.#client.highlight.of({ id: article })
    if (found.ok && this.state.article === article) this.update({ highlights: found.value })
  }

  /** Null where it could not be kept; the reason has been said then. */
  async add(id: ArticleId, draft: HighlightDraft): Promise<HighlightId | null> {
    this.update({ colour: draft.colour })
    const { createdAt: _, tags, ...said } = draft
    const done = await this.#client.highlight.add({ id, highlight: { ...said, tags: [...tags] } })
    this.#say(done)
    return done.ok ? done.value.highlight : null
  }

  async change(id: ArticleId, highlight: HighlightId, change: HighlightChange): Promise<void> {
    if (change.colour !== undefined) this.update({ colour: change.colour })
    const { tags, ...others } = change
    this.#say(
      await this.#client.highlight.change({
        id,
        highlight,
        change: { ...others, ...(tags === undefined ? {} : { tags: [...tags] }) },
      }),
    )
  }

  async remove(id: ArticleId, highlight: HighlightId): Promise<void> {
    this.#say(await this.#client.highlight.remove({ id, highlight }))
  }

  /** Of one article, or of all that the question finds. */
  async copyMarkdown(id: ArticleId | null, query: HighlightQuery = everyHighlight): Promise<void> {
    const made = await this.#client.highlight.markdown({ id, query })
    if (!made.ok) this.#toasts.warn(made.fault.message)
    else
      await this.copy(
        made.value.markdown,
        this.#language.state('highlighting.copiedMarkdown', { count: made.value.highlights }),
      )
  }

  /** `done` says what was copied. */
  async copy(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      this.#toasts.say(done)
    } catch (error) {
      this.#toasts.warn(
        this.#language.state('highlighting.nothingWasCopied', {
          reason: error instanceof Error ? error.message : String(error),
        }),
      )
    }
  }

  #say(done: Result<Done, Fault>): void {
    if (!done.ok) this.#toasts.warn(done.fault.message)
    else
      this.#toasts.say(done.value.label, [
        { label: this.#language.state('highlighting.undo'), run: this.#undo },
      ])
  }
}
