import { dirname, relative } from 'node:path'
import type { ImportJob } from '@core/importing/job.ts'
import { watchFolder } from '@core/importing/watch.ts'
import type { FileSystem } from '@core/library/file-system.ts'
import { isMissing } from '@core/library/file-system.ts'
import { makeFoldersDurably, writeDurably } from '@core/library/files.ts'
import type { StorageRefused, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Receipt } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { WatchedFile, WatchState } from '@shared/watch.ts'
import { notWatching } from '@shared/watch.ts'
import * as v from 'valibot'

/** `<user data>/watch.json`: which folder is watched. It belongs to the machine; a library may travel. */
export const watchName = 'watch.json'

const Kept = v.object({ folder: v.nullable(v.string()), on: v.boolean() })

export interface FolderWatchOptions {
  readonly fs: FileSystem
  readonly file: string
  /** The library's folder, as it is now. */
  readonly library: () => string
  /** Why nothing can be changed; null where it can. */
  readonly readOnly: string | null
  readonly begin: (path: string) => Promise<ImportJob>
  /** Waits for its end, and tells the page of it. */
  readonly finish: (job: ImportJob) => Promise<Result<Receipt, StoreFault>>
  readonly onChange: (state: WatchState) => void
  readonly log: (line: string) => void
  readonly now?: () => Date
  readonly wait?: (signal: AbortSignal) => Promise<void>
}

/** Watches the folder that the reader chose, while the library is open. */
export class FolderWatch {
  readonly #options: FolderWatchOptions
  #state: WatchState = notWatching
  #stop = new AbortController()
  #ended: Promise<void> = Promise.resolve()
  readonly #started: Promise<void>

  constructor(options: FolderWatchOptions) {
    this.#options = options
    this.#started = this.#start()
  }

  async state(): Promise<WatchState> {
    await this.#started
    return this.#state
  }

  /** Chosen in the system's dialog. What lies in it already is brought in once it is switched on. */
  async choose(folder: string): Promise<Result<WatchState, StorageRefused | StoreFault>> {
    await this.#started
    const own = this.#options.library()
    if (isWithin(folder, own) || isWithin(own, folder))
      return fail(
        fault(
          'storage-refused',
          'The library lies there: its own files would be imported and moved. Choose another folder.',
        ),
      )
    return this.#change({ ...notWatching, folder, on: this.#state.on && folder === this.#state.folder })
  }

  async turn(on: boolean): Promise<Result<WatchState, StoreFault>> {
    await this.#started
    return this.#change({ ...this.#state, on: on && this.#state.folder !== null })
  }

  /** Nothing more is begun; what runs is for its own to suspend. */
  stop(): void {
    this.#stop.abort()
  }

  /** After `stop`: what was under way has ended. */
  async ended(): Promise<void> {
    await this.#started
    await this.#ended
  }

  async #start(): Promise<void> {
    const kept = await this.#read()
    this.#state = { ...notWatching, ...kept }
    this.#watch()
  }

  async #read(): Promise<v.InferOutput<typeof Kept>> {
    const { fs, file, log } = this.#options
    try {
      const text = (await fs.readFile(file)).toString('utf8')
      return v.parse(v.pipe(v.string(), v.parseJson(), Kept), text)
    } catch (error) {
      // Nothing is imported that nobody asked for: a damaged file means that none is watched.
      if (!isMissing(error)) log(`the file of the watched folder cannot be read: ${String(error)}`)
      return { folder: null, on: false }
    }
  }

  async #change(state: WatchState): Promise<Result<WatchState, StoreFault>> {
    const { fs, file, log } = this.#options
    const { folder, on } = state
    try {
      await makeFoldersDurably(fs, dirname(file))
      await writeDurably(fs, file, [Buffer.from(`${JSON.stringify({ folder, on }, null, 2)}\n`)])
    } catch (error) {
      log(`the file of the watched folder was not written: ${String(error)}`)
      return fail(fault('store-failed', 'The choice of the folder could not be saved on this computer.'))
    }
    this.#stop.abort()
    this.#stop = new AbortController()
    this.#tell({ ...state, trouble: null, current: null })
    this.#watch()
    return ok(this.#state)
  }

  #watch(): void {
    const { folder, on } = this.#state
    const { signal } = this.#stop
    const { readOnly, wait } = this.#options
    if (folder === null || !on) return
    if (readOnly !== null) {
      this.#tell({ ...this.#state, trouble: readOnly })
      return
    }
    const isCurrent = (): boolean => signal === this.#stop.signal
    const tell = (change: Partial<WatchState>): void => {
      if (isCurrent()) this.#tell({ ...this.#state, ...change })
    }
    const watching = (): Promise<void> =>
      watchFolder({
        folder,
        signal,
        ...(wait === undefined ? {} : { wait }),
        bringIn: async (path) => this.#options.finish(await this.#options.begin(path)),
        onBegun: (current) => tell({ current, trouble: null }),
        onDone: ({ name, to, receipt }) => {
          tell({ current: null, trouble: null, last: this.#fileOf(name, to, receipt) })
        },
        onTrouble: (trouble) => tell({ trouble, current: null }),
        onWell: () => tell({ trouble: null }),
      })
    // One after the other: what the one before has begun it ends.
    this.#ended = this.#ended.then(watching).catch((error: unknown) => {
      this.#options.log(`watching the folder failed: ${String(error)}`)
      tell({ trouble: 'Watching the folder failed. Switch it off and on again.', current: null })
    })
  }

  #fileOf(name: string, to: WatchedFile['to'], receipt: Receipt): WatchedFile {
    const { id, added, merged, skipped, failed } = receipt
    const at = (this.#options.now?.() ?? new Date()).toISOString()
    return { name, to, at, importId: id, added, merged, skipped, failed }
  }

  #tell(state: WatchState): void {
    this.#state = state
    this.#options.onChange(state)
  }
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner)
  return way === '' || (!way.startsWith('..') && !/^(?:[a-z]:)?[/\\]/i.test(way))
}
