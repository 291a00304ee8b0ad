/**
 * Damages one file of a library of 1,000 articles and opens it: flipped bits, cut-off ends and runs of zeroes in
 * files of every kind, and the last line of the journal cut at every byte:
 *
 *     npm run faults:damage -- [DAMAGES OF EACH KIND] [--seed N] [--only KIND]
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { examine } from '../../src/core/library/doctor.ts'
import type { Library } from '../../src/core/library/library.ts'
import { openLibrary } from '../../src/core/library/library.ts'
import { systemProcesses } from '../../src/core/library/process-start.ts'
import { KeptFolder } from './kept-folder.ts'
import { versionOf } from './model.ts'
import { oldLibrary } from './old-library.ts'
import { quickRoom } from './rooms.ts'
import { isStopping } from './stopping.ts'
import { wears, worn } from './wear.ts'

const kinds = {
  index: /^index\.json$/,
  columns: /^index\.columns$/,
  identity: /^offprint\.json$/,
  journal: /^index\.journal\.\d+$/,
  backup: /^backups\/.*\.json$/,
  receipt: /^receipts\/.*\.json$/,
  checksums: /^articles\.sums$/,
  text: /^articles\/[^/]+\/body\.html$/,
  lock: /^lock\/.*\.json$/,
} as const
type Kind = keyof typeof kinds

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string' } },
})
const perKind = Number(positionals[0] ?? 600)
const random = randomFrom(Number(values.seed))
const room = quickRoom('damage')
const folder = join(room, 'library')
const articleCount = 1000
const wrong: string[] = []
/** Higher than any that Linux gives, and another at each opening: as after a start of the computer. */
let pid = 4_194_304

function blame(sentence: string): void {
  wrong.push(sentence)
  console.log(sentence)
}

interface Outcome {
  readonly library: Library | null
  readonly refusal: string
}

async function open(): Promise<Outcome> {
  pid += 1
  const processes = { ...systemProcesses, pid }
  const opened = await openLibrary({ folder, mode: 'write', owner: 'a rig', processes })
  return opened.ok ? { library: opened.value, refusal: '' } : { library: null, refusal: opened.fault.message }
}

/** By title, all that a list shows of an article. */
function shownBy(library: Library): Map<string, string> {
  return new Map(Array.from(library.all(), (article) => [article.title, JSON.stringify(article)]))
}

class Counts {
  damages = 0
  refused = 0
  missing = 0
  untold = 0
  kept = 0
  /** Folders of articles that were taken for leftovers of an add that never came to be. */
  swept = 0
}

await oldLibrary(folder, { articles: articleCount, folds: 3 })
mkdirSync(join(folder, 'lock'), { recursive: true })
const first = await open()
if (first.library === null) throw new Error(first.refusal)
const expected = shownBy(first.library)
const ids = Array.from(first.library.all(), (article) => String(article.id))
const receipts = JSON.stringify(await first.library.receipts())
await first.library.close()
// A lock that a process left which does not run any more.
const dead = {
  pid: pid + 1_000_000,
  host: systemProcesses.host,
  started: 'long ago',
  space: await systemProcesses.space(),
}
writeFileSync(
  join(folder, 'lock', '1-00.json'),
  JSON.stringify({ ...dead, owner: 'a rig', state: 'holding' }),
)
const kept = new KeptFolder(folder)
try {
  for (const kind of Object.keys(kinds) as Kind[]) {
    if (values.only === undefined || values.only === kind) await wearOut(kind)
  }
  if (values.only === undefined || values.only === 'tail') await tearTheTail()
} finally {
  rmSync(room, { recursive: true })
}
console.log(wrong.length === 0 ? 'nothing wrong' : `${wrong.length} things wrong`)
if (wrong.length > 0) process.exitCode = 1

