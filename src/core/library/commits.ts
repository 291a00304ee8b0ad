import type { Row } from '@shared/article.ts'
import type { StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { LibraryChange } from '@shared/view.ts'
import type { Catalogue } from './catalogue.ts'
import { NotWritable, storeFault } from './faults.ts'
import { FoldSchedule } from './fold-schedule.ts'
import type { Step } from './history.ts'
import { History } from './history.ts'
import type { Opened } from './opening.ts'
import type { Effect, Operation } from './operations.ts'

export interface Committed {
  readonly effects: readonly Effect[]
  readonly revision: number
}

/** Everything that happens around a change, in one place and in one order. */
export class Commits {
  readonly history = new History()
  readonly catalogue: Catalogue
  readonly #opened: Opened
  readonly #folds: FoldSchedule
  readonly #log: (line: string) => void
  readonly #listeners = new Set<(change: LibraryChange) => void>()
  #closed = false

  constructor(opened: Opened, catalogue: Catalogue, log: (line: string) => void) {
    this.#opened = opened
    this.catalogue = catalogue
    this.#folds = new FoldSchedule(opened, log)
    this.#log = log
  }

  onChange(listener: (change: LibraryChange) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Takes no more changes, finishes those under way, and tidies. */
  async close(): Promise<void> {
    this.#closed = true
    const { adapter, lock } = this.#opened
    if (lock === null) return
    await this.#folds.finish()
    await this.attempt('closing the journal', () => adapter.close())
    await this.attempt('releasing the lock', () => lock.release())
  }

  /** The one way to change anything: durable, reduced, indexed, remembered for undo and announced, in order. */
  async commit(
    operations: readonly Operation[],
    stepOf: ((effects: readonly Effect[]) => Step) | null,
  ): Promise<Result<Committed, StoreFault>> {
    const { low, adapter } = this.#opened
    let committed: Committed | null = null
    try {
      this.refuseIfClosed()
      adapter.stage(operations, (effects, revision) => {
        committed = { effects, revision }
        return this.#applied(effects, revision, stepOf)
      })
      await low.write()
    } catch (error) {
      return fail(storeFault(error, 'The change was not saved', this.#opened.folder))
    }
    this.#folds.consider()
    if (committed === null) throw new Error('a write ended without its change')
    return ok(committed)
  }

  #applied(
    effects: readonly Effect[],
    revision: number,
    stepOf: ((effects: readonly Effect[]) => Step) | null,
  ): void | Promise<void> {
    this.catalogue.apply(effects)
    const step = stepOf?.(effects)
    if (step !== undefined && step.operations.length > 0) this.history.push(step)
    const announce = (): void => {
      this.#announce(effects, revision)
    }
    const replaced = effects.filter((effect) => effect.bodyBefore !== undefined)
    if (replaced.length === 0) {
      announce()
      return
    }
    return this.#exchangeBodies(replaced).then(announce)
  }

  async #exchangeBodies(effects: readonly Effect[]): Promise<void> {
    const { bodies, low } = this.#opened
    for (const { after, bodyBefore } of effects) {
      if (after === null || bodyBefore === undefined) continue
      const mark = low.data.bodies.get(after.id) ?? ''
      // Until it works, reading goes by the mark; the next start tries again.
      await this.attempt(`exchanging the body of ${after.id}`, () =>
        bodies.exchange(after.id, mark, bodyBefore),
      )
    }
  }

  #announce(effects: readonly Effect[], revision: number): void {
    if (this.#listeners.size === 0) return
    const changed = effects.map((effect) => effect.after).filter((after) => after !== null)
    const removed: Row[] = []
    for (const { before, after } of effects) {
      if (after === null && before !== null) removed.push(before.row)
    }
    const change: LibraryChange = {
      revision,
      changed,
      removed,
      counts: this.catalogue.counts(),
      undo: this.history.label,
    }
    for (const listener of this.#listeners) {
      try {
        listener(change)
      } catch (error) {
        // The change is on disk: a listener's bug must not make it look refused, nor keep the next from being told.
        this.#log(`a listener failed on revision ${revision}: ${String(error)}`)
      }
    }
  }

  refuseIfClosed(): void {
    if (this.#opened.lock === null) throw new NotWritable('the library was opened for reading only')
    if (this.#closed) throw new NotWritable('the library is closed')
  }

  /** For what may fail without failing the act that it follows. */
  async attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#log(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
