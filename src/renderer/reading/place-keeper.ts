import type { ArticleId, ReadingPlace } from '@shared/article.ts'

export interface Remembered {
  readonly id: ArticleId
  readonly place: ReadingPlace
  /** 0 to 1. */
  readonly progress: number
}

/** So long after the last move the page is at rest. */
const afterStillMs = 400

/**
 * Writes reading places down: the first move at once, so that a jump is kept though the window closes right after;
 * then not while the page is going by, but when it has come to rest, and when the article is left.
 */
export class PlaceKeeper {
  readonly #write: (remembered: Remembered) => void
  #pending: Remembered | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(write: (remembered: Remembered) => void) {
    this.#write = write
  }

  note(remembered: Remembered): void {
    if (this.#pending !== null && this.#pending.id !== remembered.id) this.flush()
    if (this.#timer === undefined) this.#write(remembered)
    else this.#pending = remembered
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.flush()
    }, afterStillMs)
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#pending === null) return
    const remembered = this.#pending
    this.#pending = null
    this.#write(remembered)
  }
}
