/**
 * Puts a library on a disk that is too small, is or becomes read-only, or holds files that nobody may change, and
 * looks at what the reader is told, how soon, and that all is there once the disk is well again:
 *
 *     npm run faults:places
 */
import { execFileSync } from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newImportId } from '../../src/core/library/ids.ts'
import type { Library } from '../../src/core/library/library.ts'
import { openLibrary } from '../../src/core/library/library.ts'
import { check } from './check.ts'
import { draftWith } from './draft.ts'
import type { Articles, Said } from './model.ts'
import { articleAsAdded, bodyOf } from './model.ts'
import { oldLibrary } from './old-library.ts'
import { isPlain } from './told.ts'

/** Milliseconds within which a reader is told. */
const soonMs = 2000
const wrong: string[] = []
let refusals = 0
let slowestMs = 0

type Outcome = { readonly ok: boolean; readonly fault?: { readonly message: string } }

/** True when it was done; a refusal has to be plain and quick. */
async function asked(what: string, act: () => Promise<Outcome>): Promise<boolean> {
  const from = performance.now()
  const outcome = await act()
  const ms = performance.now() - from
  if (outcome.ok) return true
  const message = outcome.fault?.message ?? ''
  refusals += 1
  slowestMs = Math.max(slowestMs, ms)
  if (!isPlain(message)) wrong.push(`${what}: not in plain words: ${message}`)
  if (ms > soonMs) wrong.push(`${what}: told after ${Math.round(ms)} ms`)
  return false
}

function expectThat(holds: boolean, sentence: string): void {
  if (!holds) wrong.push(sentence)
}

/** A library in use, with what was acknowledged of what was done to it. */
class InUse {
  readonly said: Said[] = []
  readonly library: Library
  #number = 0

  constructor(library: Library) {
    this.library = library
  }

  async add(title: string): Promise<boolean> {
    const begun = ++this.#number
    this.said.push({ begun, changes: [{ title, to: articleAsAdded }] })
    const draft = { ...draftWith(title, 1), html: bodyOf(title, 1) }
    const done = await asked(`adding ${title}`, () =>
      this.library.add([draft], newImportId(), new Date().toISOString()),
    )
    if (done) this.said.push({ done: begun })
    return done
  }

  async bookmark(title: string, bookmarked: boolean): Promise<boolean> {
    const article = [...this.library.all()].find((one) => one.title === title)
    if (article === undefined) return false
    const begun = ++this.#number
    this.said.push({ begun, changes: [{ title, to: { ...articleAsAdded, bookmarked } }] })
    const done = await asked(`bookmarking ${title}`, () =>
      this.library.setState([article.id], { bookmarked }),
    )
    if (done) this.said.push({ done: begun })
    return done
  }

  /** Every text can be read, whatever the disk does. */
  async readAll(when: string): Promise<void> {
    for (const article of this.library.all()) {
      const body = await this.library.body(article.id)
      expectThat(
        body.ok && body.value === bodyOf(article.title, 1),
        `${when}: ${article.title} cannot be read`,
      )
    }
  }
}

async function inUseAt(folder: string): Promise<InUse> {
  const opened = await openLibrary({ folder, mode: 'write', owner: 'a rig' })
  if (!opened.ok) throw new Error(opened.fault.message)
  return new InUse(opened.value)
}

async function openRefused(folder: string, when: string): Promise<void> {
  await asked(`opening ${when}`, async () => {
    const opened = await openLibrary({ folder, mode: 'write', owner: 'a rig' })
    if (opened.ok) await opened.value.close()
    return opened
  })
  const reading = await openLibrary({ folder, mode: 'read', owner: 'a rig' })
  expectThat(reading.ok, `${when}: the library cannot even be opened for reading`)
  if (reading.ok) await new InUse(reading.value).readAll(`${when}, opened for reading`)
}

