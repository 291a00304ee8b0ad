import type { ImportId } from '@shared/article.ts'
import type { PageWanted, ReceiptItem, ReceiptPage } from '@shared/receipt.ts'
import * as v from 'valibot'
import { Slices } from '../slices.ts'
import { ReceiptItemFile } from './receipt-schema.ts'

/** A receipt that is being looked through: its items as JSON, read when they are wanted. */
export class ReceiptLines {
  readonly id: ImportId
  readonly #lines: readonly string[]
  #found: { readonly what: string; readonly at: readonly number[] } | null = null

  constructor(id: ImportId, lines: readonly string[]) {
    this.id = id
    this.#lines = lines
  }

  async page({ statuses, text, offset, limit }: PageWanted): Promise<ReceiptPage> {
    const isAll = statuses.length === 0 && text.trim() === ''
    const at = isAll ? null : await this.#matching(statuses, text.trim().toLowerCase())
    const total = at === null ? this.#lines.length : at.length
    const items: ReceiptItem[] = []
    for (let index = offset; index < Math.min(total, offset + limit); index += 1) {
      const item = itemOf(this.#lines[at === null ? index : (at[index] ?? -1)] ?? '')
      if (item !== null) items.push(item)
    }
    return { total, items }
  }

  /** Indexes of the items that fit; those found last are kept, for the next page. */
  async #matching(statuses: PageWanted['statuses'], text: string): Promise<readonly number[]> {
    const what = JSON.stringify([statuses, text])
    if (this.#found?.what === what) return this.#found.at
    const at: number[] = []
    const slices = new Slices()
    for (const [index, line] of this.#lines.entries()) {
      if (slices.due) await slices.pause()
      const item = itemOf(line)
      if (item === null || (statuses.length > 0 && !statuses.includes(item.status))) continue
      if (text === '' || words(item).includes(text)) at.push(index)
    }
    this.#found = { what, at }
    return at
  }
}

function words({ title, source, reason, format, place }: ReceiptItem): string {
  const line = place?.line === undefined ? '' : `line ${place.line}`
  return [title, source, reason, format, place?.entry, line].join('\n').toLowerCase()
}

function itemOf(line: string): ReceiptItem | null {
  const read = v.safeParse(ReceiptItemFile, line === '' ? null : JSON.parse(line))
  return read.success ? read.output : null
}
