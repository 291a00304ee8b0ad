import type { ImportId } from '@shared/article.ts'
import type { ImportProgress } from '@shared/receipt.ts'

const progressEveryMs = 100
/** The rate is that of the last so many milliseconds: long enough to be calm, short enough to be true. */
const rateOverMs = 10_000
/** Earlier it would be a guess. */
const rateAfterMs = 1000

/** At most ten times a second: a page that repaints for each of 10,000 files does nothing else. */
export class Progress {
  readonly #id: ImportId
  readonly #phase: ImportProgress['phase']
  readonly #listener: ((progress: ImportProgress) => void) | undefined
  readonly #clock: () => number
  #last = -Infinity
  #told: Pick<ImportProgress, 'done' | 'total' | 'current'> = { done: 0, total: null, current: '' }
  #paused = false
  /** How much was done when, of late, without the pauses. */
  #samples: { readonly time: number; readonly done: number }[] = []

  /** @param clock in milliseconds */
  constructor(
    id: ImportId,
    listener: ((progress: ImportProgress) => void) | undefined,
    phase: ImportProgress['phase'] = 'importing',
    clock: () => number = () => performance.now(),
  ) {
    this.#id = id
    this.#listener = listener
    this.#phase = phase
    this.#clock = clock
  }

  tell(told: Pick<ImportProgress, 'done' | 'total' | 'current'>, when: 'now' | 'soon' = 'soon'): void {
    const time = this.#clock()
    this.#told = told
    if (this.#listener === undefined || (when === 'soon' && time - this.#last < progressEveryMs)) return
    this.#last = time
    this.#samples = [
      ...this.#samples.filter((sample) => time - sample.time <= rateOverMs),
      { time, done: told.done },
    ]
    this.#say()
  }

  /** What was done before a pause says nothing of the rate after it. */
  set paused(paused: boolean) {
    this.#paused = paused
    this.#samples = paused ? [] : [{ time: this.#clock(), done: this.#told.done }]
    this.#say()
  }

  #say(): void {
    const perSecond = this.#rate()
    const { done, total } = this.#told
    this.#listener?.({
      id: this.#id,
      phase: this.#phase,
      ...this.#told,
      paused: this.#paused,
      perSecond,
      leftMs: perSecond === null || total === null ? null : (Math.max(0, total - done) / perSecond) * 1000,
    })
  }

  #rate(): number | null {
    const [first] = this.#samples
    const last = this.#samples.at(-1)
    if (first === undefined || last === undefined || last.time - first.time < rateAfterMs) return null
    const done = last.done - first.done
    return done <= 0 ? null : (done * 1000) / (last.time - first.time)
  }
}
