/**
 * Kills the search index at random points of its writing and merging (SIGKILL, no warning), opens it again and
 * compares what it finds with a scan of all texts:
 *
 *     npm run faults:kill-index -- [KILLS] [--seed N] [--damage]
 *
 * With --damage a byte of some file of the index is changed after each kill, too.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { openIndex } from '../../src/core/search/session.ts'
import { bundled } from './bundle.ts'
import { articlesIn, snapshotIn, stateOf, takeSnapshot, words, writeText } from './index-library.ts'
import { Writers } from './writing.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, damage: { type: 'boolean', default: false } },
})
const kills = Number(positionals[0] ?? 200)
const seed = Number(values.seed)
const random = randomFrom(seed)
const room = mkdtempSync(join(tmpdir(), 'offprint-kill-index-'))
const folder = join(room, 'library')
const index = join(folder, 'search')
const figures = {
  kills: 0,
  unfinished: 0,
  segments: 0,
  refused: 0,
  wrong: 0,
  left: 0,
  /** Starts that found heads that they could use, rows that they had to be told, and starts that found none. */
  saved: 0,
  told: 0,
  unsaved: 0,
  stale: 0,
}

function damage(): void {
  const names = existsSync(index) ? readdirSync(index) : []
  const name = names[Math.floor(random() * names.length)]
  if (name === undefined) return
  const bytes = readFileSync(join(index, name))
  if (bytes.length === 0) return
  const at = Math.floor(random() * bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(random() * 255))
  writeFileSync(join(index, name), bytes)
}

function sorted(rows: readonly number[]): string {
  return rows.toSorted((a, b) => a - b).join()
}

/** Opens the index as the next start would, and asks for every word. */
function check(): void {
  const names = existsSync(index) ? readdirSync(index) : []
  figures.unfinished += names.filter((name) => name.endsWith('.tmp')).length
  figures.segments += names.filter((name) => name.endsWith('.segment')).length
  const lines: string[] = []
  const { engine, indexer, wanted } = openIndex({
    folder,
    libraryId: 'kill',
    snapshot: stateOf(folder, snapshotIn(folder)),
    mayWrite: true,
    log: (line) => lines.push(line),
  })
  const articles = articlesIn(folder)
  const tell = (rows: Iterable<number>): void => {
    indexer.tell(Array.from(rows, (row) => articles.get(row)?.head ?? []).flat())
    indexer.allTold()
  }
  if (wanted === null) figures.unsaved++
  else {
    figures.saved++
    figures.told += wanted.length
    // Asked before it was told what changed: it may know less, and nothing that is not so.
    const word = words[figures.kills % words.length] ?? ''
    for (const hit of engine.query(word, { limit: articles.size }).hits) {
      const text = articles.get(hit.row)?.text ?? ''
      if (hit.match === 'exact' && !text.split(' ').some((each) => each.startsWith(word))) figures.stale++
    }
  }
  tell(wanted ?? articles.keys())
  while (indexer.work());
  for (const word of words) {
    let { hits } = engine.query(word, { limit: articles.size })
    // It came upon a damaged segment: an answer that is not complete is no wrong one, but the next one must be right.
    for (; !indexer.isComplete; hits = engine.query(word, { limit: articles.size }).hits) {
      const lost = indexer.takeLostHeads()
      if (lost.length > 0) tell(lost)
      while (indexer.work());
    }
    const found = hits.filter((hit) => hit.match === 'exact')
    const expected = [...articles].filter(([, { text }]) =>
      text.split(' ').some((each) => each.startsWith(word)),
    )
    if (sorted(found.map((hit) => hit.row)) !== sorted(expected.map(([row]) => row))) figures.wrong++
  }
  const read = engine.query('is:read', { limit: articles.size }).hits.map((hit) => hit.row)
  const readIndeed = [...articles].filter(([, { head }]) => head.read).map(([row]) => row)
  if (sorted(read) !== sorted(readIndeed)) figures.wrong++
  while (indexer.work());
  figures.refused += lines.length
  // What no segment needs is gone once all is done.
  const heads = readdirSync(index).filter((name) => name === 'heads.json' || name.endsWith('.heads'))
  figures.left += readdirSync(index).length - engine.bodies.segments.length - heads.length
  figures.left += Math.max(0, heads.length - 2)
  for (const segment of engine.bodies.segments) segment.lists.close()
}

mkdirSync(join(folder, 'articles'), { recursive: true })
for (let row = 1; row <= 300; row++) writeText(folder, row, words.slice(row % 50, (row % 50) + 8).join(' '))
takeSnapshot(folder)
const writers = new Writers(await bundled('index-writer.ts', room), 1)
try {
  for (let kill = 1; kill <= kills; kill++) {
    const writing = writers.take()
    const { ready } = await writing.go([folder, String(seed * 100_000 + kill)])
    await ready
    await setTimeout(random() ** 2 * 400)
    await writing.kill()
    if (writing.errors !== '') console.log(`kill ${kill}: ${writing.errors}`)
    figures.kills++
    if (values.damage) damage()
    check()
    writers.refill()
  }
} finally {
  await writers.close()
  rmSync(room, { recursive: true })
}
console.log(
  `${figures.kills} kills with ${figures.segments} segments and ${figures.unfinished} unfinished ones on disk: ` +
    `${figures.wrong} of ${figures.kills * (words.length + 1)} answers wrong, ${figures.refused} files refused, ` +
    `${figures.left} files left over; saved heads used ${figures.saved} times (${figures.stale} stale hits, ` +
    `${Math.round(figures.told / Math.max(1, figures.saved))} rows told), not ${figures.unsaved} times`,
)
if (figures.wrong > 0 || figures.left > 0 || figures.stale > 0) process.exitCode = 1
