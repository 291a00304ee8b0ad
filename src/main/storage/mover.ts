import { realpath, statfs } from 'node:fs/promises'
import type { Inspection } from '@core/library/inspection/client.ts'
import { nodeFileSystem } from '@core/library/file-system.ts'
import type { Library } from '@core/library/library.ts'
import type { Destination } from '@core/library/move/destination.ts'
import { destinationIn } from '@core/library/move/destination.ts'
import { moveLibrary } from '@core/library/move/moving.ts'
import { systemProcesses } from '@core/library/process-start.ts'
import type { StorageRefused, Stopped, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { MovePlan, MoveState } from '@shared/storage.ts'
import type { LibrarySession } from '../library-session.ts'
import type { Log } from '../log.ts'
import { Choices } from './choices.ts'

/** Between two reports of progress, in milliseconds. */
const reportEveryMs = 100
/** Left free on the target's disk, in bytes: a full disk is no place to begin in. */
const spareBytes = 64 * 1024 * 1024

export interface MoverOptions {
  readonly session: LibrarySession
  readonly inspection: Inspection
  readonly onProgress: (state: MoveState) => void
  readonly log: Log
}

interface Planned {
  readonly destination: Destination
  readonly files: number
  readonly bytes: number
}

/** Moves the library, one move at a time, and stops it when the app ends. */
export class Mover {
  readonly #options: MoverOptions
  readonly #plans = new Choices<Planned>()
  #stopping: AbortController | null = null
  #moving: Promise<unknown> = Promise.resolve()
  state: MoveState | null = null

  constructor(options: MoverOptions) {
    this.#options = options
  }

  async plan(
    chosen: string,
    library: Library,
  ): Promise<Result<MovePlan, StorageRefused | Stopped | StoreFault>> {
    const destination = await destinationIn(
      nodeFileSystem,
      await realOf(chosen),
      await realOf(library.folder),
    )
    if (!destination.ok) return destination
    const sizes = await this.#options.inspection.measure(library.folder)
    if (!sizes.ok) return sizes
    const { articles, index, backups, search, files } = sizes.value
    const bytes = articles + index + backups
    const free = await freeIn(chosen)
    if (free !== null && free < bytes + spareBytes) {
      const message = `There is not enough room in ${chosen}: the library takes ${inMegabytes(bytes)}, and ${inMegabytes(free)} are free.`
      return fail(fault('storage-refused', message))
    }
    const plan = this.#plans.put({ destination: destination.value, files, bytes: bytes + search })
    return ok({ plan, folder: destination.value.folder, files, bytes, free })
  }

  async move(
    plan: number,
    library: Library,
  ): Promise<
    Result<{ readonly folder: string; readonly from: string }, StorageRefused | Stopped | StoreFault>
  > {
    const { session, log } = this.#options
    const place = session.place
    if (this.#stopping !== null) return refuse('The library is being moved already.')
    if (!place.ok || place.value.chosenBy === 'command') return refuse(byCommand)
    if (!(await session.isWritable())) return refuse(readOnly)
    if (library.unsaved !== null)
      return refuse('Some changes wait to be saved. Save them first, then move the library.')
    const planned = this.#plans.take(plan)
    if (planned === null) return refuse('Choose the folder again.')
    // It may have filled up since it was chosen.
    const destination = await destinationIn(nodeFileSystem, planned.destination.folder, library.folder)
    if (!destination.ok) return destination
    const { folder } = destination.value
    this.#stopping = new AbortController()
    const moving = moveLibrary({
      fs: nodeFileSystem,
      processes: systemProcesses,
      library,
      destination: destination.value,
      placeFile: place.value.file,
      owner: 'Offprint',
      now: () => new Date(),
      log,
      signal: this.#stopping.signal,
      onProgress: this.#reporting(folder, planned),
    }).finally(() => {
      this.#stopping = null
      this.state = null
    })
    this.#moving = moving
    const moved = await moving
    if (!moved.ok) return moved
    await session.moved({ ...place.value, folder, chosenBy: 'reader' })
    return ok({ folder, from: moved.value.from })
  }

  #reporting(folder: string, { files: totalFiles, bytes: totalBytes }: Planned) {
    let reportedAt = 0
    return (progress: Pick<MoveState, 'stage' | 'files' | 'bytes'>): void => {
      this.state = { ...progress, folder, totalFiles, totalBytes }
      const now = performance.now()
      if (progress.stage === 'copying' && now - reportedAt < reportEveryMs) return
      reportedAt = now
      this.#options.onProgress(this.state)
    }
  }

  /** Resolves when nothing of it is under way any more. */
  async stop(): Promise<void> {
    this.#stopping?.abort()
    await Promise.allSettled([this.#moving])
  }
}

export const byCommand =
  'This library was chosen by --library or OFFPRINT_LIBRARY when Offprint was started. Start Offprint without it to do that.'

const readOnly =
  'The library is open for reading only, so Offprint cannot move it. Copy its folder, and open the copy as another library.'

function refuse(message: string): { readonly ok: false; readonly fault: StorageRefused } {
  return fail(fault('storage-refused', message))
}

/** Without links, so that a folder is not taken for another one. What is not there keeps its name. */
async function realOf(folder: string): Promise<string> {
  try {
    return await realpath(folder)
  } catch {
    return folder // destinationIn says what is wrong with it
  }
}

async function freeIn(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null // some network folders do not say; the copy will find out
  }
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`
}
