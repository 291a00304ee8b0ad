import { Worker } from 'node:worker_threads'
import type { CopiesFound } from '@shared/copies.ts'
import { mostCopyGroups } from '@shared/copies.ts'
import type { LibraryBusy, LibraryUnreadable, Stopped, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { SimilarTexts } from '@core/importing/similar/similar-texts.ts'
import type { Library } from '@core/library/library.ts'
import type { CopiesTask, FromCopies } from './messages.ts'

export interface CopyFinder {
  /** One look at a time: a second one ends the first. */
  find(
    onProgress: (done: number, total: number) => void,
  ): Promise<Result<CopiesFound, LibraryBusy | LibraryUnreadable | Stopped | StoreFault>>
  /** Ends a look; nothing is lost by it. */
  stop(): Promise<void>
}

/** @param workerUrl the built `worker.ts` */
export function startCopyFinder(workerUrl: URL, library: Library, similar: SimilarTexts): CopyFinder {
  let running: Worker | null = null

  async function stop(): Promise<void> {
    const worker = running
    running = null
    await worker?.terminate()
  }

  function look(onProgress: (done: number, total: number) => void): Promise<FromCopies | null> {
    const task: CopiesTask = { folder: library.folder }
    const worker = new Worker(workerUrl, { name: 'copies', workerData: task })
    running = worker
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromCopies) => {
        if (message.kind === 'progress') onProgress(message.done, message.total)
        else resolve(message)
      })
      worker.once('error', reject)
      worker.once('exit', () => {
        if (running === worker) running = null
        resolve(null)
      })
    })
  }

  return {
    find: async (onProgress) => {
      await stop()
      const message = await look(onProgress)
      if (message?.kind !== 'found') return fail(fault('stopped', 'Looking for copies was stopped.'))
      if (!message.answer.ok) return message.answer
      const { groups, articles, fresh } = message.answer.value
      await similar.add(fresh)
      // What was changed while it was looked for is as it is now.
      const current = groups
        .map(({ ids, evidence }) => ({
          articles: ids.map((id) => library.summary(id)).filter((one) => one !== undefined),
          evidence,
        }))
        .map((group) => ({
          ...group,
          articles: group.articles.filter(({ trashedAt }) => trashedAt === null),
        }))
        .filter((group) => group.articles.length > 1)
      return ok({ groups: current.slice(0, mostCopyGroups), total: current.length, articles })
    },
    stop,
  }
}
