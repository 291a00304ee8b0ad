import type { ImportId } from '@shared/article.ts'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { ItemStatus, ReceiptItem } from '@shared/receipt.ts'

/** Items that are asked for and drawn together. */
export const blockItems = 50

/** A receipt as it is looked at, by a filter: blocks of items, each asked for once. */
export class ReceiptPages {
  /** Tells one look from another. */
  readonly key: string
  readonly #client: OffprintClient
  readonly #id: ImportId
  readonly #only: ItemStatus | null
  readonly #text: string
  readonly #blocks = new Map<number, Promise<readonly ReceiptItem[]>>()
  #total: number | string = 0

  constructor(client: OffprintClient, id: ImportId, only: ItemStatus | null, text: string) {
    this.key = JSON.stringify([id, only, text])
    this.#client = client
    this.#id = id
    this.#only = only
    this.#text = text
  }

  /** How many items fit; or, in words, why that cannot be told. */
  async total(): Promise<number | string> {
    await this.block(0)
    return this.#total
  }

  block(index: number): Promise<readonly ReceiptItem[]> {
    const known = this.#blocks.get(index)
    if (known !== undefined) return known
    const asked = this.#ask(index)
    this.#blocks.set(index, asked)
    return asked
  }

  async #ask(index: number): Promise<readonly ReceiptItem[]> {
    const answer = await this.#client.importing.receiptItems({
      id: this.#id,
      statuses: this.#only === null ? [] : [this.#only],
      text: this.#text,
      offset: index * blockItems,
      limit: blockItems,
    })
    this.#total = answer.ok ? answer.value.total : answer.fault.message
    return answer.ok ? answer.value.items : []
  }
}
