import type { LanguageStore } from '../language/language-store.ts'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { MovePlan, OldCopyLine, OtherLibrary } from '@shared/storage.ts'
import type { DialogStore } from '../app/dialog-store.ts'
import { Observable } from '../ui/observable.ts'
import type { ToastStore } from '../ui/toast-store.ts'
import type { StorageState } from './storage-state.ts'
import { initialStorageState } from './storage-state.ts'

export interface StorageStoreOptions {
  readonly client: OffprintClient
  readonly language: LanguageStore
  readonly toasts: ToastStore
  readonly dialogs: DialogStore
  /** Takes the last act back. */
  readonly undo: () => Promise<void>
}

/** Where the library is and what is kept of it: asked for when it is looked at, told when something moves. */
export class StorageStore extends Observable<StorageState> {
  readonly #options: StorageStoreOptions

  constructor(options: StorageStoreOptions) {
    super(initialStorageState)
    this.#options = options
    const { client } = options
    client.on('move.progressed', (moving) => {
      this.update({ moving })
    })
    client.on('check.progressed', (checking) => {
      // The last of them may come after the answer.
      if (this.state.checking !== null) this.update({ checking })
    })
    client.on('library.replaced', () => {
      this.update({ facts: null, sizes: null, backups: null })
    })
  }

  /** Everything that the Library page shows. */
  async look(): Promise<void> {
    await Promise.all([this.lookAtFacts(), this.lookAtBackups()])
    const sizes = await this.#options.client.storage.measure()
    if (sizes.ok) this.update({ sizes: sizes.value })
  }

  async lookAtFacts(): Promise<void> {
    const facts = await this.#options.client.storage.facts()
    if (facts.ok) this.update({ facts: facts.value, moving: facts.value.moving, failure: null })
    else this.update({ failure: facts.fault.message })
  }

  async lookAtBackups(): Promise<void> {
    const backups = await this.#options.client.storage.backups()
    if (backups.ok) this.update({ backups: backups.value, failure: null })
    else this.update({ failure: backups.fault.message })
  }

  async backUp(): Promise<void> {
    if (this.state.isBackingUp) return
    const { client, toasts, language } = this.#options
    this.update({ isBackingUp: true })
    const made = await client.storage.backUp().finally(() => {
      this.update({ isBackingUp: false })
    })
    if (!made.ok) {
      toasts.warn(made.fault.message)
      return
    }
    this.update({ backups: made.value })
    toasts.report(language.state('storage.backedUp', { count: made.value[0]?.articles ?? 0 }))
  }

  /** `confirmed`: how many articles the reader agreed to see in the Trash. */
  async restore(name: string, confirmed: number): Promise<void> {
    const { client, toasts, undo, language } = this.#options
    const done = await client.storage.restoreBackup({ name, confirmed })
    if (!done.ok) {
      toasts.warn(done.fault.message)
      return
    }
    const { restored, trashed, gone } = done.value
    const say = language.state
    const parts = [say('storage.restored', { count: restored })]
    if (trashed > 0) parts.push(say('storage.newerMoved', { count: trashed }))
    if (gone > 0) parts.push(say('storage.textsGone', { count: gone }))
    toasts.say(parts.join(say('storage.semicolon')), [
      {
        label: say('storage.undo'),
        run: () => {
          void undo()
        },
      },
    ])
    await this.lookAtBackups()
  }

  /** Lets a folder be chosen, and asks before anything is copied. */
  async chooseMove(): Promise<void> {
    const { client, toasts, dialogs } = this.#options
    if (this.state.isPlanning) return
    this.update({ isPlanning: true })
    const plan = await client.storage.chooseMove().finally(() => {
      this.update({ isPlanning: false })
    })
    if (!plan.ok) toasts.warn(plan.fault.message)
    else if (plan.value !== null) dialogs.open({ kind: 'move', plan: plan.value })
  }

  async move({ plan, folder, files, bytes }: MovePlan): Promise<void> {
    const { client, toasts, dialogs, language } = this.#options
    const say = language.state
    const totals = { totalFiles: files, totalBytes: bytes }
    this.update({ moving: { folder, stage: 'copying', files: 0, bytes: 0, ...totals } })
    const moved = await client.storage.move({ plan }).finally(() => {
      this.update({ moving: null })
    })
    if (!moved.ok) {
      if (moved.fault.code === 'stopped') toasts.report(moved.fault.message)
      else toasts.warn(moved.fault.message)
      return
    }
    await this.lookAtFacts()
    toasts.report(say('storage.theLibraryIsIn', { folder: moved.value.folder }), [
      {
        label: say('storage.library2'),
        run: () => {
          dialogs.open({ kind: 'library' })
        },
      },
    ])
    void this.look()
  }

  async stopMove(): Promise<void> {
    await this.#options.client.storage.stopMove()
  }

  async deleteOldCopy(index: number, { movedAt, folder }: OldCopyLine): Promise<void> {
    const { client, toasts, language } = this.#options
    const say = language.state
    const done = await client.storage.deleteOldCopy({ index, movedAt })
    if (!done.ok) toasts.warn(done.fault.message)
    else if (done.value.folderLeft) toasts.say(say('storage.deletedOthersLeft', { folder }))
    else toasts.say(say('storage.deletedTheOldCopy'))
    await this.lookAtFacts()
  }

  async chooseOther(create: boolean): Promise<void> {
    const { client, toasts, dialogs } = this.#options
    const other = await client.storage.chooseOther({ create })
    if (!other.ok) toasts.warn(other.fault.message)
    else if (other.value !== null) dialogs.open({ kind: 'other', other: other.value })
  }

  async openOther({ plan }: OtherLibrary): Promise<void> {
    const { client, toasts, language } = this.#options
    const opened = await client.storage.openOther({ plan })
    if (opened.ok) toasts.say(language.state('storage.isOpen', { folder: opened.value.folder }))
    else toasts.warn(opened.fault.message)
  }

  async show(what: 'library' | 'backups' | 'old', index = 0): Promise<void> {
    const shown = await this.#options.client.storage.show({ what, index })
    if (!shown.ok) this.#options.toasts.warn(shown.fault.message)
  }

  async check(): Promise<void> {
    if (this.state.checking !== null) return
    this.update({ checking: { done: 0, total: 0 }, report: null, failure: null })
    await this.#report(this.#options.client.storage.check())
  }

  async stopCheck(): Promise<void> {
    await this.#options.client.storage.stopCheck()
  }

  /** The library is closed for a moment and opened again. */
  async mend(): Promise<void> {
    this.update({ isMending: true, checking: { done: 0, total: 0 }, failure: null })
    await this.#report(this.#options.client.storage.repair())
    this.update({ isMending: false })
  }

  async #report(asked: ReturnType<OffprintClient['storage']['repair']>): Promise<void> {
    const report = await asked.finally(() => {
      this.update({ checking: null })
    })
    if (report.ok) this.update({ report: report.value })
    else if (report.fault.code !== 'stopped') this.update({ failure: report.fault.message })
  }
}
