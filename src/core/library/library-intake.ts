import type { ArticleId, ArticleSummary, Changeable, ImportId, Row } from '@shared/article.ts'
import { changeable } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { Highlight, HighlightDraft } from '@shared/highlight.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { Settings } from '@shared/settings.ts'
import type { Acts } from './acts.ts'
import { addedAfter } from './added-at.ts'
import type { NewBody } from './bodies.ts'
import type { ArticleDraft, ArticleImage, DraftSource } from './draft.ts'
import type { Step } from './history.ts'
import { contentOf, inverse } from './history.ts'
import { newArticleId } from './ids.ts'
import type { MergedBefore } from './imports/merged-before.ts'
import { beforeMerging } from './imports/merged-before.ts'
import { named } from './labels.ts'
import type { LibraryFiles } from './library-files.ts'
import { gainedHighlights, madeHighlight } from './new-highlights.ts'
import type { Editable, Operation } from './operations.ts'
import type { Preparation } from './outbox.ts'
import type { ArticleRecord } from './record.ts'
import { summaryOfRecord, withHighlights } from './record.ts'

/** What a second coming of an article adds to it. */
export interface Enrichment {
  /** A better text, and the facts that come with it. */
  readonly draft?: ArticleDraft
  readonly set?: Partial<Editable>
  readonly tags?: readonly string[]
  readonly highlights?: readonly HighlightDraft[]
}

/** Some of what an import brings, to become true together or not at all. */
export interface Intaken {
  readonly importId: ImportId
  /** ISO 8601 in UTC: for what has no date of its own. */
  readonly addedAt: string
  /** Their ids are given beforehand, so that the import can write down what it is about to do. */
  readonly added: readonly { readonly id: ArticleId; readonly draft: ArticleDraft }[]
  /** At most one for each article. */
  readonly enriched: readonly { readonly id: ArticleId; readonly more: Enrichment }[]
  /** Durable before anything else of it is; repeated where the disk refuses it and is tried again. */
  readonly first?: (before: readonly MergedBefore[]) => Promise<void>
}

interface EnrichingChange {
  readonly operations: readonly Operation[]
  readonly write: () => Promise<void>
  readonly before: MergedBefore
  readonly after: Pick<ArticleSummary, 'title'>
}

/** An article that comes back from an archive. */
export interface Readmission {
  readonly summary: ArticleSummary
  readonly highlights?: readonly Highlight[]
  readonly html: string
  readonly source: DraftSource
  readonly images: readonly ArticleImage[]
}

/** Articles before a new one by which its clock is judged; older ones may have brought times of their own. */
const latelyAdded = 100

/** What brings articles in, or gives one that is here another text. */
export class LibraryIntake {
  readonly #acts: Acts
  readonly #files: LibraryFiles
  /** Rows given to adds that are still being written. */
  #nextRow: Row

  constructor(acts: Acts, files: LibraryFiles) {
    this.#acts = acts
    this.#files = files
    this.#nextRow = acts.opened.low.data.nextRow
  }

  /**
   * When what comes in now counts as added, by a clock that may have gone back: never before what came in lately,
   * below which nobody would look for it. One time for all batches of an import.
   */
  timeToAdd(clock: string): string {
    const { articles, nextRow } = this.#acts.opened.low.data
    const { added, views } = articles.columns.arrays
    let newest = -Infinity
    for (let row = nextRow - 1; row >= Math.max(0, nextRow - latelyAdded); row--) {
      if (views[row] !== 0) newest = Math.max(newest, added[row] ?? -Infinity)
    }
    return addedAfter(clock, newest)
  }

  /** Undone, they go to the trash. The batches of one import are undone as one step. */
  async add(
    drafts: readonly ArticleDraft[],
    importId: ImportId,
    addedAt: string,
  ): Promise<Result<readonly ArticleSummary[], StoreFault>> {
    if (drafts.length === 0) return ok([])
    const added = drafts.map((draft) => ({ id: newArticleId(), draft }))
    const taken = await this.takeIn({ importId, addedAt, added, enriched: [] })
    if (taken.ok) return taken
    if (taken.fault.code === 'article-not-found') throw new Error(taken.fault.message)
    return fail(taken.fault)
  }

