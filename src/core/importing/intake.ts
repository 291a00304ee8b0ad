import type { ArticleId, ArticleSummary, ImportId } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { ItemStatus, ReceiptItem } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'
import { plainText } from '@core/markup/blocks.ts'
import type { ReadArticle, Reading } from './reading.ts'
import { isSameArticle } from './same-article.ts'

type Taken = Result<undefined, StoreFault | ArticleNotFound>

/** Each batch is one durable commit: large ones are fast, small ones are seen soon and lost less of. */
const batchArticles = 64
const batchLength = 4_000_000

/**
 * Where read articles meet the library: what is new is added in batches, what is there already is skipped,
 * restored from the Trash or made fuller. Every article and every failure gets its item, in order.
 */
export class Intake {
  readonly #library: Library
  readonly #importId: ImportId
  readonly #addedAt: string
  readonly #items: ReceiptItem[] = []
  #batch: { readonly draft: ArticleDraft; readonly item: number }[] = []
  #batchLength = 0
  /** Fingerprints of what this import brought, whether in the library yet or not. */
  readonly #brought = new Set<string>()

  constructor(library: Library, importId: ImportId, addedAt: string) {
    this.#library = library
    this.#importId = importId
    this.#addedAt = addedAt
  }

  get items(): readonly ReceiptItem[] {
    return this.#items
  }

  /** Something that brought no article. */
  refuse(status: 'skipped' | 'failed', source: string, reason: string, format = 'unknown'): void {
    this.#items.push({ status, source, id: null, title: null, format, reason, furniture: [] })
  }

  /** All that a source gave. */
  async take(source: string, reading: Reading): Promise<Taken> {
    if (!reading.ok) {
      this.refuse('failed', source, `“${source}”: ${reading.reason}.`, reading.format)
      return ok()
    }
    const note = reading.notes.length === 0 ? null : reading.notes.join(' ')
    for (const article of reading.articles) {
      const siblings = reading.articles.length
      const taken = await this.#takeArticle(source, reading.format, article, note, siblings)
      if (!taken.ok) return taken
    }
    return this.#batch.length >= batchArticles || this.#batchLength >= batchLength ? this.flush() : ok()
  }

  async flush(): Promise<Taken> {
    const batch = this.#batch
    this.#batch = []
    this.#batchLength = 0
    if (batch.length === 0) return ok()
    const drafts = batch.map((entry) => entry.draft)
    const added = await this.#library.add(drafts, this.#importId, this.#addedAt)
    for (const [index, { item }] of batch.entries()) {
      const before = this.#items[item]
      if (before === undefined) continue
      this.#items[item] = added.ok
        ? { ...before, id: added.value[index]?.id ?? null }
        : { ...before, status: 'failed', reason: added.fault.message }
    }
    return added.ok ? ok() : added
  }

  async #takeArticle(
    source: string,
    format: string,
    { draft, furniture }: ReadArticle,
    note: string | null,
    siblings: number,
  ): Promise<Taken> {
    const record = (status: ItemStatus, id: ArticleId | null, reason: string | null): void => {
      this.#items.push({
        status,
        source,
        id,
        title: draft.title,
        format,
        reason: joined(reason, note),
        furniture,
      })
    }
    if (this.#brought.has(draft.fingerprint)) {
      // Flushed, so that the item can say which article it is.
      const flushed = await this.flush()
      if (!flushed.ok) return flushed
      const twin = this.#library.byFingerprint(draft.fingerprint)
      record('skipped', twin?.id ?? null, 'The same article came earlier in this import.')
      return ok()
    }
    const twin = this.#library.byFingerprint(draft.fingerprint)
    if (twin !== undefined) {
      if (twin.trashedAt === null) {
        record('skipped', twin.id, 'It is already in your library.')
        return ok()
      }
      const restored = await this.#library.restore([twin.id])
      if (!restored.ok) return restored
      record('merged', twin.id, 'It was in the Trash and is back.')
      return ok()
    }
    const older = siblings === 1 ? await this.#olderVersion(draft) : null
    if (older !== null && !older.ok) return older
    if (older?.value !== undefined) return this.#mergeInto(older.value, draft, record)
    record('added', null, null)
    this.#brought.add(draft.fingerprint)
    this.#batch.push({ draft, item: this.#items.length - 1 })
    this.#batchLength += draft.html.length
    return ok()
  }

  /** The article that lies in the library under the same address and tells the same story. */
  async #olderVersion(
    draft: ArticleDraft,
  ): Promise<Result<ArticleSummary | undefined, StoreFault | ArticleNotFound>> {
    if (draft.url === null || isFrontPage(draft.url)) return ok(undefined)
    if (this.#batch.some((entry) => entry.draft.url === draft.url)) {
      const flushed = await this.flush()
      if (!flushed.ok) return flushed
    }
    const found = this.#library.byUrl(draft.url)
    if (found === undefined) return ok(undefined)
    const body = await this.#library.body(found.id)
    if (!body.ok) return body
    return ok(isSameArticle(plainText(body.value), plainText(draft.html)) ? found : undefined)
  }

  async #mergeInto(
    older: ArticleSummary,
    draft: ArticleDraft,
    record: (status: ItemStatus, id: ArticleId, reason: string) => void,
  ): Promise<Taken> {
    const fuller = draft.wordCount > older.wordCount * 1.02 + 5
    if (older.trashedAt !== null) {
      const restored = await this.#library.restore([older.id])
      if (!restored.ok) return restored
    }
    if (fuller) {
      const replaced = await this.#library.replaceBody(older.id, draft, this.#importId)
      if (!replaced.ok) return replaced
      this.#brought.add(draft.fingerprint)
      record('merged', older.id, 'It was in your library from the same address; the fuller text was kept.')
    } else if (older.trashedAt !== null) {
      record('merged', older.id, 'It was in the Trash and is back.')
    } else {
      record('skipped', older.id, 'It is already in your library, from the same address.')
    }
    return ok()
  }
}

/** Many different articles are saved from a site's front page. */
function isFrontPage(address: string): boolean {
  const url = new URL(address)
  return url.pathname === '/' && url.search === ''
}

function joined(reason: string | null, note: string | null): string | null {
  return reason !== null && note !== null ? `${reason} ${note}` : (reason ?? note)
}
