import type { ArticleId, ArticleSummary, ImportId } from '@shared/article.ts'
import type { ImportNotFound, NeedsConfirmation, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Done } from '@shared/ipc/contract.ts'
import type { PageWanted, Receipt, ReceiptHead, ReceiptPage } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { Acts } from './acts.ts'
import { storeFault } from './faults.ts'
import type { FileSystem } from './file-system.ts'
import { newArticleId } from './ids.ts'
import { folderIds, ImportFolder } from './imports/import-folder.ts'
import { filesBefore, mergedBefore, reverted, unmerging } from './imports/merged-before.ts'
import { named } from './labels.ts'
import type { Operation } from './operations.ts'
import type { Preparation } from './outbox.ts'
import type { Receipts } from './receipts.ts'

/** Receipts, what imports keep beside them, and the way back from an import. */
export class LibraryImports {
  readonly #acts: Acts
  readonly #receipts: Receipts
  readonly #fs: FileSystem

  constructor(acts: Acts, receipts: Receipts, fs: FileSystem) {
    this.#acts = acts
    this.#receipts = receipts
    this.#fs = fs
  }

  async saveReceipt(receipt: Receipt): Promise<Result<undefined, StoreFault>> {
    const saved = await this.#acts.commits.commit({
      label: null,
      operations: [],
      prepare: {
        run: () => this.#receipts.save(receipt),
        failure: 'The receipt of the import was not saved',
      },
    })
    return saved.ok ? ok() : saved
  }

  /** Files of an import that change no article: as durable as an act, and refused or kept like one. */
  async writeBeside(run: () => Promise<void>): Promise<Result<undefined, StoreFault>> {
    const prepare = { run, failure: 'How far the import is was not saved' }
    const written = await this.#acts.commits.commit({ label: null, operations: [], prepare })
    return written.ok ? ok() : written
  }

  /** What an import keeps beside its receipt. */
  importFolder(id: ImportId): ImportFolder {
    return new ImportFolder(this.#fs, () => this.#receipts.folder, this.#receipts.gate, id)
  }

  /** Imports that have such a folder: ended or not. */
  async importFolders(): Promise<readonly ImportFolder[]> {
    return folderIds(await this.#receipts.names()).map((id) => this.importFolder(id))
  }

  /** Without the items, newest first. */
  async receiptHeads(): Promise<readonly ReceiptHead[]> {
    return this.#receipts.heads()
  }

  /** Null where there is none, or it cannot be read. */
  async receiptHead(id: ImportId): Promise<ReceiptHead | null> {
    return this.#receipts.head(id)
  }

  /** Some items of a receipt, which may be too large to be handed over whole. */
  async receiptPage(
    id: ImportId,
    wanted: PageWanted,
  ): Promise<Result<ReceiptPage, ImportNotFound | StoreFault>> {
    try {
      const page = await this.#receipts.page(id, wanted)
      return page === null ? fail(fault('import-not-found', 'There is no receipt of this import.')) : ok(page)
    } catch (error) {
      return fail(storeFault(error, 'The receipt could not be read', this.#acts.opened.folder))
    }
  }

  /** Newest first. Receipts that cannot be read are left out, and named in the log. */
  async receipts(): Promise<readonly Receipt[]> {
    return this.#receipts.all()
  }

  /** Of all receipts, in no order: `receipts` holds them all at once, and an export must not. */
  async receiptIds(): Promise<readonly ImportId[]> {
    return this.#receipts.ids()
  }

  async receipt(id: ImportId): Promise<Result<Receipt, ImportNotFound | StoreFault>> {
    try {
      const receipt = await this.#receipts.read(id)
      if (receipt !== null) return ok(receipt)
      return fail(fault('import-not-found', 'There is no receipt of this import.'))
    } catch (error) {
      return fail(storeFault(error, 'The receipt could not be read', this.#acts.opened.folder))
    }
  }

  /** Everything that the import added goes to the trash. One undo step. */
  async undoImport(
    id: ImportId,
    confirmed = 0,
  ): Promise<Result<Done, ImportNotFound | NeedsConfirmation | StoreFault>> {
    const own = this.#acts.opened.low.data.articles.ofImport(id)
    const back = await this.#broughtBack(id)
    const articles = [...own, ...back.filter((article) => article.importId !== id)]
    const unmerged = await this.#unmergings(id)
    if (articles.length === 0 && unmerged.articles.length === 0) {
      return fail(fault('import-not-found', 'Nothing that this import added is in the library any more.'))
    }
    const present = articles.filter((article) => article.trashedAt === null)
    const merged = unmerged.articles.filter((article) => article.trashedAt === null || articles.length === 0)
    const label = `Undid the import of ${named([...articles, ...merged])}`
    const operations = [
      ...(present.length === 0 ? [] : [this.#acts.trashing(present)]),
      ...unmerged.operations,
    ]
    if (operations.length === 0) return ok({ revision: this.#acts.opened.low.data.revision, label })
    const { prepare } = unmerged
    return this.#acts.remove({ label, operations, confirmed, ...(prepare === null ? {} : { prepare }) })
  }

  /** What takes back what an import merged into articles that were here before it. */
  async #unmergings(id: ImportId): Promise<{
    readonly articles: readonly ArticleSummary[]
    readonly operations: readonly Operation[]
    readonly prepare: Preparation | null
  }> {
    const articles = new Map<ArticleId, ArticleSummary>()
    const operations: Operation[] = []
    const writes: (() => Promise<void>)[] = []
    const lines = await this.importFolder(id).lines('merged')
    // Newest first: an article may have gained something more than once.
    for (const line of lines.toReversed()) {
      const before = mergedBefore(line)
      const now = before === null ? undefined : (articles.get(before.id) ?? this.#acts.summary(before.id))
      if (before === null || now === undefined || now.importId === id) continue
      const back = unmerging(now, this.#acts.highlights(now.id), before)
      if (back.operations.length === 0 && back.text === null) continue
      const { text } = back
      if (text !== null) {
        const body = newArticleId().slice(0, 8)
        operations.push({ op: 'replace', id: now.id, content: text.content, body })
        writes.push(() => this.#acts.opened.bodies.writeNext(now.id, filesBefore(text), body))
      }
      operations.push(...back.operations)
      articles.set(now.id, { ...now, ...text?.content, ...reverted(now, back.operations) })
    }
    const run = async (): Promise<void> => {
      for (const write of writes) await write()
    }
    const failure = 'The import was not undone'
    return {
      articles: [...articles.values()],
      operations,
      prepare: writes.length === 0 ? null : { run, failure },
    }
  }

  /** What came back from an archive keeps the import that it first came with; the receipt knows better. */
  async #broughtBack(id: ImportId): Promise<readonly ArticleSummary[]> {
    const receipt = await this.receipt(id)
    const items = receipt.ok ? receipt.value.items : []
    const added = items.filter(({ status, format }) => status === 'added' && format === 'offprint')
    return added.flatMap((item) => (item.id === null ? [] : (this.#acts.summary(item.id) ?? [])))
  }
}
