import type { Row } from '@shared/article.ts'
import type { Lines } from './articles.ts'
import type { Columns } from './columns.ts'
import type { FileSystem } from './file-system.ts'
import { parseLineChecked } from './snapshot.ts'
import type { ArticleRecord } from './record.ts'

/** What lies between two lines is read along with them rather than asked for apart, in bytes. */
const readAlong = 4 * 1024

/** Some lines of a snapshot, read when they are asked for. */
export class SparseLines implements Lines {
  readonly #fs: FileSystem
  readonly #path: string
  readonly #lines = new Map<number, Buffer>()

  constructor(fs: FileSystem, path: string) {
    this.#fs = fs
    this.#path = path
  }

  /** @throws RangeError where nothing of that place was loaded */
  at(offset: number, length: number): Buffer {
    const line = this.#lines.get(offset)
    if (line?.length !== length) throw new RangeError(`the line at ${offset} was not read`)
    return line
  }

  /** Those of the rows that have a line and are not here yet. */
  async load({ arrays }: Columns, rows: readonly Row[]): Promise<void> {
    const places = rows
      .map((row) => ({ offset: arrays.offsets[row] ?? 0, length: arrays.lengths[row] ?? 0 }))
      .filter(({ offset, length }) => length > 0 && !this.#lines.has(offset))
      .sort((a, b) => a.offset - b.offset)
    const parts: { offset: number; length: number }[] = []
    for (const { offset, length } of places) {
      const last = parts.at(-1)
      if (last !== undefined && offset - (last.offset + last.length) <= readAlong) {
        last.length = offset + length - last.offset
      } else parts.push({ offset, length })
    }
    if (parts.length === 0) return
    const read = await this.#fs.readParts(this.#path, parts)
    let index = 0
    for (const { offset, length } of places) {
      while (offset >= (parts[index + 1]?.offset ?? Infinity)) index += 1
      const start = offset - (parts[index]?.offset ?? 0)
      const line = read[index]?.subarray(start, start + length)
      if (line !== undefined) this.#lines.set(offset, line)
    }
  }
}

/** @throws RangeError for a line that is not what was written */
export function parseSparse(line: Buffer): ArticleRecord {
  const article = parseLineChecked(line)
  if (article === null) throw new RangeError('a line of the index does not have its checksum')
  return article
}
