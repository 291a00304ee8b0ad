import { mkdir } from 'node:fs/promises'
import type { Reader } from '@core/importing/reader.ts'
import { SimilarTexts } from '@core/importing/similar/similar-texts.ts'
import { watchFolder } from '@core/importing/watch.ts'
import { watchedJob } from '@core/importing/watched-job.ts'
import type { Arguments } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { withLibrary } from '../with-library.ts'
import { choicesOf } from './import-choices.ts'

/** `import --watch DIR`: brings in what is put there, until it is interrupted. It holds the library meanwhile. */
export async function watch(
  folder: string,
  given: Arguments,
  io: Io,
  openReader: () => Reader,
): Promise<number> {
  await mkdir(folder, { recursive: true })
  let hasFailed = false
  await withLibrary(
    io,
    { mode: 'write', owner: 'offprint import --watch', arguments: given },
    async (library) => {
      const reader = openReader()
      const stop = new AbortController()
      const stopListening = io.onInterrupt(() => stop.abort())
      try {
        const choices = choicesOf(given)
        const similar = new SimilarTexts(library)
        await watchFolder({
          folder,
          signal: stop.signal,
          bringIn: async (path) => (await watchedJob(path, { library, reader, similar, choices })).finished,
          onDone: ({ name, to, receipt }) => {
            const { id, added, merged, skipped, failed } = receipt
            hasFailed ||= failed > 0
            if (given.isSet('json'))
              io.out(`${JSON.stringify({ name, to, id, added, merged, skipped, failed })}\n`)
            else
              io.out(
                `${to.padEnd(6)}  ${printable(name)}: ${added} added, ${merged} merged, ${skipped} skipped, ${failed} failed\n`,
              )
          },
          onTrouble: (message) => io.error(`offprint: ${printable(message)}`),
        })
      } finally {
        stopListening()
        await reader.close()
      }
    },
  )
  return hasFailed ? 3 : 0
}
