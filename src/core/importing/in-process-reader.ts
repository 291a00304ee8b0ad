import { BundleReading } from './bundle.ts'
import { isExportSource, openSource } from './open.ts'
import { oddlyBuilt, unreadable } from './reading.ts'
import type { Reader } from './reader.ts'

/** The same in this thread, for tests and tools: nothing can stop a source that never ends. */
export function inProcessReader(log?: (line: string) => void): Reader {
  return {
    width: 1,
    recognises: isExportSource,
    read: async (source, from = 0) => {
      try {
        const opened = await openSource(source)
        if (opened.kind === 'read') return opened.reading
        const { format, total } = opened.bundle
        const reading = new BundleReading(opened.bundle, { from, poisoned: new Map() }, () => undefined)
        return { format, total, next: () => reading.next(), close: () => reading.close() }
      } catch (error) {
        log?.(`reading “${source.name}” failed: ${String(error)}`)
        return unreadable(oddlyBuilt)
      }
    },
    close: () => Promise.resolve(),
  }
}
