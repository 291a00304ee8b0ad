import { join } from 'node:path'
import type { ImportId } from '@shared/article.ts'
import { ArticleId, ImportId as ImportIdSchema, isImportId } from '@shared/article.ts'
import type { Receipt } from '@shared/receipt.ts'
import * as v from 'valibot'
import { checksum } from './checksum.ts'
import type { FileSystem } from './file-system.ts'
import { isMissing } from './file-system.ts'
import { writeDurably } from './files.ts'
import { Gate } from './gate.ts'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const ReceiptFile = v.object({
  id: ImportIdSchema,
  origin: v.picklist(['paste', 'files', 'cli']),
  startedAt: v.string(),
  finishedAt: v.string(),
  added: Count,
  merged: Count,
  skipped: Count,
  failed: Count,
  cancelled: v.boolean(),
  items: v.array(
    v.object({
      status: v.picklist(['added', 'merged', 'skipped', 'failed']),
      source: v.string(),
      id: v.nullable(ArticleId),
      title: v.nullable(v.string()),
      format: v.string(),
      reason: v.nullable(v.string()),
      furniture: v.array(v.string()),
      place: v.exactOptional(
        v.object({
          entry: v.exactOptional(v.string()),
          line: v.exactOptional(Count),
          item: v.exactOptional(Count),
        }),
      ),
      restored: v.exactOptional(
        v.object({
          content: v.boolean(),
          addedAt: v.nullable(v.string()),
          state: v.array(v.picklist(['bookmarked', 'archived', 'read'])),
          tags: Count,
          images: v.exactOptional(v.object({ kept: Count, linked: Count })),
          highlights: v.exactOptional(v.object({ found: Count, restored: Count })),
        }),
      ),
    }),
  ),
})

/** `receipts/<import>.json`: what each import brought, one whole file each. */
export class Receipts {
  readonly gate = new Gate()
  readonly #fs: FileSystem
  #folder: string
  readonly #log: (line: string) => void

  constructor(fs: FileSystem, libraryFolder: string, log: (line: string) => void) {
    this.#fs = fs
    this.#folder = join(libraryFolder, 'receipts')
    this.#log = log
  }

  async save(receipt: Receipt): Promise<void> {
    const text = JSON.stringify(receipt)
    const bytes = Buffer.from(`${text.slice(0, -1)},"sum":"${checksum(text)}"}\n`)
    await this.gate.through(() => writeDurably(this.#fs, this.#path(receipt.id), [bytes]))
  }

  /** What is here is there already. */
  moveTo(libraryFolder: string): void {
    this.#folder = join(libraryFolder, 'receipts')
  }

  /** Null when there is none of that id, or it cannot be read. */
  async read(id: ImportId): Promise<Receipt | null> {
    let text
    try {
      text = (await this.#fs.readFile(this.#path(id))).toString('utf8')
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
    const receipt = receiptFrom(soundJson(text))
    if (receipt === null) this.#log(`receipt ${id} is damaged and was passed over`)
    return receipt
  }

  /** Of all that are there, in no order; some may be unreadable. */
  async ids(): Promise<readonly ImportId[]> {
    return (await this.#names())
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

  async #names(): Promise<readonly string[]> {
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
  const parts = summed.exec(text)
  return parts === null || checksum(`${parts[1] ?? ''}}`) === parts[2] ? parseJson(text) : null
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
