import type { ArticleId, ArticleSummary, ImportId } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { ImportChoices } from '@shared/import-choices.ts'
import { keepAll } from '@shared/import-choices.ts'
import type { ItemStatus, ReceiptItem } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import { newArticleId } from '@core/library/ids.ts'
import type { MergedBefore } from '@core/library/imports/merged-before.ts'
import type { Library } from '@core/library/library.ts'
import type { Enrichment } from '@core/library/library-intake.ts'
import { asChosen } from './choices.ts'
import { enrichmentOf, picturesAtStake } from './enrichment.ts'
import type { ImportLog } from './import-log.ts'
import type { NumberedItem } from './item.ts'
import type { KnownArticle } from './known-article.ts'
import { keysOf, knownArticle } from './known-article.ts'
import type { Position } from './position.ts'
import { beginning } from './position.ts'
import type { Reading } from './reading.ts'
import type { Only } from './record.ts'
import { placeKey } from './record.ts'
import { restoredBeside } from './restored.ts'
import type { SimilarTexts } from './similar/similar-texts.ts'

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

export interface IntakeOptions {
  readonly library: Library
  readonly importId: ImportId
  /** ISO 8601 in UTC: for what has no date of its own. */
  readonly addedAt: string
  readonly log: ImportLog
  readonly choices?: ImportChoices
  /** Only these places of these sources; null for all. */
  readonly only?: Only | null
  /** What is on the receipt already, of an import that goes on. */
  readonly items?: readonly ReceiptItem[]
  readonly at?: Position
  /** Of `items`, those that came of the source at which it goes on. */
  readonly ofTask?: readonly ReceiptItem[]
  /** Is it done in one go, and can it be given again? Then it is written down only when it grows beyond a batch. */
  readonly isSmall?: boolean
  /** What texts are like those of the library; without it only the words and the address tell. */
  readonly similar?: SimilarTexts | null
  /** Articles in a batch, at most; for tests. */
  readonly batch?: number
}

/**
 * Where read articles meet the library: what is new is added in batches, what is there already is skipped,
 * restored from the Trash or made fuller. Every article and every failure gets its item, in order.
 */
export class Intake {
  readonly #options: IntakeOptions
  readonly #choices: ImportChoices
  readonly #items: ReceiptItem[]
  /** Items that the log holds, or that went to it on another way. */
  #logged: number
  /** Where reading would go on after the items so far. */
  #at: Position
  #added: { readonly id: ArticleId; readonly draft: ArticleDraft }[] = []
  #enriched: { readonly id: ArticleId; readonly more: Enrichment }[] = []
  #batchLength = 0
  /** Items of the receipt that become true with the batch. */
  #batchItems: number[] = []
  /** Fingerprints, addresses and ids of what waits in the batch. */
  readonly #waiting = new Set<string>()

  constructor(options: IntakeOptions) {
    this.#options = options
    this.#choices = options.choices ?? keepAll
    this.#items = [...(options.items ?? [])]
    this.#logged = this.#items.length
    this.#at = options.at ?? beginning
  }

  get items(): readonly ReceiptItem[] {
    return this.#items
  }

  /** Where reading goes on after all that came so far. */
  reach(task: number): void {
    this.#at = { task, entry: 0, within: 0 }
  }

  get at(): Position {
    return this.#at
  }

  /** What is on the receipt already of the source that is read now: of an import that goes on in its midst. */
  get before(): readonly ReceiptItem[] {
    const { at, ofTask = [] } = this.#options
    return at?.task === this.#at.task ? ofTask : []
  }

  /** Something that brought no article. */
  refuse(status: 'skipped' | 'failed', source: string, reason: string, format = 'unknown'): void {
    this.#items.push({ status, source, id: null, title: null, format, reason, furniture: [] })
  }

  /** Writes down what another way into the library is about to do; `record` follows. */
  write(items: readonly ReceiptItem[], before: readonly MergedBefore[]): Promise<void> {
    return this.#options.log.write(this.#at, items, before)
  }

  /** What another way into the library did, in its order; that way has written it down. */
  record(items: readonly ReceiptItem[]): void {
    for (const item of items) this.#items.push(item)
    this.#logged = this.#items.length
  }

