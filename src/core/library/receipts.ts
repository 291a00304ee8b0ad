import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { ImportId } from '@shared/article.ts'
import { isImportId } from '@shared/article.ts'
import type { PageWanted, Receipt, ReceiptHead, ReceiptPage } from '@shared/receipt.ts'
import { headOf } from '@shared/receipt.ts'
import * as v from 'valibot'
import { checksum, hexadecimal } from './checksum.ts'
import type { FileSystem } from './file-system.ts'
import { isMissing } from './file-system.ts'
import { writeDurably } from './files.ts'
import { Gate } from './gate.ts'
import { HeadFile, ReceiptFile } from './imports/receipt-schema.ts'
import { ReceiptLines } from './imports/receipt-lines.ts'

/**
 * `receipts/<import>.json`: what each import brought, one whole file each. It is JSON whose first line holds all but
 * the items and whose items stand on a line each, so that a list reads heads and a page of 32,000 items its lines.
 */
export class Receipts {
  readonly gate = new Gate()
  readonly #fs: FileSystem
  #folder: string
  readonly #log: (line: string) => void
  #open: ReceiptLines | null = null

  constructor(fs: FileSystem, libraryFolder: string, log: (line: string) => void) {
    this.#fs = fs
    this.#folder = join(libraryFolder, 'receipts')
    this.#log = log
  }

  async save(receipt: Receipt): Promise<void> {
    await this.gate.through(() => writeDurably(this.#fs, this.#path(receipt.id), written(receipt)))
    this.#open = null
  }

  /** Null when there is none of that id, or it cannot be read. */
  async head(id: ImportId): Promise<ReceiptHead | null> {
    let line
    try {
      line = (await this.#fs.readFirstLine(this.#path(id))).toString('utf8').trimEnd()
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
    const read = v.safeParse(HeadFile, line.endsWith(headEnd) ? parseJson(`${line}]}`) : null)
    if (read.success) return read.output
    const receipt = await this.read(id)
    return receipt === null ? null : headOf(receipt)
  }

  /** Newest first. */
  async heads(): Promise<readonly ReceiptHead[]> {
    const heads: ReceiptHead[] = []
    for (const id of await this.ids()) {
      const head = await this.head(id)
      if (head !== null) heads.push(head)
    }
    return heads.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
  }

  /** Null when there is no such receipt. The one asked for last is kept at hand. */
  async page(id: ImportId, wanted: PageWanted): Promise<ReceiptPage | null> {
    if (this.#open?.id !== id) {
      const lines = await this.#lines(id)
      if (lines === null) return null
      this.#open = new ReceiptLines(id, lines)
    }
    return this.#open.page(wanted)
  }

  /** The items as JSON, one each. */
  async #lines(id: ImportId): Promise<readonly string[] | null> {
    const text = await this.#textOf(id)
    if (text === null) return null
    const [head = '', ...rest] = text.split('\n')
    if (head.endsWith(headEnd) && soundText(text) !== null)
      return rest.slice(0, -2).map((line) => (line.endsWith(',') ? line.slice(0, -1) : line))
    const receipt = await this.read(id)
    return receipt === null ? null : receipt.items.map((item) => JSON.stringify(item))
  }

  get folder(): string {
    return this.#folder
  }

  /** What is here is there already. */
  moveTo(libraryFolder: string): void {
    this.#folder = join(libraryFolder, 'receipts')
  }

  /** Null when there is none of that id, or it cannot be read. */
  async read(id: ImportId): Promise<Receipt | null> {
    const text = await this.#textOf(id)
    if (text === null) return null
    const receipt = receiptFrom(soundJson(text))
    if (receipt === null) this.#log(`receipt ${id} is damaged and was passed over`)
    return receipt
  }

  /** Of all that are there, in no order; some may be unreadable. */
  async ids(): Promise<readonly ImportId[]> {
    return (await this.names())
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .filter(isImportId)
  }

  /** Newest first. */
  async all(): Promise<readonly Receipt[]> {
    const receipts: Receipt[] = []
    for (const id of await this.ids()) {
      const receipt = await this.read(id)
      if (receipt !== null) receipts.push(receipt)
    }
    return receipts.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
  }

  async #textOf(id: ImportId): Promise<string | null> {
    try {
      return (await this.#fs.readFile(this.#path(id))).toString('utf8')
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** Of the files and folders that are there. */
  async names(): Promise<readonly string[]> {
    try {
      return await this.#fs.names(this.#folder)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  #path(id: ImportId): string {
    return join(this.#folder, `${id}.json`)
  }
}

/** The checksum stands at the end, over the text without it. Receipts from before there were checksums have none. */
const summed = /^(\{.*),"sum":"([0-9a-f]{8})"\}\n$/s

/** Null for what is not as it was written. */
function soundJson(text: string): unknown {
  return soundText(text) === null ? null : parseJson(text)
}

function soundText(text: string): string | null {
  const parts = summed.exec(text)
  return parts === null || checksum(`${parts[1] ?? ''}}`) === parts[2] ? text : null
}

const headEnd = ',"items":['
/** Items that are written in one go: a few milliseconds. */
const chunkItems = 400

/** In chunks, so that a receipt of 32,000 items does not keep the app from anything else. */
async function* written(receipt: Receipt): AsyncGenerator<Uint8Array> {
  const { items } = receipt
  const head = JSON.stringify(headOf(receipt))
  let sum = 0
  const chunk = (text: string): Uint8Array => {
    const bytes = Buffer.from(text)
    sum = crc32(bytes, sum)
    return bytes
  }
  yield chunk(`${head.slice(0, -1)}${headEnd}\n`)
  for (let at = 0; at < items.length; at += chunkItems) {
    const lines = items.slice(at, at + chunkItems).map((item) => JSON.stringify(item))
    yield chunk(`${at === 0 ? '' : ',\n'}${lines.join(',\n')}`)
    await new Promise((resolve) => setImmediate(resolve))
  }
  yield chunk('\n]')
  // The sum is over the text without it.
  yield Buffer.from(`,"sum":"${hexadecimal(crc32('}', sum))}"}\n`)
}

/** Null when it is not what a receipt looks like. */
export function receiptFrom(value: unknown): Receipt | null {
  const parsed = v.safeParse(ReceiptFile, value)
  return parsed.success ? parsed.output : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
