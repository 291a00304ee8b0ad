import type { ArticleId, ArticleSummary, ImportId } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { ItemStatus, ReceiptItem } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'
import type { ReadItem } from './item.ts'
import { keysOf, knownArticle } from './known-article.ts'
import { enrichmentOf } from './enrichment.ts'
import type { Reading } from './reading.ts'

type Taken = Result<undefined, StoreFault | ArticleNotFound>

/** Each batch is one durable commit: large ones are fast, small ones are seen soon and lost less of. */
const batchArticles = 64
const batchLinks = 512
const batchLength = 4_000_000

/** An article on its way in, and what its receipt will say of where it came from. */
interface Arrival {
  readonly draft: ArticleDraft
  /** How many articles came of the same source: one address does not tell them apart. */
  readonly siblings: number
  readonly note: string | null
  readonly said: Pick<ReceiptItem, 'source' | 'format' | 'furniture' | 'place' | 'restored'>
}

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
  /** Fingerprints and addresses of what waits in the batch. */
  readonly #waiting = new Set<string>()

  constructor(library: Library, importId: ImportId, addedAt: string) {
    this.#library = library
    this.#importId = importId
    this.#addedAt = library.timeToAdd(addedAt)
  }

  get items(): readonly ReceiptItem[] {
    return this.#items
  }

  /** Something that brought no article. */
  refuse(status: 'skipped' | 'failed', source: string, reason: string, format = 'unknown'): void {
    this.#items.push({ status, source, id: null, title: null, format, reason, furniture: [] })
  }

  /** What another way into the library did, in its order. */
  record(items: readonly ReceiptItem[]): void {
    for (const item of items) this.#items.push(item)
  }

  /** All that a source gave. */
  async take(source: string, reading: Reading): Promise<Taken> {
    if (!reading.ok) {
      this.refuse('failed', source, `“${source}”: ${reading.reason}.`, reading.format)
      return ok()
    }
    const note = joined(reading.notes)
    const siblings = reading.articles.length
    for (const { draft, furniture } of reading.articles) {
      const said = { source, format: reading.format, furniture }
      const taken = await this.#takeArticle({ draft, siblings, note, said })
      if (!taken.ok) return taken
    }
    return this.#isFull ? this.flush() : ok()
  }

  /** Some of the items of an export. */
  async takeItems(source: string, items: readonly ReadItem[]): Promise<Taken> {
    for (const item of items) {
      const { format, place } = item
      if (item.kind === 'problem') {
        const { status, title, reason } = item
        this.#items.push({ status, source, id: null, title, format, reason, furniture: [], place })
        continue
      }
      const { draft, siblings, furniture, restored } = item
      const said = { source, format, furniture, place, ...(restored === undefined ? {} : { restored }) }
      const taken = await this.#takeArticle({ draft, siblings, note: joined(item.notes), said })
      if (!taken.ok) return taken
      if (!this.#isFull) continue
      const flushed = await this.flush()
      if (!flushed.ok) return flushed
    }
    return ok()
  }

  get #isFull(): boolean {
    const most = this.#batch.every(({ draft }) => draft.linkOnly === true) ? batchLinks : batchArticles
    return this.#batch.length >= most || this.#batchLength >= batchLength
  }

  async flush(): Promise<Taken> {
    const batch = this.#batch
    this.#batch = []
    this.#batchLength = 0
    this.#waiting.clear()
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

  async #takeArticle(arrival: Arrival): Promise<Taken> {
    const { draft } = arrival
    // Flushed, so that the item can say which article it is.
    if (keysOf(draft).some((key) => this.#waiting.has(key))) {
      const flushed = await this.flush()
      if (!flushed.ok) return flushed
    }
    const known = await knownArticle(this.#library, draft, arrival.siblings)
    if (!known.ok) return known
    if (known.value !== null) return this.#join(known.value.article, arrival, known.value.by)
    this.#record(arrival, 'added', null, null)
    this.#batch.push({ draft, item: this.#items.length - 1 })
    this.#batchLength += draft.html.length
    for (const { bytes } of draft.images ?? []) this.#batchLength += bytes.length
    for (const key of keysOf(draft)) this.#waiting.add(key)
    return ok()
  }

  async #join(older: ArticleSummary, arrival: Arrival, by: 'words' | 'address'): Promise<Taken> {
    const { draft } = arrival
    const { more, reason } = enrichmentOf(older, draft)
    if (more === null) {
      const known =
        older.importId === this.#importId
          ? 'The same article came earlier in this import.'
          : by === 'words'
            ? 'It is already in your library.'
            : 'It is already in your library, from the same address.'
      this.#record(arrival, 'skipped', older.id, known)
      return ok()
    }
    const enriched = await this.#library.enrich(older.id, more, this.#importId)
    if (!enriched.ok) return enriched
    this.#record(arrival, 'merged', older.id, reason)
    return ok()
  }

  #record(
    { draft, note, said }: Arrival,
    status: ItemStatus,
    id: ArticleId | null,
    reason: string | null,
  ): void {
    this.#items.push({
      status,
      id,
      title: draft.title,
      ...said,
      reason: joined([reason, note].filter((line) => line !== null)),
    })
  }
}

function joined(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join(' ')
}
