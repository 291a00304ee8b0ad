import type { ArticleId, ArticleSummary, ImportId } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { ItemStatus, ReceiptItem } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { MergedBefore } from '@core/library/imports/merged-before.ts'
import { gainedHighlights } from '@core/library/new-highlights.ts'
import type { Library } from '@core/library/library.ts'
import type { Readmission } from '@core/library/library-intake.ts'
import type { Intake } from '../intake.ts'

type Taken = Result<undefined, StoreFault | ArticleNotFound>

/** As for any import: large batches are fast, small ones are seen soon. Bytes of body, source and pictures. */
const batchArticles = 64
const batchBytes = 8_000_000

export interface Arrival {
  readonly article: Readmission
  readonly folder: string
  readonly notes: readonly string[]
}

export interface ReadmissionsOptions {
  readonly library: Library
  readonly importId: ImportId
  readonly source: string
  readonly own: Iterable<ArticleId>
  /** Writes down what is about to be done. */
  readonly intake: Pick<Intake, 'write'>
}

/**
 * Where articles of an archive meet the library. What is not there comes in as it was, id and all. Of what is
 * there, the library's own text and place stand; tags and a bookmark that only the archive knows are added, and
 * what lies in the Trash here but not there comes back. Doing it again changes nothing.
 */
export class Readmissions {
  readonly #library: Library
  readonly #importId: ImportId
  readonly #source: string
  /** Ids that the archive holds: two articles of one text may have been two in that library. */
  readonly #own: Set<ArticleId>
  readonly #brought = new Set<ArticleId>()
  readonly #intake: Pick<Intake, 'write'>
  #items: ReceiptItem[] = []
  /** Of the items, those that are written down. */
  #written = 0
  #batch: { readonly article: Readmission; readonly item: number }[] = []
  #batchBytes = 0

  constructor({ library, importId, source, own, intake }: ReadmissionsOptions) {
    this.#intake = intake
    this.#library = library
    this.#importId = importId
    this.#source = source
    this.#own = new Set(own)
  }

  async take(arrival: Arrival): Promise<Taken> {
    const { summary } = arrival.article
    if (this.#brought.has(summary.id)) {
      this.#record(arrival, 'skipped', summary.id, 'The same article came earlier in this archive.')
      return ok()
    }
    this.#brought.add(summary.id)
    const here = this.#library.summary(summary.id) ?? this.#twin(summary)
    if (here !== undefined) return this.#join(here, arrival)
    this.#record(arrival, 'added', summary.id, null)
    this.#batch.push({ article: arrival.article, item: this.#items.length - 1 })
    this.#batchBytes += bytesOf(arrival.article)
    return this.#batch.length >= batchArticles || this.#batchBytes >= batchBytes ? this.flush() : ok()
  }

  /** Something that brought no article. */
  refuse(status: 'skipped' | 'failed', folder: string, reason: string): void {
    this.#items.push({ ...this.#blank(folder), status, reason })
  }

  async flush(): Promise<Taken> {
    const batch = this.#batch
    this.#batch = []
    this.#batchBytes = 0
    if (batch.length === 0) {
      if (this.#items.length === this.#written) return ok()
      const written = await this.#library.writeBeside(() => this.#write())
      this.#written = this.#items.length
      return written
    }
    const added = await this.#library.readmit(
      batch.map((entry) => entry.article),
      this.#importId,
      () => this.#write(),
    )
    this.#written = this.#items.length
    if (added.ok) return ok()
    for (const { item } of batch) {
      const before = this.#items[item]
      if (before !== undefined)
        this.#items[item] = { ...before, id: null, status: 'failed', reason: added.fault.message }
    }
    return added
  }

  #write(before: readonly MergedBefore[] = []): Promise<void> {
    return this.#intake.write(this.#items.slice(this.#written), before)
  }

  /** What became of each, in order, since the last time; only after a flush. */
  taken(): readonly ReceiptItem[] {
    const items = this.#items
    this.#items = []
    this.#written = 0
    return items
  }

  /** The same text under another id, unless that one is the archive's own, too. */
  #twin(summary: ArticleSummary): ArticleSummary | undefined {
    const twin = this.#library.byFingerprint(summary.fingerprint)
    return twin === undefined || this.#own.has(twin.id) || this.#brought.has(twin.id) ? undefined : twin
  }

  async #join(here: ArticleSummary, arrival: Arrival): Promise<Taken> {
    const { summary } = arrival.article
    const tags = summary.tags.filter((tag) => !here.tags.includes(tag))
    const bookmarked = summary.bookmarked && !here.bookmarked
    const back = here.trashedAt !== null && summary.trashedAt === null
    const otherText = here.fingerprint !== summary.fingerprint
    const been = otherText
      ? 'It is already in your library, with another text, which was kept.'
      : 'It is already in your library.'
    const { highlights = [] } = arrival.article
    const gained = gainedHighlights(this.#library.highlights(here.id), highlights, summary.addedAt).length
    if (tags.length === 0 && !bookmarked && !back && gained === 0) {
      this.#record(arrival, 'skipped', here.id, been)
      return ok()
    }
    // Written down in the order of the receipt.
    const flushed = await this.flush()
    if (!flushed.ok) return flushed
    const set = { ...(bookmarked ? { bookmarked } : {}), ...(back ? { trashedAt: null } : {}) }
    const marks = [
      ...tags.map((tag) => `the tag “${tag}”`),
      ...(bookmarked ? ['the bookmark'] : []),
      ...(gained === 0 ? [] : [gained === 1 ? '1 highlight' : `${gained} highlights`]),
    ]
    const joined = marks.length === 0 ? '' : ` Added: ${marks.join(', ')}.`
    this.#record(arrival, 'merged', here.id, `${back ? 'It was in the Trash and is back.' : been}${joined}`)
    const first = (before: readonly MergedBefore[]): Promise<void> => this.#write(before)
    const enriched = await this.#library.enrich(here.id, { set, tags, highlights }, this.#importId, { first })
    if (enriched.ok) this.#written = this.#items.length
    else this.#items.pop()
    return enriched.ok ? ok() : enriched
  }

  #record(arrival: Arrival, status: ItemStatus, id: ArticleId | null, reason: string | null): void {
    const words = [reason, ...arrival.notes].filter((part) => part !== null)
    this.#items.push({
      ...this.#blank(arrival.folder),
      status,
      id,
      title: arrival.article.summary.title,
      reason: words.length === 0 ? null : words.join(' '),
    })
  }

  #blank(folder: string): Omit<ReceiptItem, 'status' | 'reason'> {
    const place = folder === '' ? {} : { place: { entry: folder } }
    return { source: this.#source, id: null, title: null, format: 'offprint', furniture: [], ...place }
  }
}

function bytesOf({ html, source, images }: Readmission): number {
  return images.reduce((sum, { bytes }) => sum + bytes.length, html.length + source.bytes.length)
}
