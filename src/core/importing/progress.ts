import type { ImportId } from '@shared/article.ts'
import type { ImportProgress } from '@shared/receipt.ts'

const progressEveryMs = 100

/** At most ten times a second: a page that repaints for each of 10,000 files does nothing else. */
export class Progress {
  readonly #id: ImportId
  readonly #listener: ((progress: ImportProgress) => void) | undefined
  #last = 0

  constructor(id: ImportId, listener: ((progress: ImportProgress) => void) | undefined) {
    this.#id = id
    this.#listener = listener
  }

  tell(progress: Omit<ImportProgress, 'id'>, when: 'now' | 'soon' = 'soon'): void {
    const time = performance.now()
    if (this.#listener === undefined || (when === 'soon' && time - this.#last < progressEveryMs)) return
    this.#last = time
    this.#listener({ id: this.#id, ...progress })
  }
}
