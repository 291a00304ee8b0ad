import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import type { Fault } from '@shared/fault.ts'
import type { UpdateState } from '@shared/updates.ts'
import type { LanguageStore } from '../language/language-store.ts'
import { Observable } from '../ui/observable.ts'
import type { ToastStore } from '../ui/toast-store.ts'

export interface UpdateStoreOptions {
  readonly client: OffprintClient
  readonly language: LanguageStore
  readonly toasts: ToastStore
  /** Shows the page of the settings that is about this. */
  readonly show: () => void
  /** Is that page before the reader? */
  readonly isShown: () => boolean
}

/** What is known of newer versions of the program; null until the main process was asked. */
export class UpdateStore extends Observable<UpdateState | null> {
  readonly #options: UpdateStoreOptions
  /** Said once for each version. */
  #said: string | null = null

  constructor(options: UpdateStoreOptions) {
    super(null)
    this.#options = options
    options.client.on('updates.changed', (state) => {
      this.set(state)
      this.#mention(state)
    })
  }

  look(): Promise<void> {
    return this.#take(this.#options.client.updates.state())
  }

  turn(on: boolean): Promise<void> {
    return this.#take(this.#options.client.updates.turn({ on }))
  }

  check(): Promise<void> {
    return this.#take(this.#options.client.updates.check())
  }

  fetch(): Promise<void> {
    return this.#take(this.#options.client.updates.fetch())
  }

  install(): Promise<void> {
    return this.#take(this.#options.client.updates.install())
  }

  /** The command: shows what is asked of whom, and asks at once where the reader has said yes to that before. */
  async open(): Promise<void> {
    this.#options.show()
    await this.look()
    if (this.state?.on === true) await this.check()
  }

  async #take(answering: Promise<Result<UpdateState, Fault>>): Promise<void> {
    const answer = await answering
    if (answer.ok) this.set(answer.value)
    else this.#options.toasts.warn(answer.fault.message)
  }

  /** What was found while the reader did something else is said beside it, and stays out of the way. */
  #mention({ phase, found }: UpdateState): void {
    const { toasts, language, show, isShown } = this.#options
    if (phase !== 'found' || found === null || found.version === this.#said) return
    this.#said = found.version
    if (isShown()) return
    const say = language.state
    const action = { label: say('updates.show'), run: show }
    toasts.report(say('updates.found', { version: found.version }), [action])
  }
}
