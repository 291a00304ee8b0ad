import type { ItemBatch } from './item.ts'
import { failedItem } from './item.ts'
import type { Reading } from './reading.ts'
import { oddlyBuilt, sentence, unreadable } from './reading.ts'
import type { SeatOptions } from './seat.ts'
import { interrupted, Seat } from './seat.ts'
import type { ReadSource } from './source.ts'
import type { WorkerReply } from './worker-messages.ts'
import { withSources } from './worker-messages.ts'

/** Turns sources into articles, one call each; several calls may be under way. Never rejects for bad input. */
export interface Reader {
  /** How many sources it reads at the same time. */
  readonly width: number
  /** @param from entries of an export that are not wanted, because they were read before */
  read(source: ReadSource, from?: number): Promise<Reading | OpenExport>
  /** Would it be opened as an export? Nothing is read of its items. */
  recognises(source: ReadSource): Promise<boolean>
  close(): Promise<void>
}

/** An export whose items come batch by batch, as they are asked for. It holds its place at the reader until it ends. */
export interface OpenExport {
  readonly format: string
  /** Items in it, where that is known before they are read. */
  readonly total: number | null
  /** Not to be asked again after a batch that is `done`. */
  next(): Promise<ItemBatch>
  /** To be called when no more is wanted; without effect after the end. */
  close(): Promise<void>
}

export function isExport(read: Reading | OpenExport): read is OpenExport {
  return 'next' in read
}

export interface ReaderOptions extends SeatOptions {
  readonly width?: number
}

/** Two keep both cores of a small machine busy; more would only take memory from the app. */
const defaultWidth = 2
/** Entries that may each kill a worker before an export is given up: at 9 seconds each, someone is waiting. */
const mostPoisoned = 20

/** Reads in workers that are killed when a source takes too long or too much, and then replaced. */
export function startReader(options: ReaderOptions): Reader {
  const { width = defaultWidth } = options
  const seats = Array.from({ length: width }, () => new Seat(options))
  const waiting: ((seat: Seat) => void)[] = []
  const free = [...seats]
  let closed = false
  const release = (seat: Seat): void => {
    const next = waiting.shift()
    if (next === undefined) free.push(seat)
    else next(seat)
  }
  const take = async (): Promise<Seat> =>
    free.pop() ?? (await new Promise<Seat>((resolve) => waiting.push(resolve)))
  return {
    width,
    async read(source, from = 0) {
      const seat = await take()
      if (closed) {
        release(seat)
        return unreadable(interrupted)
      }
      const read = await openAt(seat, source, from, () => release(seat))
      if (!isExport(read)) release(seat)
      return read
    },
    async recognises(source) {
      const seat = await take()
      const reply = closed ? null : await seat.ask(source.name, { kind: 'recognise', source })
      release(seat)
      return reply !== null && 'recognised' in reply && reply.recognised
    },
    async close() {
      closed = true
      await Promise.all(seats.map((seat) => seat.close()))
    },
  }
}

async function openAt(
  seat: Seat,
  source: ReadSource,
  from: number,
  release: () => void,
): Promise<Reading | OpenExport> {
  const underWay = new Int32Array(new SharedArrayBuffer(4))
  const reply = await seat.ask(source.name, { kind: 'open', source, from, poisoned: new Map(), underWay })
  if ('lost' in reply) return unreadable(reply.lost)
  if ('reading' in reply) return withSources(reply.reading, source.bytes)
  return 'opened' in reply
    ? new ExportAtSeat({ seat, source, from, underWay, release }, reply)
    : unreadable(oddlyBuilt)
}

interface SeatTaken {
  readonly seat: Seat
  readonly source: ReadSource
  readonly from: number
  readonly underWay: Int32Array
  readonly release: () => void
}

/** Goes on in a new worker where an entry killed the last one: that entry alone has failed. */
class ExportAtSeat implements OpenExport {
  readonly format: string
  readonly total: number | null
  readonly #seat: Seat
  readonly #source: ReadSource
  readonly #release: () => void
  readonly #underWay: Int32Array
  readonly #poisoned = new Map<number, string>()
  /** Entries delivered. */
  #position: number
  #ended = false

  constructor(
    { seat, source, from, underWay, release }: SeatTaken,
    { opened }: Extract<WorkerReply, { readonly opened: unknown }>,
  ) {
    this.#position = from
    this.format = opened.format
    this.total = opened.total
    this.#seat = seat
    this.#source = source
    this.#underWay = underWay
    this.#release = release
  }

  async next(): Promise<ItemBatch> {
    for (;;) {
      const reply = await this.#seat.ask(this.#source.name, { kind: 'more' })
      if ('batch' in reply) {
        const { items, done, position } = reply.batch
        this.#position = position
        if (done) this.#end()
        return { items, done }
      }
      const reason = 'lost' in reply ? reply.lost : oddlyBuilt
      if (reason === interrupted || !(await this.#resume(reason))) return this.#giveUp(reason)
    }
  }

  async close(): Promise<void> {
    if (this.#ended) return
    await this.#seat.ask(this.#source.name, { kind: 'close' })
    this.#end()
  }

  /** False where that cannot help: the same entry again, or too many. */
  async #resume(reason: string): Promise<boolean> {
    const culprit = Atomics.load(this.#underWay, 0)
    if (this.#poisoned.has(culprit) || this.#poisoned.size >= mostPoisoned) return false
    this.#poisoned.set(culprit, reason)
    const reply = await this.#seat.ask(this.#source.name, {
      kind: 'open',
      source: this.#source,
      from: this.#position,
      poisoned: this.#poisoned,
      underWay: this.#underWay,
    })
    return 'opened' in reply
  }

  #giveUp(reason: string): ItemBatch {
    this.#end()
    const problem = failedItem({}, null, `${sentence(reason)} What comes after it was not read.`)
    return { items: [{ ...problem, format: this.format, number: this.#position }], done: true }
  }

  #end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#release()
  }
}
