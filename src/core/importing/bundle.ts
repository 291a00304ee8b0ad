import type { ArticleDraft } from '@core/library/draft.ts'
import { articleOfItem } from './item-article.ts'
import type { ExportEntry, ItemBatch, NumberedItem, ReadItem } from './item.ts'
import { failedItem } from './item.ts'
import type { Reading } from './reading.ts'
import { EntryUnreadable, oddlyBuilt, sentence } from './reading.ts'
import { restoredBeside } from './restored.ts'

/** An export: one source, many items, read one after another. */
export interface Bundle {
  readonly format: string
  /** Items in it, where that is known without reading them. */
  readonly total: number | null
  /** Cheap to walk: what costs (a body in another entry, markup) waits until the item's turn. */
  readonly entries: () => Iterable<ExportEntry> | AsyncIterable<ExportEntry>
  /** Lets go of what is open, whether its entries were walked or not; twice does no harm. */
  readonly close?: () => Promise<void>
}

/** What a source is: articles read already, or an export whose items are yet to be read. */
export type Opened =
  { readonly kind: 'read'; readonly reading: Reading } | { readonly kind: 'bundle'; readonly bundle: Bundle }

export interface BundleStart {
  /** Entries that were delivered before the worker was replaced: passed over. */
  readonly from: number
  /** Entries that killed a worker, and how: failed without being touched again. */
  readonly poisoned: ReadonlyMap<number, string>
}

/** A batch ends with the item that passes one of these, so that the app hears of it soon and holds little. */
const batchItems = 256
const batchLength = 2_000_000
const batchMs = 250

/** Reads a bundle batch by batch, in the worker. */
export class BundleReading {
  readonly #bundle: Bundle
  readonly #start: BundleStart
  readonly #entries: Iterator<ExportEntry> | AsyncIterator<ExportEntry>
  readonly #begin: (entry: number) => void
  #entry = 0

  /** @param begin told the number of each entry before it is read: whoever kills this thread knows the culprit */
  constructor(bundle: Bundle, start: BundleStart, begin: (entry: number) => void) {
    this.#bundle = bundle
    this.#start = start
    this.#begin = begin
    const entries = bundle.entries()
    this.#entries =
      Symbol.asyncIterator in entries ? entries[Symbol.asyncIterator]() : entries[Symbol.iterator]()
  }

  async next(): Promise<ItemBatch> {
    const until = performance.now() + batchMs
    const items: NumberedItem[] = []
    let length = 0
    while (items.length < batchItems && length < batchLength && performance.now() < until) {
      this.#begin(this.#entry)
      const step = await this.#entries.next()
      if (step.done === true) return { items, done: true }
      const number = this.#entry
      this.#entry += 1
      if (number < this.#start.from) continue
      for (const item of await this.#read(step.value, number)) {
        items.push({ ...item, number })
        length += item.kind === 'article' ? lengthOf(item.draft) : 0
      }
    }
    return { items, done: false }
  }

  /** Entries read so far. */
  get position(): number {
    return this.#entry
  }

  /** Lets go of what the entries hold open. */
  async close(): Promise<void> {
    await this.#entries.return?.()
    // A generator that was never asked does not come to its `finally`.
    await this.#bundle.close?.()
  }

  async #read(entry: ExportEntry, number: number): Promise<readonly ReadItem[]> {
    const format = entry.format ?? this.#bundle.format
    const poison = this.#start.poisoned.get(number)
    const title = 'title' in entry ? entry.title : null
    if (poison !== undefined) return [{ ...failedItem(entry.place, title, sentence(poison)), format }]
    try {
      return await readEntry(entry, format)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const reason = error instanceof EntryUnreadable ? error.message : oddlyBuilt
      return [{ ...failedItem(entry.place, title, sentence(reason)), format }]
    }
  }
}

function lengthOf({ html, source, images = [] }: ArticleDraft): number {
  return images.reduce((sum, { bytes }) => sum + bytes.length, html.length + source.bytes.length)
}

async function readEntry(entry: ExportEntry, format: string): Promise<readonly ReadItem[]> {
  switch (entry.kind) {
    case 'problem':
      return [{ ...entry, format }]
    case 'item':
      return [await articleOfItem(entry, format)]
    case 'file': {
      const reading = await entry.read()
      if (!reading.ok)
        return [{ ...failedItem(entry.place, null, sentence(reading.reason)), format: reading.format }]
      return reading.articles.map(({ draft, furniture }) => ({
        kind: 'article',
        format: reading.format,
        place: entry.place,
        draft,
        ...restoredBeside(draft),
        furniture,
        notes: reading.notes,
        siblings: reading.articles.length,
      }))
    }
  }
}