async function settle(folder: string, before: Articles, said: readonly Said[], where: string): Promise<void> {
  const checked = await check(folder, before, said)
  for (const line of [...checked.lost, ...checked.orphans.map((name) => `orphan ${name}`)])
    wrong.push(`${where}: ${line}`)
  if (checked.unreadable !== null) wrong.push(`${where}: ${checked.unreadable}`)
}

const run = (program: string, ...args: readonly string[]): void => {
  execFileSync(program, args, { stdio: 'pipe' })
}

/** A disk of 1 MB: added to until it is full, used while it is, opened while it is, emptied a little. */
async function smallDisk(room: string): Promise<void> {
  const disk = join(room, 'small')
  mkdirSync(disk)
  run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk)
  try {
    const folder = join(disk, 'library')
    const before = await oldLibrary(folder)
    writeFileSync(join(disk, 'other'), Buffer.alloc(256 * 1024))
    const inUse = await inUseAt(folder)
    let added = 0
    while (await inUse.add(`small ${added}`)) added += 1
    expectThat(added > 5, `a disk of 1 MB: only ${added} articles found room`)
    await inUse.readAll('a full disk')
    await inUse.bookmark('old 2', true)
    await inUse.library.close()
    writeFileSync(join(disk, 'rest'), '')
    try {
      for (;;) writeFileSync(join(disk, 'rest'), Buffer.alloc(4096), { flag: 'a' })
    } catch {
      // Now not a byte is left.
    }
    await openRefused(folder, 'a full disk')
    rmSync(join(disk, 'rest'))
    rmSync(join(disk, 'other'))
    const again = await inUseAt(folder)
    expectThat(await again.add('after the disk was full'), 'a disk with room again: nothing can be added')
    await again.library.close()
    await settle(folder, before, [...inUse.said, ...shifted(again.said)], 'a disk of 1 MB')
  } finally {
    run('umount', disk)
  }
}

/** Becomes read-only while it is in use, and comes back. */
async function readOnly(room: string): Promise<void> {
  const real = join(room, 'real')
  const disk = join(room, 'bound')
  mkdirSync(disk)
  const before = await oldLibrary(join(real, 'library'))
  run('mount', '--bind', real, disk)
  try {
    const folder = join(disk, 'library')
    run('mount', '-o', 'remount,bind,ro', disk)
    await openRefused(folder, 'a read-only disk')
    run('mount', '-o', 'remount,bind,rw', disk)
    const inUse = await inUseAt(folder)
    expectThat(await inUse.add('before'), 'a disk that can be written: nothing can be added')
    // The journal is open for writing, which keeps a bind mount from becoming read-only: closed by a fold.
    await inUse.library.backUp()
    run('mount', '-o', 'remount,bind,ro', disk)
    expectThat(!(await inUse.add('meanwhile')), 'a read-only disk: an article was said to be added')
    expectThat(!(await inUse.bookmark('old 2', true)), 'a read-only disk: a bookmark was said to be set')
    await inUse.readAll('a read-only disk')
    run('mount', '-o', 'remount,bind,rw', disk)
    expectThat(await inUse.add('after'), 'a disk that can be written again: nothing can be added')
    await inUse.library.close()
    await settle(folder, before, inUse.said, 'a disk that was read-only for a while')
  } finally {
    run('umount', disk)
  }
}

/** Nobody may change the folder, or any file in it. */
async function immutable(room: string): Promise<void> {
  const folder = join(room, 'immutable')
  const before = await oldLibrary(folder)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  const set = (flag: '+i' | '-i', paths: readonly string[]): void => run('chattr', flag, ...paths)
  const everything = [folder, ...files]
  try {
    set('+i', everything)
    await openRefused(folder, 'files that nobody may change')
    set('-i', everything)
    const inUse = await inUseAt(folder)
    expectThat(await inUse.bookmark('old 2', true), 'a folder that may be changed: no bookmark can be set')
    await inUse.library.backUp()
    set(
      '+i',
      everything.filter((path) => !path.startsWith(join(folder, 'index.journal'))),
    )
    expectThat(
      !(await inUse.add('meanwhile')),
      'files that nobody may change: an article was said to be added',
    )
    expectThat(
      !(await inUse.bookmark('old 3', true)),
      'files that nobody may change: a bookmark was said to be set',
    )
    await inUse.readAll('files that nobody may change')
    set(
      '-i',
      everything.filter((path) => !path.startsWith(join(folder, 'index.journal'))),
    )
    expectThat(await inUse.add('after'), 'a folder that may be changed again: nothing can be added')
    await inUse.library.close()
    await settle(folder, before, inUse.said, 'files that nobody could change for a while')
  } finally {
    run('chattr', '-R', '-i', folder)
  }
}

