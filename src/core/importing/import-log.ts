import type { ReceiptItem } from '@shared/receipt.ts'
import * as v from 'valibot'
import type { ImportFolder } from '@core/library/imports/import-folder.ts'
import type { MergedBefore } from '@core/library/imports/merged-before.ts'
import { howMerged, isMerged, mergedState } from '@core/library/imports/merged-before.ts'
import type { Library } from '@core/library/library.ts'
import type { Position } from './position.ts'
import { beginning } from './position.ts'
import { LogLine } from './record.ts'

/**
 * What an import writes down before each of its changes, durably: the items of the receipt that the change will make
 * true, and where reading goes on after it. A crash then leaves at most one line whose change did not happen.
 */
export class ImportLog {
  readonly #folder: ImportFolder
  readonly #begin: () => Promise<void>
  #hasBegun: boolean

  /** @param begin saves what the import was asked to do; null where it is saved already */
  constructor(folder: ImportFolder, begin: (() => Promise<void>) | null) {
    this.#folder = folder
    this.#begin = begin ?? (() => Promise.resolve())
    this.#hasBegun = begin === null
  }

  /** Is there anything that a later start could go on with? */
  get hasBegun(): boolean {
    return this.#hasBegun
  }

  /** From here on a later start can go on with it. */
  async begin(): Promise<void> {
    if (this.#hasBegun) return
    await this.#begin()
    this.#hasBegun = true
  }

  async write(
    at: Position,
    items: readonly ReceiptItem[],
    before: readonly MergedBefore[] = [],
  ): Promise<void> {
    await this.begin()
    await this.#folder.append('merged', before)
    await this.#folder.append('items', [{ at, items, merged: before.map(howMerged) }])
  }

  /** For what is small enough to be done in one change: nothing of it could be gone on with. */
  async writeMerged(before: readonly MergedBefore[]): Promise<void> {
    await this.#folder.append('merged', before)
  }
}

export interface Standing {
  readonly items: readonly ReceiptItem[]
  readonly at: Position
  /** Of the items, those that were written down while the source at `at` was read. */
  readonly ofTask: readonly ReceiptItem[]
}

/** How far an import came that was cut off. The last line goes where its change is not in the library. */
export async function readStanding(folder: ImportFolder, library: Library): Promise<Standing> {
  const lines: LogLine[] = []
  for (const line of await folder.lines('items')) {
    const read = v.safeParse(LogLine, line)
    if (!read.success) break
    lines.push(read.output)
  }
  const last = lines.at(-1)
  if (last !== undefined && !hasHappened(last, library)) lines.pop()
  await folder.rewriteItems(lines)
  const at = lines.at(-1)?.at ?? beginning
  const ofTask = lines.filter((line) => line.at.task === at.task).flatMap(({ items }) => items)
  return { items: lines.flatMap(({ items }) => items), at, ofTask }
}

/** One change made all of a line true, or nothing. */
function hasHappened(line: LogLine, library: Library): boolean {
  const added = line.items.filter(({ status, id }) => status === 'added' && id !== null)
  if (added.length > 0) return added.some(({ id }) => id !== null && library.summary(id) !== undefined)
  return line.merged.every((value) => {
    const merged = mergedState(value)
    const now = merged === null ? undefined : library.summary(merged.id)
    return merged !== null && now !== undefined && isMerged(now, library.highlights(now.id), merged)
  })
}
