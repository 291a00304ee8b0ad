import { parentPort } from 'node:worker_threads'
import { BundleReading } from './bundle.ts'
import { passOver } from './formats/pdf/damage.ts'
import { isExportSource, openSource } from './open.ts'
import type { WorkerAnswer, WorkerQuestion, WorkerReply, WorkerTask } from './worker-messages.ts'
import { withoutSources } from './worker-messages.ts'

/** Where untrusted files are parsed: a thread that can be killed. One source at a time. */
class ImportWorker {
  #open: BundleReading | null = null

  async answer(task: WorkerTask): Promise<WorkerReply> {
    try {
      return await this.#reply(task)
    } catch (error) {
      return { crash: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
    }
  }

  async #reply(task: WorkerTask): Promise<WorkerReply> {
    switch (task.kind) {
      case 'open': {
        await this.#close()
        const { source, underWay } = task
        const opened = await openSource(source)
        if (opened.kind === 'read') return { reading: withoutSources(opened.reading, source.bytes) }
        const { format, total } = opened.bundle
        this.#open = new BundleReading(opened.bundle, task, (entry) => Atomics.store(underWay, 0, entry))
        return { opened: { format, total } }
      }
      case 'recognise':
        return { recognised: await isExportSource(task.source) }
      case 'more': {
        if (this.#open === null) throw new Error('no export is open')
        const batch = await this.#open.next()
        const { position } = this.#open
        if (batch.done) await this.#close()
        return { batch: { ...batch, position } }
      }
      case 'close':
        await this.#close()
        return { closed: true }
    }
  }

  async #close(): Promise<void> {
    const open = this.#open
    this.#open = null
    await open?.close()
  }
}

const worker = new ImportWorker()
let last: Promise<void> = Promise.resolve()

async function serve({ sequence, ...task }: WorkerQuestion): Promise<void> {
  const answer: WorkerAnswer = { sequence, ...(await worker.answer(task)) }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(answer)
}

process.on('unhandledRejection', passOver)
parentPort?.on('message', (question: WorkerQuestion) => {
  last = last.then(() => serve(question))
})