  /** New articles and what others gain, in one change; `add` and `enrich` are its two halves. */
  async takeIn({
    importId,
    addedAt,
    added,
    enriched,
    first = () => Promise.resolve(),
  }: Intaken): Promise<Result<readonly ArticleSummary[], ArticleNotFound | StoreFault>> {
    const records = added.map(({ id, draft }) => this.#recordOf(id, draft, importId, addedAt))
    const articles = records.map(summaryOfRecord)
    const changes: EnrichingChange[] = []
    for (const { id, more } of enriched) {
      const change = await this.#enriching(id, more)
      if (!change.ok) return change
      changes.push(change.value)
    }
    const bodies = this.#bodiesOf(
      articles,
      added.map(({ draft }) => draft),
    )
    const label =
      articles.length > 0 ? `Added ${named(articles)}` : `Updated ${named(changes.map(({ after }) => after))}`
    const committed = await this.#acts.commits.commit({
      label,
      operations: [
        ...(records.length === 0 ? [] : [{ op: 'add', articles: records } as const]),
        ...changes.flatMap(({ operations }) => operations),
      ],
      prepare: {
        run: async () => {
          await first(changes.map(({ before }) => before))
          if (articles.length > 0) await bodies.run()
          for (const { write } of changes) await write()
        },
        ...(bodies.takeBack === undefined ? {} : { takeBack: bodies.takeBack }),
        failure: articles.length > 0 ? bodies.failure : `${label.replace('Updated ', '')} was not updated`,
      },
      stepOf: (effects) => ({
        label,
        operations: inverse(effects, this.#acts.time()),
        importing: { id: importId, added: articles },
      }),
    })
    return committed.ok ? ok(articles) : committed
  }

  /** What an article gains: the operations, its files, and how it was before. */
  async #enriching(
    id: ArticleId,
    { draft, set = {}, tags = [], highlights = [] }: Enrichment,
  ): Promise<Result<EnrichingChange, ArticleNotFound | StoreFault>> {
    const article = this.#acts.summary(id)
    if (article === undefined) return fail(this.#acts.notFound([id]))
    const replacing = draft === undefined ? null : this.#replacing(article, draft)
    const operations: Operation[] = replacing === null ? [] : [replacing.operation]
    if (Object.keys(set).length > 0) operations.push({ op: 'edit', ids: [id], set })
    if (tags.length > 0) operations.push({ op: 'tag', ids: [id], add: tags, remove: [] })
    const known = new Set(this.#acts.highlights(id).map((highlight) => highlight.id))
    const put = gainedHighlights(this.#acts.highlights(id), highlights, this.#acts.time())
    if (put.length > 0) operations.push({ op: 'highlight', id, put, remove: [] })
    let replaced = null
    if (draft !== undefined) {
      const [html, source, images] = [
        await this.#files.body(id),
        await this.#files.source(id),
        await this.#files.images(id),
      ]
      // A text that cannot be read is none that undoing could bring back.
      if (html.ok)
        replaced = {
          html: html.value,
          source: source.ok ? source.value : { extension: 'html', bytes: Buffer.from(html.value) },
          images: images.ok ? images.value.filter(({ name }) => html.value.includes(name)) : [],
          fingerprint: draft.fingerprint,
        }
    }
    return ok({
      operations,
      write: () => replacing?.prepare.run() ?? Promise.resolve(),
      before: beforeMerging(
        article,
        {
          set,
          tags,
          highlights: put.map((highlight) => highlight.id).filter((highlight) => !known.has(highlight)),
        },
        replaced,
      ),
      after: draft ?? article,
    })
  }

  /**
   * Articles as a library held them before, from an archive of it: with their ids, dates and marks, and with their
   * rows where these come in order. The caller has seen to it that no id is here already. Undone like an import.
   */
  async readmit(
    articles: readonly Readmission[],
    importId: ImportId,
    first: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Result<readonly ArticleSummary[], StoreFault>> {
    if (articles.length === 0) return ok([])
    const records = articles.map(({ summary, highlights = [] }) => {
      const row = Math.max(this.#nextRow, summary.row)
      this.#nextRow = row + 1
      return withHighlights({ ...summary, row }, highlights)
    })
    const summaries = records.map(summaryOfRecord)
    const label = `Added ${named(summaries)}`
    const bodies = this.#bodiesOf(
      summaries,
      articles.map(({ summary, ...files }) =>
        summary.linkOnly === true ? { ...files, linkOnly: true } : files,
      ),
    )
    const committed = await this.#acts.commits.commit({
      label,
      operations: [{ op: 'add', articles: records }],
      prepare: {
        ...bodies,
        run: async () => {
          await first()
          await bodies.run()
        },
      },
      stepOf: (effects) => ({
        label,
        operations: inverse(effects, this.#acts.time()),
        importing: { id: importId, added: summaries },
      }),
    })
    return committed.ok ? ok(summaries) : committed
  }

  /** Settings of another time, from an archive; undone together with what the import added. */
  async readmitSettings(settings: Settings, importId: ImportId): Promise<Result<Settings, StoreFault>> {
    const before = this.#acts.opened.low.data.settings
    const label = 'Took over the settings'
    const committed = await this.#acts.commits.commit({
      label,
      operations: [{ op: 'settings', set: settings }],
      stepOf: () => ({
        label,
        operations: [{ op: 'settings', set: before }],
        importing: { id: importId, added: [] },
      }),
    })
    return committed.ok ? ok(this.#acts.opened.low.data.settings) : committed
  }

  /**
   * The same article in a better version: new facts and body; state, tags and place in the library stay.
   * With `importId` it is undone together with what that import added.
   */
  async replaceBody(
    id: ArticleId,
    draft: ArticleDraft,
    importId?: ImportId,
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    const before = this.#acts.summary(id)
    if (before === undefined) return fail(this.#acts.notFound([id]))
    return this.#replace(before, draft, `Updated ${named([draft])}`, {
      // Whoever takes the text anew wants it whole.
      putRight: (before.putRight ?? []).filter((part) => part !== 'text'),
      importing: importId === undefined ? null : { id: importId, added: [] },
    })
  }

  /** The article with less of its text, `count` passages; what comes in later does not bring them back. */
  async cut(
    id: ArticleId,
    draft: ArticleDraft,
    count: number,
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    const before = this.#acts.summary(id)
    if (before === undefined) return fail(this.#acts.notFound([id]))
    const from = named([before])
    const label =
      count === 1 ? `Cut a passage from ${from}` : `Cut ${count.toLocaleString('en')} passages from ${from}`
    return this.#replace(before, draft, label, {
      putRight: changeable.filter((part) => part === 'text' || before.putRight?.includes(part)),
      importing: null,
    })
  }

  async #replace(
    before: ArticleSummary,
    draft: ArticleDraft,
    label: string,
    { putRight, importing }: Pick<Step, 'importing'> & { readonly putRight: readonly Changeable[] },
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    const { id } = before
    const { operation, prepare } = this.#replacing(before, draft)
    const isOther = putRight.join() !== (before.putRight ?? []).join()
    const committed = await this.#acts.commits.commit({
      label,
      operations: [operation, ...(isOther ? [{ op: 'edit', ids: [id], set: { putRight } } as const] : [])],
      prepare,
      stepOf: (effects) => ({ label, operations: inverse(effects, this.#acts.time()), importing }),
    })
    if (!committed.ok) return committed
    const after = this.#acts.summary(id)
    return after === undefined ? fail(this.#acts.notFound([id])) : ok(after)
  }

  /**
   * The same article came again and knew more: text, an earlier date, tags, a bookmark, a way out of the Trash.
   * One change, undone together with what the import added.
   */
  async enrich(
    id: ArticleId,
    more: Enrichment,
    importId: ImportId,
    first: Pick<Intaken, 'first'> = {},
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    const addedAt = this.#acts.summary(id)?.addedAt ?? ''
    const taken = await this.takeIn({ importId, addedAt, added: [], enriched: [{ id, more }], ...first })
    if (!taken.ok) return taken
    const after = this.#acts.summary(id)
    return after === undefined ? fail(this.#acts.notFound([id])) : ok(after)
  }

  /** Adds the drafts in the place of the article, which goes to the trash. One undo step. */
  async split(
    id: ArticleId,
    drafts: readonly ArticleDraft[],
  ): Promise<Result<readonly ArticleSummary[], ArticleNotFound | StoreFault>> {
    const count = drafts.length.toLocaleString('en')
    return this.#reshape([id], drafts, (articles) => `Split ${named(articles)} into ${count} articles`)
  }

  /** Adds the draft in the place of the first article; all of them go to the trash. One undo step. */
  async merge(
    ids: readonly ArticleId[],
    draft: ArticleDraft,
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    const merged = await this.#reshape(ids, [draft], (articles) => `Merged ${named(articles)}`)
    if (!merged.ok) return merged
    const [article] = merged.value
    return article === undefined ? fail(this.#acts.notFound(ids)) : ok(article)
  }

  async #reshape(
    ids: readonly ArticleId[],
    drafts: readonly ArticleDraft[],
    labelOf: (articles: readonly ArticleSummary[]) => string,
  ): Promise<Result<readonly ArticleSummary[], ArticleNotFound | StoreFault>> {
    const originals = this.#acts.all(ids)
    const [first] = originals ?? []
    if (originals === null || first === undefined) return fail(this.#acts.notFound(ids))
    const records = drafts.map((draft) =>
      this.#recordOf(newArticleId(), draft, first.importId, first.addedAt),
    )
    const added = records.map(summaryOfRecord)
    const label = labelOf(originals)
    const committed = await this.#acts.commits.commit({
      label,
      operations: [{ op: 'add', articles: records }, this.#acts.trashing(originals)],
      stepOf: this.#acts.stepOf(label),
      prepare: this.#bodiesOf(added, drafts),
      // What goes to the Trash lives on in what was made of it.
      confirmed: originals.length,
    })
    return committed.ok ? ok(added) : committed
  }

  #bodiesOf(articles: readonly ArticleSummary[], drafts: readonly NewBody['draft'][]): Preparation {
    const { bodies } = this.#acts.opened
    const written = drafts.flatMap((draft, index) => {
      const id = articles[index]?.id
      return id === undefined ? [] : [{ id, draft }]
    })
    return {
      run: () => bodies.write(written),
      takeBack: () => bodies.remove(written.map(({ id }) => id)),
      failure: `${named(articles)} could not be added`,
    }
  }

  /** The new text beside the one that holds, and the operation that makes it hold. */
  #replacing(
    before: ArticleSummary,
    draft: ArticleDraft,
  ): { readonly operation: Operation; readonly prepare: Preparation } {
    const body = newArticleId().slice(0, 8)
    return {
      operation: { op: 'replace', id: before.id, content: contentOf(draft), body },
      prepare: {
        run: () => this.#acts.opened.bodies.writeNext(before.id, draft, body),
        failure: `${named([before])} was not updated`,
      },
    }
  }

  #recordOf(id: ArticleId, draft: ArticleDraft, importId: ImportId, addedAt: string): ArticleRecord {
    const summary = {
      ...contentOf(draft),
      id,
      row: this.#nextRow++,
      bookmarked: draft.state?.bookmarked ?? false,
      archived: draft.state?.archived ?? false,
      read: draft.state?.read ?? false,
      trashedAt: draft.state?.trashedAt ?? null,
      tags: [...new Set(draft.tags)],
      progress: draft.state?.progress ?? 0,
      place: null,
      addedAt: draft.addedAt ?? addedAt,
      importId,
    }
    const { highlights = [] } = draft
    return highlights.length === 0
      ? summary
      : withHighlights(
          summary,
          highlights.map((marked) => madeHighlight(marked, this.#acts.time())),
        )
  }
}
