import type { LanguageStore } from '../language/language-store.ts'
import type { Exported, ExportProgress } from '@shared/export.ts'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import { Observable } from '../ui/observable.ts'
import type { ToastStore } from '../ui/toast-store.ts'

export interface ExportStoreOptions {
  readonly client: OffprintClient
  readonly language: LanguageStore
  readonly toasts: ToastStore
}

/** Takes the whole library out, and says where it went. The state is how far it is; null when none runs. */
export class ExportStore extends Observable<ExportProgress | null> {
  readonly #options: ExportStoreOptions
  #asked = false

  constructor(options: ExportStoreOptions) {
    super(null)
    this.#options = options
    options.client.on('export.progressed', (progress) => {
      // What comes after the answer is old news.
      if (this.#asked) this.set(progress)
    })
  }

  /** From the dialog to the end. */
  get isUnderWay(): boolean {
    return this.#asked
  }

  async run(): Promise<void> {
    if (this.#asked) return
    const { client, toasts } = this.#options
    this.#asked = true
    const exported = await client.exporting.library().finally(() => {
      this.#asked = false
      this.set(null)
    })
    if (!exported.ok) toasts.warn(exported.fault.message)
    else if (exported.value !== null) this.#report(exported.value)
  }

  async stop(): Promise<void> {
    await this.#options.client.exporting.stop()
  }

  #report({ file, articles, problems, cancelled }: Exported): void {
    const { client, toasts, language } = this.#options
    const say = language.state
    if (cancelled) {
      toasts.report(say('exporting.theExportWasStoppedNothingWas'))
      return
    }
    const show = {
      label: say('exporting.showTheFolder'),
      run: () => {
        void client.exporting.show().then((shown) => {
          if (!shown.ok) toasts.warn(shown.fault.message)
        })
      },
    }
    const [first] = problems
    const done = say('exporting.exported', { count: articles, file })
    if (first === undefined) toasts.report(done, [show])
    else if (problems.length === 1) toasts.warn(say('exporting.oneIsNot', { done, first }), [show])
    else toasts.warn(say('exporting.problems', { done, first, count: problems.length }), [show])
  }
}
