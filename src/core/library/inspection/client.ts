import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { isArticleId } from '@shared/article.ts'
import type { LibraryUnreadable, Stopped, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { Examination, Finding } from '../doctor.ts'
import { nodeFileSystem } from '../file-system.ts'
import type { Library } from '../library.ts'
import type { LibrarySizes } from './measure.ts'
import type { FromInspection, InspectionTask } from './messages.ts'

export interface Inspection {
  measure(folder: string): Promise<Result<LibrarySizes, StoreFault | Stopped>>
  /** Looks at every file of a library that may be in use. One at a time: a second call stops the first. */
  examine(
    library: Library,
    onProgress: (done: number, total: number) => void,
  ): Promise<Result<Examination, LibraryUnreadable | StoreFault | Stopped>>
  /** Ends an examination; nothing is lost by it. */
  stop(): void
  close(): Promise<void>
}

/** @param workerUrl the built `worker.ts` */
export function startInspection(workerUrl: URL): Inspection {
  const running = new Map<InspectionTask['kind'], Worker>()

  function run(
    task: InspectionTask,
    onProgress: (done: number, total: number) => void,
  ): Promise<FromInspection | null> {
    end(task.kind)
    const worker = new Worker(workerUrl, { name: 'inspection', workerData: task })
    running.set(task.kind, worker)
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromInspection) => {
        if (message.kind === 'progress') onProgress(message.done, message.total)
        else resolve(message)
      })
      worker.once('error', reject)
      worker.once('exit', () => {
        if (running.get(task.kind) === worker) running.delete(task.kind)
        resolve(null)
      })
    })
  }

  function end(kind: InspectionTask['kind']): void {
    void running.get(kind)?.terminate()
    running.delete(kind)
  }

  return {
    measure: async (folder) => {
      const answer = await run({ kind: 'measure', folder }, () => undefined)
      return answer?.kind === 'measured' ? answer.answer : stopped('Measuring')
    },
    examine: async (library, onProgress) => {
      const answer = await run({ kind: 'examine', folder: library.folder }, onProgress)
      if (answer?.kind !== 'examined') return stopped('Checking')
      if (!answer.answer.ok) return answer.answer
      const { findings, ...rest } = answer.answer.value
      const still = await Promise.all(findings.map((finding) => isStillTrue(finding, library)))
      return ok({ ...rest, findings: findings.filter((_, index) => still[index] === true) })
    },
    stop: () => {
      end('examine')
    },
    close: async () => {
      await Promise.all(Array.from(running.values(), (worker) => worker.terminate()))
    },
  }
}

/** What came and went while it was looked at is not a finding: an article being added, a file being written. */
async function isStillTrue({ kind, path }: Finding, library: Library): Promise<boolean> {
  const id = path?.slice('articles/'.length, 'articles/'.length + 16) ?? ''
  const known = isArticleId(id) && library.summary(id) !== undefined
  if (kind === 'text' || kind === 'picture') return known
  if (kind !== 'leftover' || path === null) return true
  if (path === `articles/${id}` && known) return false
  return (await nodeFileSystem.kind(join(library.folder, path))) !== null
}

function stopped(what: string): Result<never, Stopped> {
  return fail(fault('stopped', `${what} was stopped.`))
}
