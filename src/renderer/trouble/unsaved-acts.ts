import type { LanguageStore } from '../language/language-store.ts'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { DialogStore } from '../app/dialog-store.ts'
import type { LibraryStore } from '../library/store.ts'
import type { ToastStore } from '../ui/toast-store.ts'

export interface UnsavedActsOptions {
  readonly client: OffprintClient
  readonly language: LanguageStore
  readonly library: LibraryStore
  readonly toasts: ToastStore
  readonly dialogs: DialogStore
  /** Nothing waits any more, and what one had the focus on is gone. */
  readonly onSettled: () => void
}

/** What a reader does about changes that the disk refuses. */
export class UnsavedActs {
  readonly #options: UnsavedActsOptions

  constructor(options: UnsavedActsOptions) {
    this.#options = options
    const { library, dialogs } = options
    library.subscribe(() => {
      // The question answers itself when everything is saved while it is asked.
      const kind = dialogs.state?.kind
      if (library.state.unsaved === null && (kind === 'discard' || kind === 'quit')) dialogs.close()
    })
  }

  async retry(): Promise<void> {
    const { client, onSettled } = this.#options
    const left = await client.library.retryUnsaved()
    if (left.ok && left.value === null) onSettled()
  }

  async discard(): Promise<void> {
    const { client, toasts, onSettled, language } = this.#options
    const done = await client.library.discardUnsaved()
    if (!done.ok) {
      toasts.warn(done.fault.message)
      return
    }
    toasts.say(language.state('trouble.discarded', { count: done.value.discarded }))
    onSettled()
  }

  async quit(): Promise<void> {
    await this.#options.client.window.quit()
  }
}
