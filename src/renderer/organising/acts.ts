import type { LanguageStore } from '../language/language-store.ts'
import type { ArticleSummary } from '@shared/article.ts'
import type { DetailsChange } from '@shared/details.ts'
import type { ExtractionMethod } from '@shared/extraction.ts'
import type { Fault } from '@shared/fault.ts'
import type { Question } from './mass-question.ts'
import { massQuestion } from './mass-question.ts'
import type { Done, OffprintClient } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import { belongsTo } from '@shared/view.ts'
import type { LibraryStore } from '../library/store.ts'
import type { ToastStore } from '../ui/toast-store.ts'

export interface ActsOptions {
  readonly client: OffprintClient
  readonly language: LanguageStore
  readonly library: LibraryStore
  readonly toasts: ToastStore
  readonly now: () => Date
  /** Search results stay as they are when an article leaves the view behind them. */
  readonly isSearching: () => boolean
  /** The article in the reading pane has left the list: it was closed, the list is next. */
  readonly onClosed: () => void
  /** Asks whether so much is to be removed; does it when the answer is yes. */
  readonly ask: (question: Question) => void
}

type Answer = Promise<Result<Done, Fault>>

/** What a reader does to articles. Shown at once, confirmed by the library, taken back if it says no. */
export class Acts {
  readonly #options: ActsOptions

  constructor(options: ActsOptions) {
    this.#options = options
  }

  bookmark(articles: readonly ArticleSummary[], bookmarked: boolean): Promise<void> {
    const call = this.#options.client.article.bookmark
    return this.#change(articles, { bookmarked }, (ids) => call({ ids, bookmarked }))
  }

  archive(articles: readonly ArticleSummary[], archived: boolean): Promise<void> {
    const call = this.#options.client.article.archive
    return this.#change(articles, { archived }, (ids) => call({ ids, archived }))
  }

  markRead(articles: readonly ArticleSummary[], read: boolean): Promise<void> {
    const call = this.#options.client.article.markRead
    return this.#change(articles, { read }, (ids) => call({ ids, read }))
  }

  /** The end of an article was reached. Not an act of the reader's own, so nothing is said. */
  async finish(article: ArticleSummary): Promise<void> {
    const { client, library } = this.#options
    const preview = library.preview([{ ...article, read: true }])
    const done = await client.article.markRead({ ids: [article.id], read: true })
    if (done.ok) {
      preview.confirm()
      return
    }
    preview.takeBack()
    this.#refused(done.fault)
  }

  tag(articles: readonly ArticleSummary[], add: readonly string[], remove: readonly string[]): Promise<void> {
    const call = this.#options.client.article.tag
    const change = (article: ArticleSummary): ArticleSummary => ({
      ...article,
      tags: [...new Set([...article.tags, ...add])].filter((tag) => !remove.includes(tag)),
    })
    return this.#apply(articles, change, (ids) => call({ ids, add: [...add], remove: [...remove] }))
  }

  describe(article: ArticleSummary, change: DetailsChange): Promise<void> {
    const call = this.#options.client.article.describe
    return this.#change([article], change, () => call({ id: article.id, change }))
  }

  trash(articles: readonly ArticleSummary[], confirmed = 0): Promise<void> {
    const { client, now } = this.#options
    const trashedAt = now().toISOString()
    const again = (removes: number): void => void this.trash(articles, removes)
    return this.#change(articles, { trashedAt }, (ids) => client.article.trash({ ids, confirmed }), again)
  }

  restore(articles: readonly ArticleSummary[]): Promise<void> {
    const call = this.#options.client.article.restore
    return this.#change(articles, { trashedAt: null }, (ids) => call({ ids }))
  }

  /** Asked and confirmed before; not undoable, hence without the button. */
  async deleteForever(articles: readonly ArticleSummary[], confirmed = 0): Promise<void> {
    const { client, toasts } = this.#options
    const ids = articles.map((article) => article.id)
    const done = await client.article.deleteForever({ ids, confirmed })
    if (done.ok) toasts.say(done.value.label)
    else this.#refused(done.fault, (removes) => void this.deleteForever(articles, removes))
  }

