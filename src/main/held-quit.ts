import type { Unsaved } from '@shared/unsaved.ts'

interface Preventable {
  preventDefault(): void
}

/** Keeps the window from closing over changes that are not saved, until the reader has said that they may be lost. */
export class HeldQuit {
  readonly #ask: (unsaved: Unsaved) => void
  #library: { readonly unsaved: Unsaved | null } | null = null
  #agreed = false

  /** `ask` shows the question, however often it is asked. */
  constructor(ask: (unsaved: Unsaved) => void) {
    this.#ask = ask
  }

  watch(library: { readonly unsaved: Unsaved | null }): void {
    this.#library = library
  }

  /** The reader has said yes. */
  agree(): void {
    this.#agreed = true
  }

  onClose(event: Preventable): void {
    const unsaved = this.#library?.unsaved ?? null
    if (this.#agreed || unsaved === null) return
    event.preventDefault()
    this.#ask(unsaved)
  }
}
