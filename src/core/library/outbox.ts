import type { StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { Unsaved } from '@shared/unsaved.ts'
import type { Applied } from './adapter.ts'
import { mayPass, reasonOf, storeFault } from './faults.ts'
import { isErrno } from './file-system.ts'
import type { Opened } from './opening.ts'
import type { Effect, Operation } from './operations.ts'
import { SlowWatch } from './slow-watch.ts'

/** Something to be made durable. */
export interface Act {
  /** What undo calls it while it waits; null where undo passes over it. */
  readonly label: string | null
  /** None for what is a file alone. */
  readonly operations: readonly Operation[]
  readonly applied: Applied
  readonly prepare?: Preparation
  /** A later act of the same key says all that this one says: of those that wait only the newest is kept. */
  readonly key?: string
}

/** Files that must be there before the operations may say so. */
export interface Preparation {
  /** Can be repeated after a failure. */
  readonly run: () => Promise<void>
  /** Frees the room that they take up. */
  readonly takeBack?: () => Promise<void>
  /** What did not happen when it fails: "“Title” could not be added". */
  readonly failure: string
}

export interface Committed {
  readonly effects: readonly Effect[]
  readonly revision: number
}

export interface OutboxOptions {
  readonly opened: Opened
  /** Keep what the disk refuses, and try it again? Else it is refused at once. */
  readonly keeps: boolean
  /** Throws when nothing may be changed. */
  readonly refuseIfClosed: () => void
  readonly onUnsaved: () => void
  /** Milliseconds until the next try by itself, after so many that failed. */
  readonly retryAfterMs?: (failed: number) => number
  readonly log: (line: string) => void
}

type Outcome = Result<Committed, StoreFault>

interface Entry {
  readonly act: Act
  readonly settled: PromiseWithResolvers<Outcome>
  /** Its turn at the disk; 0 before its files are there. */
  place: number
  /** Its lines may be on the disk although they were refused. */
  wasRefused: boolean
  committed: Committed | null
}

const firstRetryMs = 1000
const longestRetryMs = 10_000
/** Acts that are tried together; all of a line at once would be one huge write. */
const mostAtOnce = 256

/**
 * Acts on their way to the disk. What it refuses waits here in its order, and what comes after waits behind it:
 * nothing is overtaken. An act is saved when its promise says so, and until then nobody is told that it is. It ends
 * saved, or given up by the reader, or refused when the library closes; never anything else.
 */
export class Outbox {
  readonly #options: OutboxOptions
  readonly #watch: SlowWatch
  #keeps: boolean
  /** In the order in which they came to the disk: refused, or behind one that was. */
  #line: Entry[] = []
  /** Their files could not be written. Nobody knows of them yet, so they hold up none but themselves. */
  #unprepared: Entry[] = []
  readonly #trying = new Set<Entry>()
  #places = 0
  #reason = ''
  #draining: Promise<void> | null = null
  #failed = 0
  #lastTryMs = -Infinity
  #timer: NodeJS.Timeout | null = null
  /** Refused for good. */
  #lost = 0

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#keeps = options.keeps
    this.#watch = new SlowWatch(options.onUnsaved)
  }

  /** Null when nothing waits. */
  get unsaved(): Unsaved | null {
    const count = new Set([...this.#trying, ...this.#line, ...this.#unprepared]).size
    const undo = this.#line.findLast(({ act }) => act.label !== null)?.act.label ?? null
    if (count > 0) {
      return { count, reason: this.#reason, state: this.#draining === null ? 'waiting' : 'trying', undo }
    }
    if (this.#watch.slow === 0 || this.#options.opened.adapter.isHeld) return null
    const reason = `the disk does not answer (${this.#options.opened.folder}).`
    return { count: this.#watch.slow, reason, state: 'slow', undo: null }
  }

  push(act: Act): Promise<Outcome> {
    const settled = Promise.withResolvers<Outcome>()
    const entry: Entry = { act, settled, place: 0, wasRefused: false, committed: null }
    void this.#begin(entry)
    return settled.promise
  }

  /** Tries all that waits, once, and again later what is refused again. */
  retry(): Promise<void> {
    if (this.#line.length + this.#unprepared.length === 0) return this.#draining ?? Promise.resolve()
    this.#draining ??= this.#drain()
    return this.#draining
  }

  /** Gives up the newest of those that wait in line, as undo does; its label, or null when there is none. */
  async takeBack(): Promise<string | null> {
    await this.#draining
    const newest = this.#line.findLast(({ act }) => act.label !== null)
    if (newest === undefined) return null
    await this.#giveUp([newest])
    return newest.act.label
  }

  /** Gives up all that waits; how many that were. What is being tried right now may turn out saved instead. */
  async discard(): Promise<number> {
    await this.#draining
    const given = [...this.#line, ...this.#unprepared]
    await this.#giveUp(given)
    return given.length
  }

  /** From now on a refusal is final. What waits is tried once more; gives the number of those that were lost. */
  async end(): Promise<number> {
    await this.#draining
    this.#keeps = false
    const lostBefore = this.#lost
    await this.retry()
    return this.#lost - lostBefore
  }

  /** In the turn of the call where no files come first, so that acts keep the order in which they were asked for. */
  #begin(entry: Entry): Promise<void> {
    try {
      this.#options.refuseIfClosed()
    } catch (error) {
      return this.#notPrepared(entry, error, false)
    }
    return entry.act.prepare === undefined ? this.#goOn(entry) : this.#prepare(entry)
  }

  async #prepare(entry: Entry): Promise<void> {
    try {
      await this.#options.opened.adapter.requireLibrary()
    } catch (error) {
      return this.#notPrepared(entry, error, false)
    }
    try {
      await entry.act.prepare?.run()
    } catch (error) {
      return this.#notPrepared(entry, error, true)
    }
    return this.#goOn(entry)
  }

  async #notPrepared(entry: Entry, error: unknown, begun: boolean): Promise<void> {
    const { act, settled } = entry
    if (!isErrno(error)) {
      settled.reject(error)
      return
    }
    // A half of it would keep the very room that is missing.
    if (begun) await this.#attempt('removing half-written files', act.prepare?.takeBack)
    if (!this.#keeps || !mayPass(error)) {
      this.#refuse(entry, error, act.prepare?.failure)
      return
    }
    this.#reason = reasonOf(error, this.#options.opened.folder)
    this.#unprepared.push(entry)
    this.#schedule()
    this.#options.onUnsaved()
  }

  /** Its files are there: it takes its place. */
  async #goOn(entry: Entry): Promise<void> {
    const { act, settled } = entry
    if (act.operations.length === 0) {
      settled.resolve(ok({ effects: [], revision: this.#options.opened.low.data.revision }))
      return
    }
    entry.place = ++this.#places
    if (this.#line.length === 0 && this.#draining === null) return this.#write([entry])
    this.#supersede(entry)
    this.#line.push(entry)
    if (performance.now() - this.#lastTryMs > firstRetryMs) void this.retry()
    this.#options.onUnsaved()
  }

  /** Else an hour of reading on a full disk leaves a line of a hundred reading places. */
  #supersede(entry: Entry): void {
    const { key } = entry.act
    const older = key === undefined ? undefined : this.#line.find(({ act }) => act.key === key)
    if (older === undefined) return
    this.#line.splice(this.#line.indexOf(older), 1)
    older.settled.resolve(entry.settled.promise)
  }

  /** Never throws: what became of each is its own affair. */
  async #write(entries: readonly Entry[]): Promise<void> {
    const { adapter, low } = this.#options.opened
    for (const entry of entries) {
      const applied: Applied = (effects, revision) => {
        entry.committed = { effects, revision }
        return entry.act.applied(effects, revision)
      }
      adapter.stage(entry.act.operations, applied, (error) => this.#refused(entry, error))
    }
    const answered = this.#watch.start()
    try {
      await low.write()
    } catch (error) {
      for (const { settled } of entries) settled.reject(error)
    } finally {
      answered()
    }
    for (const { committed, settled } of entries) if (committed !== null) settled.resolve(ok(committed))
  }

  #refused(entry: Entry, error: unknown): void {
    const { folder } = this.#options.opened
    entry.wasRefused = true
    if (!isErrno(error)) {
      entry.settled.reject(error)
    } else if (!this.#keeps || !mayPass(error)) {
      this.#refuse(entry, error)
    } else {
      this.#reason = reasonOf(error, folder)
      this.#trying.delete(entry)
      const index = this.#line.findIndex(({ place }) => place > entry.place)
      this.#line.splice(index < 0 ? this.#line.length : index, 0, entry)
      this.#schedule()
      this.#options.onUnsaved()
    }
  }

  #refuse(entry: Entry, error: unknown, what = 'The change was not saved'): void {
    this.#lost += 1
    entry.settled.resolve(fail(storeFault(error, what, this.#options.opened.folder)))
  }

  async #drain(): Promise<void> {
    // Not before `#draining` is set: what is told now must hear that it is being tried.
    await Promise.resolve()
    this.#cancelTimer()
    const unprepared = this.#unprepared
    this.#unprepared = []
    for (const entry of unprepared) this.#trying.add(entry)
    this.#options.onUnsaved()
    let isRefused = await this.#drainLine()
    for (const entry of unprepared) {
      // A disk that refuses a line of text refuses files too.
      if (isRefused) this.#unprepared.push(entry)
      else await this.#prepare(entry)
      this.#trying.delete(entry)
      isRefused ||= this.#unprepared.length > 0
    }
    while (!isRefused && this.#line.length > 0) isRefused = await this.#drainLine()
    // In the turn in which the line was seen empty, so that nothing is left standing in it.
    this.#draining = null
    this.#failed = isRefused ? this.#failed + 1 : 0
    this.#lastTryMs = performance.now()
    this.#schedule()
    this.#options.onUnsaved()
  }

  /** Was anything refused? */
  async #drainLine(): Promise<boolean> {
    while (this.#line.length > 0) {
      const batch = this.#line.splice(0, mostAtOnce)
      batch.forEach((entry) => this.#trying.add(entry))
      await this.#write(batch)
      batch.forEach((entry) => this.#trying.delete(entry))
      if (batch.some((entry) => this.#line.includes(entry))) return true
    }
    return false
  }

  async #giveUp(entries: readonly Entry[]): Promise<void> {
    const given = new Set(entries)
    this.#line = this.#line.filter((entry) => !given.has(entry))
    this.#unprepared = this.#unprepared.filter((entry) => !given.has(entry))
    if (this.#line.length + this.#unprepared.length === 0) this.#cancelTimer()
    // Newest first, as everything is taken back.
    for (const { settled } of entries.toReversed()) {
      settled.resolve(fail(fault('change-discarded', 'The change was given up before it was saved.')))
    }
    this.#options.onUnsaved()
    const { adapter, low } = this.#options.opened
    const voided =
      !entries.some((entry) => entry.wasRefused) ||
      (await this.#attempt('voiding what was given up', () => adapter.voidRefused(low.data)))
    for (const { act, wasRefused, place } of entries) {
      // Where its line may still be found at the next start, its text must be found too.
      if (place > 0 && (voided || !wasRefused)) {
        await this.#attempt('removing what was given up', act.prepare?.takeBack)
      }
    }
  }

  #schedule(): void {
    if (this.#timer !== null || this.#draining !== null || !this.#keeps) return
    if (this.#line.length + this.#unprepared.length === 0) return
    const { retryAfterMs = waitMs } = this.#options
    this.#timer = setTimeout(() => void this.retry(), retryAfterMs(this.#failed)).unref()
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  /** True when it worked, or there was nothing to do. */
  async #attempt(what: string, work: (() => Promise<void>) | undefined): Promise<boolean> {
    try {
      await work?.()
      return true
    } catch (error) {
      this.#options.log(`${what}: ${error instanceof Error ? error.message : String(error)}`)
      return false
    }
  }
}

function waitMs(failed: number): number {
  return Math.min(firstRetryMs * 2 ** failed, longestRetryMs)
}