/** Nobody else may read a library, whatever the umask says that is usual here. */
async function modes(room: string): Promise<void> {
  const usual = process.umask()
  try {
    for (const mask of [0, 0o002, 0o022, 0o077]) {
      process.umask(mask)
      const folder = join(room, `umask ${mask.toString(8)}`)
      await oldLibrary(folder)
      const inUse = await inUseAt(folder)
      await inUse.add('one')
      await inUse.library.backUp()
      for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
        const stat = statSync(join(folder, name))
        const mode = (stat.mode & 0o777).toString(8)
        const expected = stat.isDirectory() ? '700' : '600'
        expectThat(mode === expected, `umask ${mask.toString(8)}: ${name} has the mode ${mode}`)
      }
      await inUse.library.close()
    }
  } finally {
    process.umask(usual)
  }
}

/** A folder that is a symlink stays one, whatever takes the place of what in it. */
async function symlinked(room: string): Promise<void> {
  const real = join(room, 'elsewhere')
  const link = join(room, 'link')
  mkdirSync(real)
  symlinkSync(real, link)
  const before = await oldLibrary(link)
  const inUse = await inUseAt(link)
  expectThat(await inUse.add('one'), 'a symlinked folder: nothing can be added')
  const backups = await inUse.library.backUp()
  const [newest] = backups.ok ? backups.value : []
  expectThat(await inUse.add('two'), 'a symlinked folder: nothing can be added after a backup')
  const name = newest?.name.slice('backups/'.length, -'.json'.length) ?? ''
  const restored = await inUse.library.restoreBackup(name)
  expectThat(restored.ok, `a symlinked folder: ${restored.ok ? '' : restored.fault.message}`)
  expectThat((await inUse.library.undo()).ok, 'a symlinked folder: the restore cannot be undone')
  await inUse.library.backUp()
  await inUse.library.close()
  expectThat(lstatSync(link).isSymbolicLink(), 'a symlinked folder is no symlink any more')
  await settle(link, before, inUse.said, 'a symlinked folder')
  expectThat(readdirSync(real).includes('index.json'), 'a symlinked folder: the library is elsewhere')
}

/** Numbers of acts begin anew with each opening. */
function shifted(said: readonly Said[]): readonly Said[] {
  const by = 1_000_000
  return said.map((line) => {
    if ('begun' in line) return { ...line, begun: line.begun + by }
    return 'done' in line ? { done: line.done + by } : line
  })
}

// Not in memory: the flag of `chattr` is known to real file systems alone.
const room = mkdtempSync(join(tmpdir(), 'offprint-places-'))
let places = 0
try {
  for (const [place, needs] of [
    [smallDisk, 'the right to mount'],
    [readOnly, 'the right to mount'],
    [immutable, 'the right to use chattr'],
    [modes, 'nothing'],
    [symlinked, 'nothing'],
  ] as const) {
    try {
      await place(room)
      places += 1
    } catch (error) {
      if (!(error instanceof Error && 'status' in error)) throw error
      console.log(`skipped ${place.name}: needs ${needs} (${error.message.trim().split('\n').at(-1)})`)
    }
  }
} finally {
  rmSync(room, { recursive: true })
}
for (const line of wrong) console.log(line)
console.log(
  `${places} places: ${refusals} refusals told, the slowest after ${Math.round(slowestMs)} ms, ${wrong.length} things wrong`,
)
if (wrong.length > 0) process.exitCode = 1
