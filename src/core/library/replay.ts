import type { LibraryData } from './data.ts'
import type { JournalEntry, JournalReading } from './journal.ts'
import { reduce } from './operations.ts'
import { Slices } from './slices.ts'

export interface Replay {
  /** Changes that had been acknowledged and cannot be read any more. */
  readonly lost: number
  /** The last line was cut short; it had not been acknowledged. */
  readonly torn: boolean
  /** Journals with bad lines or a bad header that are damage, not a write cut short. */
  readonly damaged: readonly number[]
}

/**
 * Brings `data` forward by these journals, oldest first. A line missing before one that is known to have been
 * durable is a loss; what comes after is still applied, because each operation says what becomes true. A line
 * missing at the end was never acknowledged, and ends the replay.
 */
export async function replay(data: LibraryData, journals: readonly JournalReading[]): Promise<Replay> {
  const slices = new Slices()
  const durable = durableRevision(data.revision, journals)
  const damaged = new Set<number>()
  let lost = 0
  let torn = false
  for (const [index, journal] of journals.entries()) {
    const limit = acknowledgedLimit(journals.slice(index + 1))
    let reached = true
    for (const entry of journal.entries) {
      if (entry.revision > limit) break
      if (entry.revision <= data.revision) continue
      const missing = entry.revision - data.revision - 1
      if (missing > 0 && data.revision + 1 > durable) {
        reached = false
        break
      }
      if (missing > 0) {
        lost += missing
        damaged.add(journal.number)
      }
      reduce(data, entry.operations)
      data.revision = entry.revision
      if (slices.due) await slices.pause()
    }
    if (isDamaged(journal)) damaged.add(journal.number)
    const last = index === journals.length - 1
    // Whether it had been acknowledged nobody knows any more: it counts as lost, so that its texts are kept.
    if (last && journal.damagedTail > 0) {
      lost += journal.damagedTail
      damaged.add(journal.number)
    }
    if (last && (journal.badLines > 0 || !reached)) torn = true
    const next = journals.slice(index + 1).find((later) => startOf(later) !== null)
    const owed = next === undefined ? durable : (startOf(next) ?? 0)
    if (data.revision < owed) {
      lost += owed - data.revision
      damaged.add(journal.number)
      data.revision = owed
    }
  }
  return { lost, torn: torn && damaged.size === 0, damaged: [...damaged] }
}

/** The revision that a journal goes on from; its first line tells it where the header cannot. */
function startOf(journal: JournalReading): number | null {
  return journal.header?.from ?? journal.entries[0]?.durable ?? null
}

/**
 * The header is durable before the first entry is written, so a journal with entries and no header was damaged
 * later; a crash while it was made leaves at most one bad line.
 */
function isDamaged(journal: JournalReading): boolean {
  return journal.header === null && (journal.entries.length > 0 || journal.badLines > 1)
}

function acknowledgedLimit(later: readonly JournalReading[]): number {
  let limit = Infinity
  for (const journal of later) limit = Math.min(limit, startOf(journal) ?? Infinity)
  return limit
}

/** The highest revision that some later write vouches for. */
function durableRevision(snapshot: number, journals: readonly JournalReading[]): number {
  let durable = snapshot
  const vouch = (entry: JournalEntry): void => {
    durable = Math.max(durable, entry.durable)
  }
  for (const journal of journals) {
    durable = Math.max(durable, startOf(journal) ?? 0)
    journal.entries.forEach(vouch)
  }
  return durable
}