  /** All that a source gave, or what of it is not in yet. @param entry of an archive that it stands for */
  async take(source: string, reading: Reading, entry?: string): Promise<Taken> {
    const place = entry === undefined ? {} : { place: { entry } }
    if (!reading.ok) {
      const { reason, format, isSkipped = false } = reading
      const said = {
        status: isSkipped ? 'skipped' : 'failed',
        source,
        id: null,
        title: null,
        format,
        furniture: [],
        ...place,
      } as const
      this.#items.push({ ...said, reason: `“${source}”: ${reason}.` })
      return ok()
    }
    const note = joined(reading.notes)
    const siblings = reading.articles.length
    const done = entry === undefined ? this.#at.within : 0
    for (const [index, { draft, furniture }] of reading.articles.entries()) {
      if (index < done) continue
      const said = { source, format: reading.format, furniture, ...place, ...restoredBeside(draft) }
      const taken = await this.#takeArticle({ draft, siblings, note, said })
      if (!taken.ok) return taken
      if (entry === undefined) this.#at = { ...this.#at, within: index + 1 }
      if (!this.#isFull) continue
      const flushed = await this.flush()
      if (!flushed.ok) return flushed
    }
    return ok()
  }

  /** Some of the items of an export. */
  async takeItems(source: string, items: readonly NumberedItem[]): Promise<Taken> {
    const wanted = this.#options.only?.get(source) ?? null
    for (const item of items) {
      const { entry, within } = this.#at
      const index: number = item.number === entry ? within : 0
      if (wanted === null || wanted.has(placeKey(item.place))) {
        const taken = await this.#takeItem(source, item)
        if (!taken.ok) return taken
      }
      this.#at = { ...this.#at, entry: item.number, within: index + 1 }
      if (!this.#isFull) continue
      const flushed = await this.flush()
      if (!flushed.ok) return flushed
    }
    return ok()
  }

  async #takeItem(source: string, item: NumberedItem): Promise<Taken> {
    const { format, place } = item
    if (item.kind === 'problem') {
      const { status, title, reason } = item
      this.#items.push({ status, source, id: null, title, format, reason, furniture: [], place })
      return ok()
    }
    const { draft, siblings, furniture, restored, notes } = asChosen(item, this.#choices)
    const said = { source, format, furniture, place, ...(restored === undefined ? {} : { restored }) }
    return this.#takeArticle({ draft, siblings, note: joined(notes), said })
  }

  get #isFull(): boolean {
    const isLight =
      this.#added.every(({ draft }) => draft.linkOnly === true) &&
      this.#enriched.every(({ more }) => more.draft === undefined)
    const most = this.#options.batch ?? (isLight ? batchLinks : batchArticles)
    const count = this.#added.length + this.#enriched.length
    // What brings nothing is written down too, now and then: whoever goes on need not read it again.
    return count >= most || this.#batchLength >= batchLength || this.#items.length - this.#logged >= 2048
  }

  /** @param isLast nothing comes after it */
  async flush(isLast = false): Promise<Taken> {
    const [added, enriched, items] = [this.#added, this.#enriched, this.#batchItems]
    this.#added = []
    this.#enriched = []
    this.#batchItems = []
    this.#batchLength = 0
    this.#waiting.clear()
    const first = (before: readonly MergedBefore[]): Promise<void> => this.#writeBatch(before, isLast)
    if (added.length + enriched.length === 0) {
      const isNews = this.#items.length > this.#logged && !isLast
      const written = isNews ? await this.#options.library.writeBeside(() => first([])) : ok()
      this.#logged = this.#items.length
      return written
    }
    const { library, importId, addedAt } = this.#options
    const taken = await library.takeIn({ importId, addedAt, added, enriched, first })
    this.#logged = this.#items.length
    if (taken.ok) {
      await this.#options.similar?.add([
        ...added.map(({ id, draft }) => ({ id, sketch: draft.sketch })),
        ...enriched.map(({ id, more }) => ({ id, sketch: more.draft?.sketch })),
      ])
      return ok()
    }
    for (const index of items) {
      const item = this.#items[index]
      if (item === undefined) continue
      this.#items[index] = { ...item, id: null, status: 'failed', reason: taken.fault.message }
    }
    return taken
  }

  async #writeBatch(before: readonly MergedBefore[], isLast: boolean): Promise<void> {
    const { log, isSmall = false } = this.#options
    if (isLast && isSmall && !log.hasBegun) await log.writeMerged(before)
    else await this.write(this.#items.slice(this.#logged), before)
  }

  async #takeArticle(arrival: Arrival): Promise<Taken> {
    const { draft } = arrival
    const { library } = this.#options
    // Flushed, so that the item can say which article it is.
    if (keysOf(draft).some((key) => this.#waiting.has(key))) {
      const flushed = await this.flush()
      if (!flushed.ok) return flushed
    }
    const known = await knownArticle(library, draft, arrival.siblings, this.#options.similar)
    if (!known.ok) return known
    if (known.value !== null) return this.#join(known.value.article, arrival, known.value.by)
    const id = newArticleId()
    this.#batchItems.push(this.#items.length)
    this.#record(arrival, 'added', id, null)
    this.#added.push({ id, draft })
    this.#batchLength += draft.html.length
    for (const { bytes } of draft.images ?? []) this.#batchLength += bytes.length
    for (const key of keysOf(draft)) this.#waiting.add(key)
    return ok()
  }

  async #join(older: ArticleSummary, arrival: Arrival, by: KnownArticle['by']): Promise<Taken> {
    const { draft } = arrival
    if (this.#waiting.has(older.id)) {
      const flushed = await this.flush()
      if (!flushed.ok) return flushed
      return this.#join(this.#options.library.summary(older.id) ?? older, arrival, by)
    }
    const marked = this.#options.library.highlights(older.id)
    const keptPictures = await picturesAtStake(this.#options.library, older, draft)
    const { more, reason } = enrichmentOf(older, draft, marked, { isCopy: by === 'likeness', keptPictures })
    if (more === null) {
      const known =
        older.importId === this.#options.importId
          ? 'The same article came earlier in this import.'
          : by === 'words'
            ? 'It is already in your library.'
            : by === 'address'
              ? 'It is already in your library, from the same address.'
              : `The same text is already in your library: “${older.title}”.`
      this.#record(arrival, 'skipped', older.id, known)
      return ok()
    }
    this.#batchItems.push(this.#items.length)
    this.#record(arrival, 'merged', older.id, reason)
    this.#enriched.push({ id: older.id, more })
    this.#batchLength += more.draft?.html.length ?? 0
    for (const key of [older.id, older.fingerprint, ...keysOf(draft)]) this.#waiting.add(key)
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
