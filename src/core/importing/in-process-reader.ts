import { readSource } from './read.ts'
import { unreadable } from './reading.ts'
import type { Reader } from './reader.ts'
import { oddlyBuilt } from './reader.ts'

/** The same in this thread, for tests and tools: nothing can stop a source that never ends. */
export function inProcessReader(log?: (line: string) => void): Reader {
  return {
    width: 1,
    read: (source) => {
      try {
        return Promise.resolve(readSource(source))
      } catch (error) {
        log?.(`reading “${source.name}” failed: ${String(error)}`)
        return Promise.resolve(unreadable(oddlyBuilt))
      }
    },
    close: () => Promise.resolve(),
  }
}
