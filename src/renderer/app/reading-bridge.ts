import type { ReadingActions } from '../reading/reading-commands.ts'

/** The article pane hands its actions over while it is there; commands reach them through here. */
export class ReadingBridge {
  #actions: ReadingActions | null = null

  get actions(): ReadingActions | null {
    return this.#actions
  }

  readonly attach = (actions: ReadingActions): (() => void) => {
    this.#actions = actions
    return () => {
      if (this.#actions === actions) this.#actions = null
    }
  }
}
