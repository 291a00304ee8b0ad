import type { LanguageStore } from '../language/language-store.ts'
import type { ArticleId, ImportId, Row } from '@shared/article.ts'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { Fault } from '@shared/fault.ts'
import type { ImportChoices } from '@shared/import-choices.ts'
import type { BroughtIn, ImportProgress, ReceiptHead, UnfinishedImport } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import type { Survey } from '@shared/survey.ts'
import type { LibraryStore } from '../library/store.ts'
import type { Question } from '../organising/mass-question.ts'
import { massQuestion } from '../organising/mass-question.ts'
import type { ToastStore } from '../ui/toast-store.ts'
import { Observable } from '../ui/observable.ts'
import { summarise } from './summarise.ts'

export interface ImportState {
  /** Imports under way, oldest first. */
  readonly running: readonly ImportProgress[]
  /** Asked for, and not yet heard of again: shown as work at once. */
  readonly starting: number
  /** Cut off by a crash or a restart: they can be gone on with. */
  readonly unfinished: readonly UnfinishedImport[]
}

export interface ImportStoreOptions {
  readonly client: OffprintClient
  readonly language: LanguageStore
  readonly library: LibraryStore
  readonly toasts: ToastStore
  /** Asks whether so much is to be removed; does it when the answer is yes. */
  readonly ask: (question: Question) => void
  readonly showReceipt: (receipt: ReceiptHead) => void
  /** An export was looked through: shows what is in it, and asks. */
  readonly showSurvey: (plan: number, survey: Survey) => void
  /** Where the reader stands: whoever has moved on while an import ran is left alone. */
  readonly standing: () => string
  /** After something came in and the list stands on it: leaves search, brings the list to the front. */
  readonly onAdded: () => void
}

/** Brings things in and says what became of them. */
export class ImportStore extends Observable<ImportState> {
  readonly #options: ImportStoreOptions
  /** Asked to be taken back: what they added is not there to be gone to, nor to be undone. */
  readonly #takenBack = new Set<ImportId>()
  /** Cut off, and gone on with or ended by the reader. */
  readonly #asked = new Set<ImportId>()

  constructor(options: ImportStoreOptions) {
    super({ running: [], starting: 0, unfinished: [] })
    this.#options = options
    options.client.on('import.progressed', (progress) => {
      // The folder that is watched goes on by itself.
      this.#leaveOut(progress.id)
      const isKnown = this.state.running.some((other) => other.id === progress.id)
      this.update({
        running: isKnown
          ? this.state.running.map((other) => (other.id === progress.id ? progress : other))
          : [...this.state.running, progress],
      })
    })
    options.client.on('import.finished', (receipt) => {
      this.#forget(receipt.id)
      this.#leaveOut(receipt.id)
      // Nobody asked for it just now: the answer to whoever did says what came of it.
      const isAsked = receipt.origin !== 'watch' || this.#asked.has(receipt.id)
      if (!isAsked && receipt.added + receipt.merged + receipt.failed > 0) this.#report(receipt, false)
    })
  }

  paste(text: string, html: string | null): Promise<void> {
    const { importing } = this.#options.client
    return this.#bringIn(() => importing.paste(html === null || html === '' ? { text } : { text, html }))
  }

  addFiles(files: readonly File[]): Promise<void> {
    return this.#give(() => this.#options.client.importing.dropped(files))
  }

  /** What the system handed over, after the reader's yes where that is asked. */
  accept(arrival: number): Promise<void> {
    return this.#give(() => this.#options.client.opening.accept({ id: arrival }))
  }

  choose(kind: 'files' | 'folder'): Promise<void> {
    return this.#give(() => this.#options.client.importing.choose({ kind }))
  }

  /** What was looked through is brought in. */
  begin(plan: number, choices: ImportChoices): Promise<void> {
    return this.#bringIn(() => this.#options.client.importing.begin({ plan, choices }))
  }

  async dismiss(plan: number): Promise<void> {
    await this.#options.client.importing.dismiss({ plan })
  }

  async cancel(id: ImportId, how: 'keep' | 'undo'): Promise<void> {
    if (how === 'undo') this.#takenBack.add(id)
    const cancelled = await this.#options.client.importing.cancel({ id, how })
    if (!cancelled.ok) this.#forget(id)
  }

  async pause(id: ImportId, paused: boolean): Promise<void> {
    const answer = await this.#options.client.importing.pause({ id, paused })
    if (!answer.ok) this.#forget(id)
  }

  /** Asks once, when the library is open, and whenever another is. */
  async lookForUnfinished(): Promise<void> {
    const found = await this.#options.client.importing.unfinished()
    if (found.ok) this.update({ unfinished: found.value })
  }

  /** From where it was. */
  goOn(id: ImportId): Promise<void> {
    this.#asked.add(id)
    this.#leaveOut(id)
    return this.#bringIn(() => this.#options.client.importing.goOn({ id }))
  }