async function wearOut(kind: Kind): Promise<void> {
  const names = kept.filesOf(kinds[kind])
  const counts = new Counts()
  if (names.length === 0) return
  for (let damage = 1; damage <= perKind && !isStopping(); damage++) {
    const name = names[Math.floor(random() * names.length)] ?? ''
    const wear = wears[Math.floor(random() * wears.length)] ?? 'flip'
    const bad = worn(kept.content(name), wear, random)
    if (bad === null) continue
    counts.damages += 1
    writeFileSync(join(folder, name), bad.bytes)
    try {
      await judge(kind, name, bad.bytes, `${name}, ${bad.how}`, counts)
    } catch (error) {
      blame(`${name}, ${bad.how}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
    }
    kept.putBack()
  }
  console.log(
    `${counts.damages} damages of ${kind}: ${counts.refused} refused, ${counts.missing} records missing (${counts.untold} of them without a word), ${counts.kept} damaged copies kept, ${counts.swept} texts swept`,
  )
}

async function judge(kind: Kind, name: string, bytes: Buffer, what: string, counts: Counts): Promise<void> {
  const before = new Set(kept.changes())
  const { library, refusal } = await open()
  if (library === null) {
    counts.refused += 1
    // A lock that may be another's has to be respected; a format that may be of the future too.
    const right = kind === 'lock' ? /has the library .* open/ : kind === 'identity' ? /newer version/ : null
    if (right === null || !right.test(refusal)) blame(`${what}: refused: ${refusal}`)
    const touched = kept.changes().filter((changed) => !before.has(changed))
    if (touched.length > 0) blame(`${what}: refused, and changed ${touched.join()}`)
    return
  }
  try {
    const found = shownBy(library)
    const told = library.notices.join(' ')
    let missing = 0
    for (const [title, shown] of expected) {
      const now = found.get(title)
      if (now === undefined) missing += 1
      else if (now !== shown) {
        missing += 1
        // An earlier state of it: the change to it is what was lost. Never a state that it was not in.
        if (JSON.stringify({ ...JSON.parse(now), bookmarked: true }) !== shown)
          blame(`${what}: ${title} is wrong`)
      }
    }
    for (const title of found.keys()) if (!expected.has(title)) blame(`${what}: ${title} was never there`)
    counts.missing += missing
    const names = new Set(readdirSync(join(folder, 'articles')))
    for (const id of ids) if (!names.has(id) && !names.has(`${id}.recovered`)) counts.swept += 1
    // Only what the end of the last journal brought: nothing there tells damage from an add that was cut off.
    if (counts.swept > 0 && !(kind === 'journal' && isLastJournal(name))) blame(`${what}: texts were swept`)
    if (missing > 0 && told === '') counts.untold += missing
    if (missing > 0 && kind !== 'journal') blame(`${what}: ${missing} records missing; told: ${told}`)
    await judgeKind(kind, name, bytes, what, library, counts)
  } finally {
    await library.close()
  }
  const again = await open()
  if (again.library === null) blame(`${what}: does not open a second time: ${again.refusal}`)
  else {
    // What was cut off at the end of a journal is told until the journal is folded.
    const repeated = again.library.notices.filter((notice) => !notice.includes('incomplete'))
    if (repeated.length > 0) blame(`${what}: told again: ${repeated.join(' ')}`)
    await again.library.close()
  }
}

function isLastJournal(name: string): boolean {
  const number = (one: string): number => Number(one.split('.').at(-1))
  return kept.filesOf(kinds.journal).every((other) => number(other) <= number(name))
}

async function judgeKind(
  kind: Kind,
  name: string,
  bytes: Buffer,
  what: string,
  library: Library,
  counts: Counts,
): Promise<void> {
  const told = library.notices.join(' ')
  if (kind === 'index' || (kind === 'journal' && told.includes('damaged'))) {
    const copies = readdirSync(folder).filter((one) => one.startsWith(`${name}.damaged-`))
    if (copies.some((copy) => readFileSync(join(folder, copy)).equals(bytes))) counts.kept += 1
    else blame(`${what}: the damaged file was not kept`)
  }
  if (kind === 'index' && told === '') blame(`${what}: nothing was said`)
  if (kind === 'receipt') {
    const all = new Set((JSON.parse(receipts) as unknown[]).map((receipt) => JSON.stringify(receipt)))
    const found = (await library.receipts()).map((receipt) => JSON.stringify(receipt))
    const strange = found.filter((receipt) => !all.has(receipt))
    if (strange.length > 0) blame(`${what}: a receipt is wrong`)
    if (found.length < all.size - 1) blame(`${what}: ${all.size - found.length} receipts are missing`)
  }
  const id = kind === 'text' ? name.split('/')[1] : undefined
  for (const article of library.all()) {
    // All texts would take too long: the damaged one, or some.
    if (id === undefined ? random() > 0.005 : article.id !== id) continue
    const body = await library.body(article.id)
    if (!body.ok) {
      if (kind !== 'text') blame(`${what}: ${article.title} cannot be read`)
      continue
    }
    const sound = versionOf(article.title, body.value) === 1
    const said = await library.isAsWritten(article.id, body.value)
    if (!sound && said !== false)
      blame(`${what}: a wrong text of ${article.title} is shown as if it were sound`)
    if (sound && said === false) blame(`${what}: a sound text of ${article.title} is called damaged`)
  }
  if (kind === 'text' && random() < 0.02) {
    const examined = await examine({ folder })
    const named = examined.ok && examined.value.findings.some((finding) => finding.path === name)
    if (!named) blame(`${what}: the doctor does not find it`)
  }
}

/** A line that was being written when the power went: it was never acknowledged, and everything else was. */
async function tearTheTail(): Promise<void> {
  const name = kept.filesOf(kinds.journal).at(-1) ?? ''
  const bytes = kept.content(name)
  const lastLine = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1
  for (let length = lastLine; length < bytes.length; length++) {
    const what = `the last line cut to ${length - lastLine} bytes`
    writeFileSync(join(folder, name), bytes.subarray(0, length))
    const { library, refusal } = await open()
    if (library === null) blame(`${what}: refused: ${refusal}`)
    else {
      const found = shownBy(library)
      const changed = [...expected].filter(([title, shown]) => found.get(title) !== shown)
      if (found.size !== articleCount || changed.length !== 1)
        blame(`${what}: ${changed.length} articles differ`)
      const told = library.notices.join(' ')
      if (length > lastLine !== told.includes('incomplete')) blame(`${what}: said “${told}”`)
      await library.close()
    }
    kept.putBack()
  }
  console.log(`the last line of the journal cut at each of its ${bytes.length - lastLine} bytes`)
}
