import type { ArticleId, ReadingPlace } from '@shared/article.ts'

export interface Remembered {
  readonly id: ArticleId
  readonly place: ReadingPlace
  /** 0 to 1. */
  readonly progress: number
}

/** So long after the last move a place is written down: not while the page is still going by. */
const afterStillMs = 700

/** Writes reading places down: when the page has come to rest, and at once when the article is left. */
export class PlaceKeeper {
  readonly #write: (remembered: Remembered) => void
  #pending: Remembered | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(write: (remembered: Remembered) => void) {
    this.#write = write
  }

  note(remembered: Remembered): void {
    if (this.#pending !== null && this.#pending.id !== remembered.id) this.flush()
    this.#pending = remembered
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.flush()
    }, afterStillMs)
  }

  flush(): void {
    clearTimeout(this.#timer)
    if (this.#pending === null) return
    const remembered = this.#pending
    this.#pending = null
    this.#write(remembered)
  }
}