  /** Ends it where it is. */
  settle(id: ImportId, how: 'keep' | 'undo'): Promise<void> {
    this.#asked.add(id)
    this.#leaveOut(id)
    if (how === 'undo') this.#takenBack.add(id)
    return this.#bringIn(() => this.#options.client.importing.settle({ id, how }))
  }

  /** What failed is read again. */
  retry(id: ImportId): Promise<void> {
    return this.#bringIn(() => this.#options.client.importing.retry({ id }))
  }

  async exportReceipt(id: ImportId, as: 'csv' | 'json'): Promise<void> {
    const { client, toasts, language } = this.#options
    const answer = await client.importing.exportReceipt({ id, as })
    if (!answer.ok) toasts.warn(answer.fault.message)
    else if (answer.value !== null)
      toasts.say(language.state('importing.exportedReceipt', { file: answer.value.file }))
  }

  async undo(id: ImportId, confirmed = 0): Promise<void> {
    const { client, toasts, ask } = this.#options
    const undone = await client.importing.undo({ id, confirmed })
    if (undone.ok) {
      toasts.say(undone.value.label)
      return
    }
    const question = massQuestion(undone.fault, (removes) => void this.undo(id, removes))
    if (question !== null) ask(question)
    else if (undone.fault.code !== 'change-discarded') toasts.warn(undone.fault.message)
  }

  /** Files: brought in at once, or shown first. */
  async #give(ask: () => Promise<Result<BroughtIn | null, Fault>>): Promise<void> {
    await this.#bringIn(async () => {
      const answer = await ask()
      // What was looked through, or closed without a choice, is no longer under way.
      if (!answer.ok || answer.value?.kind !== 'imported') this.#forgetLooking()
      if (!answer.ok) return answer
      const given = answer.value
      if (given?.kind === 'surveyed') this.#options.showSurvey(given.plan, given.survey)
      return { ok: true, value: given?.kind === 'imported' ? given.receipt : null }
    })
  }

  async #bringIn(ask: () => Promise<Result<ReceiptHead | null, Fault>>): Promise<void> {
    const standing = this.#options.standing()
    this.update({ starting: this.state.starting + 1 })
    const answer = await ask().finally(() => {
      this.update({ starting: this.state.starting - 1 })
    })
    if (!answer.ok) {
      // Whoever gives changes up is told of it once, where they did.
      if (answer.fault.code !== 'change-discarded') this.#options.toasts.warn(answer.fault.message)
      return
    }
    const receipt = answer.value
    if (receipt === null) return
    this.#forget(receipt.id)
    const isTakenBack = this.#takenBack.delete(receipt.id)
    if (!isTakenBack && this.#options.standing() === standing) await this.#goToFirst(receipt)
    this.#report(receipt, isTakenBack)
  }

  /** The list shows what came in and stands on its first article. */
  async #goToFirst({ first: id }: ReceiptHead): Promise<void> {
    if (id === null) return
    const { client, library, onAdded } = this.#options
    const { kind } = library.state.view
    if (kind !== 'inbox' && kind !== 'all' && kind !== 'unread') await library.show({ kind: 'inbox' })
    const row = library.rowOf(id) ?? (await rowIn(client, id))
    if (row === null) return
    if (!library.state.rows.includes(row)) await library.reload()
    library.select([])
    // An archive may begin with what lies in the Archive or the Trash.
    if (library.state.rows.includes(row)) library.moveTo(row)
    onAdded()
  }

  #report(receipt: ReceiptHead, isTakenBack: boolean): void {
    const { toasts, showReceipt, language } = this.#options
    const say = language.state
    const show = {
      label: say('importing.showReceipt'),
      run: () => {
        showReceipt(receipt)
      },
    }
    const undo = {
      label: say('importing.undo'),
      run: () => {
        void this.undo(receipt.id)
      },
    }
    if (isTakenBack) {
      toasts.report(say('importing.theImportWasStoppedAndTaken'), [show])
      return
    }
    const message = summarise(receipt, say)
    if (receipt.failed > 0 && receipt.added + receipt.merged === 0) toasts.warn(message, [show])
    else toasts.report(message, receipt.added + receipt.merged > 0 ? [undo, show] : [show])
  }

  #forget(id: ImportId): void {
    this.update({ running: this.state.running.filter((progress) => progress.id !== id) })
  }

  #forgetLooking(): void {
    this.update({ running: this.state.running.filter(({ phase }) => phase !== 'looking') })
  }

  #leaveOut(id: ImportId): void {
    if (this.state.unfinished.every((other) => other.id !== id)) return
    this.update({ unfinished: this.state.unfinished.filter((other) => other.id !== id) })
  }
}

async function rowIn(client: OffprintClient, id: ArticleId): Promise<Row | null> {
  const article = await client.article.get({ id })
  return article.ok ? article.value.row : null
}
