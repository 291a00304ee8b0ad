/**
 * Lets several processes ask for one library at the same instant, kills some that have it, and looks whether ever
 * two have it, whether anybody is refused for one that is gone, and whether anything acknowledged is lost:
 *
 *     npm run faults:locks -- [ROUNDS] [--seed N]
 */
import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { openLibrary } from '../../src/core/library/library.ts'
import { bundled } from './bundle.ts'
import type { Answer } from './opener.ts'
import { quickRoom } from './rooms.ts'
import { isStopping } from './stopping.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
})
const rounds = Number(positionals[0] ?? 1000)
const random = randomFrom(Number(values.seed))
const openerCount = 4
/** A new library after so many rounds, so that opening stays quick. */
const roundsPerLibrary = 50
const wrong: string[] = []

function blame(sentence: string): void {
  wrong.push(sentence)
  console.log(sentence)
}

/** One process that asks, and what it answers, in order. */
class Opener {
  readonly child: ChildProcess
  readonly #answers: Answer[] = []
  #wake: () => void = () => undefined
  #ended = false

  constructor(program: string, args: readonly string[]) {
    this.child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    this.child.stdin?.on('error', () => undefined)
    if (this.child.stdout !== null) {
      createInterface({ input: this.child.stdout }).on('line', (line) => {
        this.#answers.push(JSON.parse(line) as Answer)
        this.#wake()
      })
    }
    this.child.once('close', () => {
      this.#ended = true
      this.#wake()
    })
  }

  tell(...words: readonly string[]): void {
    this.child.stdin?.write(`${JSON.stringify(words)}\n`)
  }

  /** Null when it is dead. */
  async next(): Promise<Answer | null> {
    for (;;) {
      const answer = this.#answers.shift()
      if (answer !== undefined) return answer
      if (this.#ended) return null
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    while ((await this.next()) !== null);
  }
}

const room = quickRoom('locks')
const script = await bundled('opener.ts', room)
const newOpener = (): Opener => new Opener(process.execPath, [script])
const openers = process.platform === 'linux' ? Array.from({ length: openerCount }, newOpener) : []
if (openers.length === 0) console.log('skipped: races are judged by sockets that only Linux has')
const counts = { rounds: 0, owners: 0, refused: 0, killed: 0, acknowledged: 0 }
let acknowledged = new Set<string>()
try {
  for (const opener of openers) await opener.next()
  for (let round = 1; openers.length > 0 && round <= rounds && !isStopping(); round++) {
    const part = Math.floor((round - 1) / roundsPerLibrary)
    const folder = join(room, `library ${part}`)
    await race(round, folder)
    counts.rounds += 1
    if (round % roundsPerLibrary !== 0 && round !== rounds) continue
    await compare(folder)
    rmSync(folder, { recursive: true })
  }
  if (openers.length > 0) await apart()
} finally {
  await Promise.all(openers.map((opener) => opener.kill()))
  rmSync(room, { recursive: true })
}
console.log(
  `${counts.rounds} rounds of ${openerCount} processes: ${counts.owners} owners, one at a time, ${counts.killed} of them killed; ${counts.refused} refused by name; ${counts.acknowledged} acknowledged acts; ${wrong.length} things wrong`,
)
if (wrong.length > 0) process.exitCode = 1

async function race(round: number, folder: string): Promise<void> {
  const killing = random() < 0.25
  const witness = `\0offprint-${process.pid}-${round}`
  const pids = new Set(openers.map((opener) => opener.child.pid))
  for (const [at, opener] of openers.entries())
    opener.tell(folder, witness, `${round}-${at}`, String(Math.floor(random() * 8)))
  let owners = 0
  let killed = false
  await Promise.all(
    openers.map(async (opener, at) => {
      for (;;) {
        const answer = await opener.next()
        if (answer === null) blame(`round ${round}: an opener ended by itself`)
        if (answer === null || answer.step === 'closed') return
        if (answer.step === 'doubled') blame(`round ${round}: two have the library`)
        if (answer.step === 'refused') {
          counts.refused += 1
          const pid = Number(/^an opener \(process (\d+)\) has the library /.exec(answer.message)?.[1])
          if (!pids.has(pid)) blame(`round ${round}: refused with: ${answer.message}`)
          return
        }
        if (answer.step !== 'holding') continue
        owners += 1
        acknowledged.add(answer.title)
        if (!killing || killed) continue
        killed = true
        await opener.kill()
        counts.killed += 1
        const fresh = newOpener()
        await fresh.next()
        openers[at] = fresh
        return
      }
    }),
  )
  counts.owners += owners
  if (owners === 0) blame(`round ${round}: nobody got the library`)
}

async function compare(folder: string): Promise<void> {
  const opened = await openLibrary({ folder, mode: 'write', owner: 'the rig' })
  if (!opened.ok) {
    blame(opened.fault.message)
    return
  }
  const titles = new Set(Array.from(opened.value.all(), (article) => article.title))
  for (const title of acknowledged) if (!titles.has(title)) blame(`${title} was acknowledged and is lost`)
  for (const notice of opened.value.notices) if (!notice.includes('incomplete')) blame(notice)
  counts.acknowledged += acknowledged.size
  acknowledged = new Set()
  await opened.value.close()
}

/** A process that sees other processes than we do: its number means nothing here, and it is believed all the same. */
async function apart(): Promise<void> {
  const unshare = ['--pid', '--fork', '--mount-proc', '--kill-child']
  if (spawnSync('unshare', [...unshare, 'true']).status !== 0) {
    console.log('skipped: a process of another namespace needs the right to make one')
    return
  }
  const folder = join(room, 'apart')
  const opener = new Opener('unshare', [...unshare, process.execPath, script])
  await opener.next()
  opener.tell(folder, '\0offprint-apart', 'apart', '60000')
  const answer = await opener.next()
  if (answer?.step !== 'holding') blame(`another namespace: ${JSON.stringify(answer)}`)
  const opened = await openLibrary({ folder, mode: 'write', owner: 'the rig' })
  if (opened.ok) blame('another namespace: two have the library')
  else if (!/^an opener \(process \d+\) .*container.* remove .*\.json/.test(opened.fault.message))
    blame(`another namespace: ${opened.fault.message}`)
  await opener.kill()
}
