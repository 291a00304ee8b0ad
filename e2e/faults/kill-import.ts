/**
 * Kills an import at random points (SIGKILL, no warning), goes on with it in a new process, kills that one, and so on
 * until it is done; then looks whether the library, the receipt and undoing are what they are without a kill:
 *
 *     npm run faults:kill-import -- [KILLS] [--seed N]
 */
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { inProcessReader } from '../../src/core/importing/in-process-reader.ts'
import { startImport } from '../../src/core/importing/job.ts'
import { unfinishedImports } from '../../src/core/importing/unfinished.ts'
import { examine } from '../../src/core/library/doctor.ts'
import type { Library } from '../../src/core/library/library.ts'
import { openLibrary } from '../../src/core/library/library.ts'
import type { ImportId } from '../../src/shared/article.ts'
import { bundled } from './bundle.ts'
import { writeBefore, writeSources } from './import-sources.ts'
import { quickRoom } from './rooms.ts'
import { isStopping } from './stopping.ts'
import { Writers } from './writing.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
})
const wanted = Number(positionals[0] ?? 200)
const random = randomFrom(Number(values.seed))
const room = quickRoom('kill-import')
const [template, library, sources] = ['template', 'library', 'sources'].map((name) => join(room, name)) as [
  string,
  string,
  string,
]
const report = join(room, 'report')
/** An import that gets no further in so many lives never will. */
const mostLives = 200

interface Ended {
  readonly id: ImportId
  readonly how: string
}

const wrong: string[] = []
let [kills, imports, resumed] = [0, 0, 0]
const writers = new Writers(await bundled('import-writer.ts', room))
try {
  writeBefore(join(room, 'before'))
  writeSources(sources)
  await beginTemplate()
  const undisturbed = await live(null)
  const expected = await outcome(undisturbed.id)
  console.log(`undisturbed: ${undisturbed.ms.toFixed(0)} ms, ${expected.summary}`)
  while (kills < wanted && !isStopping()) {
    imports += 1
    const ended = await oneImport(undisturbed.ms)
    if (ended === null) continue
    const found = await outcome(ended.id)
    for (const part of ['articles', 'receipt', 'undone', 'left'] as const) {
      if (found[part] !== expected[part])
        wrong.push(`import ${imports}: ${part} differ ${firstDifference(found[part], expected[part])}`)
    }
  }
} finally {
  await writers.close()
  rmSync(room, { recursive: true, force: true })
}
for (const line of wrong.slice(0, 20)) console.log(line)
console.log(
  `${kills} kills in ${imports} imports, gone on with ${resumed} times: ${wrong.length} things are not as without a kill`,
)
if (wrong.length > 0 || kills === 0) process.exitCode = 1

/** Lives and deaths of one import. */
async function oneImport(wholeMs: number): Promise<Ended | null> {
  fresh()
  for (let lives = 1; lives <= mostLives; lives += 1) {
    const ended = await live(random() * wholeMs * 0.6)
    if (ended.isDone) return ended
    kills += 1
  }
  wrong.push(`import ${imports}: not done after ${mostLives} lives`)
  return null
}

interface Life extends Ended {
  readonly isDone: boolean
  readonly ms: number
}

/** @param afterMs until it is killed; null to let it come to its end */
async function live(afterMs: number | null): Promise<Life> {
  if (afterMs === null) fresh()
  rmSync(report, { force: true })
  const writing = writers.take()
  const { ready } = await writing.go([library, sources, report])
  // Some die while they still open what the last one left.
  if (afterMs === null || random() < 0.85) await ready
  const start = performance.now()
  const until = start + (afterMs ?? 120_000)
  while (performance.now() < until && !existsSync(report)) await setTimeout(1)
  await writing.kill()
  writers.refill()
  if (writing.errors !== '')
    wrong.push(`import ${imports}: ${writing.errors.split('\n').slice(0, 3).join(' ')}`)
  const ms = performance.now() - start
  const ended = existsSync(report) ? reported() : null
  if (ended === null && afterMs === null) throw new Error('the undisturbed import did not end')
  if (ended?.how === 'resumed') resumed += 1
  return { id: ended?.id ?? ('' as ImportId), how: ended?.how ?? '', isDone: ended !== null, ms }
}

