import type { ImportSource } from '@core/importing/tasks.ts'

/** What was looked through and waits for the reader's yes. Only the newest: a dialog asks one question. */
export class ImportPlans {
  #newest: { readonly plan: number; readonly sources: readonly ImportSource[] } | null = null
  #last = 0

  add(sources: readonly ImportSource[]): number {
    this.#last += 1
    this.#newest = { plan: this.#last, sources }
    return this.#last
  }

  /** Once. */
  take(plan: number): readonly ImportSource[] | null {
    const newest = this.#newest
    if (newest?.plan !== plan) return null
    this.#newest = null
    return newest.sources
  }
}
