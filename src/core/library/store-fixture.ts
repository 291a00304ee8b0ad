import type { JournalAdapter } from './adapter.ts'
import type { LibraryData } from './data.ts'
import type { FileSystem } from './file-system.ts'
import { Library } from './library.ts'
import { openFolder } from './opening.ts'
import type { Processes } from './process-start.ts'

export const libraryFolder = '/home/reader/library'

/** For tests: a library with its adapter at hand, opened by a process of its own after which all others are dead. */
export interface Session {
  readonly library: Library
  readonly adapter: JournalAdapter
  readonly data: LibraryData
  readonly fold: () => Promise<void>
  readonly log: readonly string[]
}

let lastPid = 1

export function newProcess(): Processes {
  const pid = ++lastPid
  return {
    pid,
    host: 'here',
    space: async () => null,
    alive: (other) => other === pid,
    started: async () => 'then',
  }
}

let hours = 0

/** An hour later at each look, so that every fold is worth a backup. */
export function hourlyClock(): Date {
  hours += 1
  return new Date(Date.UTC(2026, 0, 1, hours))
}

/** @throws what the reader would be told, if it does not open */
export async function startStore(
  fs: FileSystem,
  mode: 'write' | 'read' = 'write',
  now: () => Date = hourlyClock,
  unsaved: 'refuse' | 'keep' = 'refuse',
): Promise<Session> {
  const lines: string[] = []
  const log = (line: string): void => {
    lines.push(line)
  }
  const processes = newProcess()
  const opened = await openFolder({ folder: libraryFolder, mode, owner: 'test', log, now, fs, processes })
  if (!opened.ok) throw new Error(opened.fault.message)
  const { adapter, low } = opened.value
  const library = await Library.over(opened.value, fs, log, now, unsaved)
  return { library, adapter, data: low.data, fold: () => adapter.fold(low.data), log: lines }
}
