import type { ArticleId, Row } from '@shared/article.ts'
import type { NeedsConfirmation, StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail } from '@shared/result.ts'
import type { Unsaved } from '@shared/unsaved.ts'
import type { LibraryChange } from '@shared/view.ts'
import type { Catalogue } from './catalogue.ts'
import { NotWritable } from './faults.ts'
import { FoldSchedule } from './fold-schedule.ts'
import type { Step } from './history.ts'
import { History } from './history.ts'
import { refuseMassRemoval } from './mass-removal.ts'
import type { Opened } from './opening.ts'
import type { Effect, Operation } from './operations.ts'
import type { Committed, Preparation } from './outbox.ts'
import { Outbox } from './outbox.ts'
import type { ArticleRecord } from './record.ts'
import { highlightsOf, summaryOfRecord } from './record.ts'

/** What is to become true, and how it is remembered. */
export interface Change {
  /** What it is called; null for what undo passes over. */
  readonly label: string | null
  readonly operations: readonly Operation[]
  /** What takes it back; without it, it cannot be undone. */
  readonly stepOf?: (effects: readonly Effect[]) => Step
  readonly prepare?: Preparation
  /** Of changes with the same key that wait to be saved only the newest is kept. */
  readonly key?: string
  /** How many articles it may remove. Beyond a handful and half of the library, only a reader can say. */
  readonly confirmed?: number
}

export interface CommitsOptions {
  readonly opened: Opened
  readonly catalogue: Catalogue
  /** Keep what the disk refuses, and try it again? Else it is refused at once. */
  readonly keepsUnsaved: boolean
  readonly log: (line: string) => void
}

/** Everything that happens around a change, in one place and in one order. */
export class Commits {
  readonly history = new History()
  readonly catalogue: Catalogue
  readonly #opened: Opened
  readonly #folds: FoldSchedule
  readonly #log: (line: string) => void
  readonly #listeners = new Set<(change: LibraryChange) => void>()
  readonly #unsavedListeners = new Set<(unsaved: Unsaved | null) => void>()
  readonly outbox: Outbox
  #closed = false

  constructor({ opened, catalogue, keepsUnsaved, log }: CommitsOptions) {
    this.#opened = opened
    this.catalogue = catalogue
    this.#folds = new FoldSchedule(opened, log)
    this.#log = log
    this.outbox = new Outbox({
      opened,
      keeps: keepsUnsaved,
      refuseIfClosed: () => {
        this.refuseIfClosed()
      },
      onUnsaved: () => {
        for (const listener of this.#unsavedListeners) listener(this.outbox.unsaved)
      },
      log,
    })
  }

  /** Name of the step that undo would take back: one that waits to be saved comes before those that are. */
  get undoLabel(): string | null {
    return this.outbox.unsaved?.undo ?? this.history.label
  }

  /** Called whenever changes begin to wait, are tried, or wait no more. Gives back what ends it. */
  onUnsaved(listener: (unsaved: Unsaved | null) => void): () => void {
    this.#unsavedListeners.add(listener)
    return () => {
      this.#unsavedListeners.delete(listener)
    }
  }

  onChange(listener: (change: LibraryChange) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Takes no more changes. Those that wait are tried once more; how many were refused, and are lost. */
  async end(): Promise<number> {
    this.#closed = true
    const lost = await this.outbox.end()
    if (lost > 0) this.#log(`${lost} changes were not saved`)
    return lost
  }

  /** Folds now what closing would fold, for those who want to know of it before they close. */
  async settle(): Promise<void> {
    if (this.#opened.lock !== null) await this.#folds.finish()
  }

  /** Takes no more changes, finishes those under way, and tidies. */
  async close(): Promise<void> {
    await this.end()
    const { adapter, lock } = this.#opened
    if (lock === null) return
    await this.#folds.finish()
    await this.attempt('closing the journal', () => adapter.close())
    await this.attempt('releasing the lock', () => lock.release())
  }

  /**
   * The one way to change anything: durable, reduced, indexed, remembered for undo and announced, in order.
   * @throws when it would remove most of the library: such a change goes through `remove`
   */
  async commit(change: Change): Promise<Result<Committed, StoreFault>> {
    const refused = this.#guard(change)
    if (refused !== null) throw new Error(`unguarded: ${refused.message}`)
    return this.#push(change)
  }

  /** `commit` for what may remove articles: asks first when it would be most of the library. */
  async remove(change: Change): Promise<Result<Committed, StoreFault | NeedsConfirmation>> {
    const refused = this.#guard(change)
    return refused === null ? this.#push(change) : fail(refused)
  }

  #guard({ operations, confirmed = 0 }: Change): NeedsConfirmation | null {
    const { articles } = this.#opened.low.data
    const { catalogue } = this
    const holdings = {
      find: (id: ArticleId) => articles.get(id),
      get live() {
        return catalogue.counts().all
      },
      total: articles.size,
    }
    return refuseMassRemoval(holdings, operations, confirmed)
  }

  async #push({ label, operations, stepOf, prepare, key }: Change): Promise<Result<Committed, StoreFault>> {
    const applied = (effects: readonly Effect[], revision: number): void | Promise<void> =>
      this.#applied(effects, revision, stepOf)
    const committed = await this.outbox.push({
      label,
      operations,
      applied,
      ...(prepare === undefined ? {} : { prepare }),
      ...(key === undefined ? {} : { key }),
    })
    if (committed.ok) this.#folds.consider()
    return committed
  }

  #applied(
    effects: readonly Effect[],
    revision: number,
    stepOf: ((effects: readonly Effect[]) => Step) | undefined,
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
    // Of several effects on one article only what came of them is news.
    const outcome = new Map<Row, ArticleRecord | null>()
    for (const { before, after } of effects) {
      const row = (after ?? before)?.row
      if (row !== undefined) outcome.set(row, after)
    }
    const change: LibraryChange = {
      revision,
      changed: Array.from(outcome.values())
        .filter((after) => after !== null)
        .map(summaryOfRecord),
      removed: Array.from(outcome)
        .filter(([, after]) => after === null)
        .map(([row]) => row),
      ...remarked(effects),
      counts: this.catalogue.counts(),
      undo: this.undoLabel,
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

/** Of articles in which something was marked or unmarked, all that is marked in them now. */
function remarked(effects: readonly Effect[]): Pick<LibraryChange, 'highlights'> {
  const highlights = effects.flatMap(({ before, after }) =>
    after === null || highlightsOf(before ?? undefined) === highlightsOf(after)
      ? []
      : [{ id: after.id, highlights: highlightsOf(after) }],
  )
  return highlights.length === 0 ? {} : { highlights }
}