  async split(article: ArticleSummary, blocks: readonly number[]): Promise<void> {
    const done = await this.#options.client.article.split({ id: article.id, blocks: [...blocks] })
    this.#say(done)
    const first = done.ok ? done.value.ids[0] : undefined
    if (first !== undefined) await this.#goTo(first)
  }

  /** Passages by their index, out of the text. */
  async cut(article: ArticleSummary, passages: readonly number[]): Promise<void> {
    this.#say(await this.#options.client.article.cut({ id: article.id, passages: [...passages] }))
  }

  async reextract(article: ArticleSummary, method: ExtractionMethod): Promise<void> {
    this.#say(await this.#options.client.article.reextract({ id: article.id, method }))
  }

  async merge(articles: readonly ArticleSummary[]): Promise<void> {
    const done = await this.#options.client.article.merge({ ids: articles.map((article) => article.id) })
    this.#say(done)
    if (done.ok) await this.#goTo(done.value.id)
  }

  async undo(confirmed = 0): Promise<void> {
    const { client, toasts } = this.#options
    const done = await client.library.undo({ confirmed })
    if (done.ok) toasts.say(done.value.label)
    else if (done.fault.code === 'nothing-to-undo') toasts.say(done.fault.message)
    else this.#refused(done.fault, (removes) => void this.undo(removes))
  }

  #change(
    articles: readonly ArticleSummary[],
    state: Partial<ArticleSummary>,
    call: (ids: ArticleSummary['id'][]) => Answer,
    again?: (removes: number) => void,
  ): Promise<void> {
    return this.#apply(articles, (article) => ({ ...article, ...state }), call, again)
  }

  async #apply(
    articles: readonly ArticleSummary[],
    change: (article: ArticleSummary) => ArticleSummary,
    call: (ids: ArticleSummary['id'][]) => Answer,
    again?: (removes: number) => void,
  ): Promise<void> {
    if (articles.length === 0) return
    const { library } = this.#options
    const { open, view } = library.state
    const wasListed = open !== null && articles.some(({ id }) => id === open.id) && belongsTo(view, open)
    const { selected } = library.state
    const preview = library.preview(articles.map(change))
    library.select([])
    if (wasListed) this.#closeIfGone()
    const done = await call(articles.map((article) => article.id))
    if (done.ok) {
      preview.confirm()
      this.#say(done)
      return
    }
    preview.takeBack()
    // What is asked about stays chosen, so that "no" leaves everything as it was.
    if (done.fault.code === 'needs-confirmation') library.select(selected)
    this.#refused(done.fault, again)
  }

  #closeIfGone(): void {
    const { library, isSearching, onClosed } = this.#options
    const { open, view } = library.state
    if (open === null || belongsTo(view, open)) return
    // In Unread an article stays until the reader goes on; results of a search stay as they are.
    if (open.trashedAt === null && (view.kind === 'unread' || isSearching())) return
    library.read(null)
    onClosed()
  }

  async #goTo(id: ArticleSummary['id']): Promise<void> {
    const { client, library } = this.#options
    const article = await client.article.get({ id })
    if (!article.ok) return
    library.select([])
    library.moveTo(article.value.row)
    library.read(article.value)
  }

  /** Says what an act came to that was done elsewhere, with the way back. Gives whether it was done. */
  tell(done: Result<Done, Fault>): boolean {
    this.#say(done)
    return done.ok
  }

  #say(done: Result<Done, Fault>): void {
    if (!done.ok) {
      this.#refused(done.fault)
      return
    }
    this.#options.toasts.say(done.value.label, [
      {
        label: this.#options.language.state('organising.undo'),
        run: () => {
          void this.undo()
        },
      },
    ])
  }

  #refused(fault: Fault, again?: (removes: number) => void): void {
    const question = again === undefined ? null : massQuestion(fault, again)
    if (question !== null) this.#options.ask(question)
    // Whoever gives changes up is told of it once, where they did.
    else if (fault.code !== 'change-discarded') this.#options.toasts.warn(fault.message)
  }
}
