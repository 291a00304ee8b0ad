/**
 * Asks for a library whenever it is told to, and adds one article when it gets it. Told LIBRARY, WITNESS, TITLE and
 * for how many milliseconds to keep it, a line for each time; answers a line for each step.
 */
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { newImportId } from '../../src/core/library/ids.ts'
import { openLibrary } from '../../src/core/library/library.ts'
import { draftWith } from './draft.ts'

export type Answer =
  | { readonly step: 'loaded' }
  | { readonly step: 'refused'; readonly message: string }
  /** It has the library, and its article is acknowledged. */
  | { readonly step: 'holding'; readonly title: string }
  /** It has the library while another has it too. */
  | { readonly step: 'doubled' }
  | { readonly step: 'closed' }

function answer(step: Answer): void {
  process.stdout.write(`${JSON.stringify(step)}\n`)
}

/**
 * A name that the system gives to one process at a time, and takes back when that one ends, however it ends:
 * what the library's lock is judged by. Null when another has it.
 */
async function takeWitness(name: string): Promise<{ close(): Promise<void> } | null> {
  const server = createServer()
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    })
    server.listen(name, () => resolve(true))
  })
  if (!taken) return null
  return { close: () => new Promise((resolve) => server.close(() => resolve())) }
}

async function ask(folder: string, witness: string, title: string, keepMs: number): Promise<void> {
  const opened = await openLibrary({ folder, mode: 'write', owner: 'an opener' })
  if (!opened.ok) {
    answer({ step: 'refused', message: opened.fault.message })
    return
  }
  const library = opened.value
  const alone = await takeWitness(witness)
  if (alone === null) answer({ step: 'doubled' })
  const added = await library.add([draftWith(title, 1)], newImportId(), new Date().toISOString())
  if (added.ok) answer({ step: 'holding', title })
  await setTimeout(keepMs)
  await alone?.close()
  await library.close()
  answer({ step: 'closed' })
}

answer({ step: 'loaded' })
for await (const line of createInterface({ input: process.stdin })) {
  const [folder = '', witness = '', title = '', keepMs = '0'] = JSON.parse(line) as readonly string[]
  await ask(folder, witness, title, Number(keepMs))
}
