import type { Library } from '@core/library/library.ts'
import { openReadable } from '@core/library/open-readable.ts'
import type { LibraryPlace } from '@core/library/move/remembered.ts'
import type { Fault, LibraryBusy, LibraryUnreadable, StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { HandlerTable } from './ipc/dispatch.ts'
import type { Log } from './log.ts'

export type OpenFault = LibraryBusy | LibraryUnreadable | StoreFault
export type FoundPlace = Result<LibraryPlace, LibraryUnreadable>

/** What stands on an open library: closed and made anew with it. */
export interface Wired {
  readonly handlers: HandlerTable
  /** Search goes on in the folder that the library is in now. */
  readonly followMove: () => void
  /** Is something being brought in? */
  readonly isImporting: () => boolean
  close(): Promise<void>
}

export interface SessionOptions {
  /** Where the library is: asked again at each opening. */
  readonly find: () => Promise<FoundPlace>
  /** `readOnly`: why nothing can be changed; null where it can. */
  readonly wire: (library: Library, readOnly: string | null) => Wired
  readonly refuse: (fault: Fault) => HandlerTable
  /** A library is open, or could not be opened, in the place of what was before. */
  readonly onReplaced: () => void
  /** The same library, in another folder. */
  readonly onMoved: () => void
  readonly log: Log
}

interface Standing {
  readonly library: Library
  readonly wired: Wired
  readonly readOnly: string | null
}

/**
 * The library that the app stands on, which can be exchanged while it runs. Calls wait while it is: none meets a
 * library that is half closed.
 */
export class LibrarySession {
  readonly #options: SessionOptions
  #place: FoundPlace
  #standing: Promise<Result<Standing, OpenFault>>

  constructor(options: SessionOptions, place: FoundPlace) {
    this.#options = options
    this.#place = place
    this.#standing = this.#open()
  }

  /** Where the library is, or why nobody knows. */
  get place(): FoundPlace {
    return this.#place
  }

  async library(): Promise<Library | null> {
    const standing = await this.#standing
    return standing.ok ? standing.value.library : null
  }

  /** Is it open, and can it be written? */
  async isWritable(): Promise<boolean> {
    const standing = await this.#standing
    return standing.ok && standing.value.readOnly === null
  }

  async wired(): Promise<Wired | null> {
    const standing = await this.#standing
    return standing.ok ? standing.value.wired : null
  }

  async handlers(): Promise<HandlerTable> {
    const standing = await this.#standing
    return standing.ok ? standing.value.wired.handlers : this.#options.refuse(standing.fault)
  }

  /** The library has moved while it was open: the same one, in another place. */
  async moved(place: LibraryPlace): Promise<void> {
    this.#place = ok(place)
    ;(await this.wired())?.followMove()
    this.#options.onMoved()
  }

  /** Closes what is open, does the work, and opens what is to be opened then. Gives why it did not open, if so. */
  async replace(work: () => Promise<void>): Promise<OpenFault | null> {
    const before = this.#standing
    this.#standing = (async () => {
      const standing = await before
      if (standing.ok) await end(standing.value)
      try {
        await work()
      } catch (error) {
        this.#options.log(
          `storage: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        )
      }
      this.#place = await this.#options.find()
      return this.#open()
    })()
    const standing = await this.#standing
    this.#options.onReplaced()
    return standing.ok ? null : standing.fault
  }

  async close(): Promise<void> {
    const standing = await this.#standing
    if (standing.ok) await end(standing.value)
  }

  async #open(): Promise<Result<Standing, OpenFault>> {
    if (!this.#place.ok) return this.#place
    const { folder } = this.#place.value
    const { log } = this.#options
    const opened = await openReadable({ folder, owner: 'Offprint', log, unsaved: 'keep' })
    if (!opened.ok) return opened
    const { library, readOnly } = opened.value
    if (readOnly !== null) log(readOnly)
    return ok({ library, readOnly, wired: this.#options.wire(library, readOnly) })
  }
}

async function end({ library, wired }: Standing): Promise<void> {
  // First, because an import waits for as long as what it brought waits to be saved.
  await library.endUnsaved()
  // Before search closes: what it saves is good for the snapshot that the next start finds.
  await library.settle()
  await wired.close()
  await library.close()
}
