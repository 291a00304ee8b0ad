import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { Arrival } from '@shared/opening.ts'
import type { DialogStore } from '../app/dialog-store.ts'
import type { ImportStore } from '../importing/import-store.ts'
import type { ToastStore } from '../ui/toast-store.ts'

export interface OpeningStoreOptions {
  readonly client: OffprintClient
  readonly dialogs: DialogStore
  readonly imports: ImportStore
  readonly toasts: ToastStore
  /** Only then can anything be imported. */
  readonly isReady: () => boolean
}

/**
 * Answers what the system hands over, one after the other: files come in as if they had been dropped; what a link
 * brings is shown first, and never in the place of a dialog that the reader is in.
 */
export class OpeningStore {
  readonly #options: OpeningStoreOptions
  #waiting: Arrival[] = []
  /** Asked for already: an event may come while an answer is under way. */
  #newest = 0

  constructor(options: OpeningStoreOptions) {
    this.#options = options
    options.client.on('opening.arrived', () => {
      void this.look()
    })
    options.dialogs.subscribe(() => {
      // After whoever closed it had its say.
      queueMicrotask(() => {
        this.#next()
      })
    })
  }

  /** Asks what has arrived. To be called once the library is ready; later the app tells. */
  async look(): Promise<void> {
    if (!this.#options.isReady()) return
    const answer = await this.#options.client.opening.waiting()
    if (!answer.ok) return
    const fresh = answer.value.filter(({ id }) => id > this.#newest)
    this.#newest = Math.max(this.#newest, ...fresh.map(({ id }) => id))
    this.#waiting.push(...fresh)
    this.#next()
  }

  async decline(id: number): Promise<void> {
    await this.#options.client.opening.decline({ id })
  }

  #next(): void {
    const { dialogs, imports, toasts } = this.#options
    if (dialogs.state !== null) return
    const arrival = this.#waiting.shift()
    if (arrival === undefined) return
    if (arrival.kind === 'link' || arrival.kind === 'text') {
      dialogs.open({ kind: 'arrival', arrival })
      return
    }
    if (arrival.kind === 'files') void imports.accept(arrival.id)
    else {
      toasts.warn(arrival.message)
      void this.decline(arrival.id)
    }
    this.#next()
  }
}