/** Killed while it wrote its report, it is asked again. */
function reported(): Ended | null {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Ended
  } catch {
    return null
  }
}

function fresh(): void {
  rmSync(library, { recursive: true, force: true })
  cpSync(template, library, { recursive: true })
}

async function beginTemplate(): Promise<void> {
  const opened = await openLibrary({ folder: template, mode: 'write', owner: 'the fault rig' })
  if (!opened.ok) throw new Error(opened.fault.message)
  const begun = startImport([{ kind: 'path', path: join(room, 'before') }], {
    library: opened.value,
    reader: inProcessReader(),
    origin: 'cli',
  })
  await begun.finished
  await opened.value.close()
}

interface Outcome {
  readonly articles: string
  readonly receipt: string
  readonly undone: string
  /** What the doctor finds, and imports that could be gone on with. */
  readonly left: string
  readonly summary: string
}

/** All that a reader can tell of the library and the receipt, by titles: ids differ from run to run. */
async function outcome(id: ImportId): Promise<Outcome> {
  const opened = await openLibrary({ folder: library, mode: 'write', owner: 'the check' })
  if (!opened.ok) throw new Error(opened.fault.message)
  const checked = opened.value
  const articles = await articlesOf(checked, id)
  const read = await checked.receipt(id)
  const { added = 0, merged = 0, skipped = 0, failed = 0, items = [] } = read.ok ? read.value : {}
  const receipts = (await checked.receiptHeads()).length
  const shown = items.map(({ id: of, ...item }) => ({
    ...item,
    of: of === null ? null : checked.summary(of)?.title,
  }))
  const unfinished = await unfinishedImports(checked)
  await checked.undoImport(id, Number.MAX_SAFE_INTEGER)
  const undone = await articlesOf(checked, id)
  await checked.close()
  const examined = await examine({ folder: library })
  const found = examined.ok ? examined.value.findings.map(({ message }) => message) : [examined.fault.message]
  const findings = found.filter((message) => !message.includes('the journal holds everything'))
  return {
    articles,
    undone,
    receipt: JSON.stringify({ added, merged, skipped, failed, receipts, items: shown }, null, 1),
    left: JSON.stringify({ unfinished, findings }, null, 1),
    summary: `${added} added, ${merged} merged, ${skipped} skipped, ${failed} failed`,
  }
}

async function articlesOf(checked: Library, id: ImportId): Promise<string> {
  const all = []
  for (const article of checked.all()) {
    const { title, url, tags, archived, read, bookmarked, wordCount, linkOnly = false, addedAt } = article
    const [body, images] = [await checked.body(article.id), await checked.images(article.id)]
    const highlights = checked.highlights(article.id).map(({ quote, note }) => ({ quote, note }))
    const own = article.importId === id
    const marks = {
      tags,
      archived,
      read,
      bookmarked,
      trashed: article.trashedAt !== null,
      wordCount,
      linkOnly,
    }
    const shows = body.ok && images.ok ? images.value.filter(({ name }) => body.value.includes(name)) : []
    all.push({
      title,
      url,
      ...marks,
      // The time of its import, where it has none of its own.
      addedAt: addedAt < '2020' ? addedAt : 'now',
      own,
      highlights,
      body: body.ok && body.value,
      pictures: shows.map(({ name, bytes }) => `${name} ${bytes.length}`),
    })
  }
  return JSON.stringify(
    all.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    null,
    1,
  )
}

function firstDifference(found: string, expected: string): string {
  const [a, b] = [found.split('\n'), expected.split('\n')]
  const at = a.findIndex((line, index) => line !== b[index])
  return `(line ${at}: ${a[at]?.trim() ?? 'nothing'}, not ${b[at]?.trim() ?? 'nothing'})`
}
