import { dirname } from 'node:path'
import type { Stopped, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { storeFault } from '../faults.ts'
import type { FileSystem } from '../file-system.ts'
import type { Library } from '../library.ts'
import { openLibrary } from '../library.ts'
import type { Lock } from '../lock.ts'
import { takeLock } from '../lock.ts'
import type { Processes } from '../process-start.ts'
import type { Destination } from './destination.ts'
import { Follower } from './follow.ts'
import type { HalfCopy } from './half-copy.ts'
import { markName, removeHalfCopy, removeMark, writeMark } from './half-copy.ts'
import type { Place } from './place.ts'
import { readPlace, writePlace } from './place.ts'
import { Cancelled, TreeCopy } from './tree-copy.ts'

export interface MoveProgress {
  /** `finishing`: the last files; acts wait for it. */
  readonly stage: 'copying' | 'finishing'
  readonly files: number
  readonly bytes: number
}

export interface MoveOptions {
  readonly fs: FileSystem
  readonly processes: Processes
  readonly library: Library
  readonly destination: Destination
  /** The file that remembers where the library is. Writing it is the move; everything before can be taken back. */
  readonly placeFile: string
  /** "Offprint": shown to whoever is refused by the lock. */
  readonly owner: string
  readonly now: () => Date
  readonly log: (line: string) => void
  readonly signal: AbortSignal
  readonly onProgress: (progress: MoveProgress) => void
}

/** Passes before the last one: each is shorter, and a reader who never stops cannot keep it going. */
const mostPasses = 6
/** Changed articles that the last pass may have to copy while acts wait. */
const fewBehind = 20

/** The copy does not hold what the library holds. */
class NotAlike extends Error {}

/**
 * Copies the library to another folder while it is in use, compares each file with its copy, and goes on there. Until
 * the place is remembered the library stays where it is, whatever happens, and the half copy is removed. The old
 * folder is left as it was.
 */
export async function moveLibrary(
  options: MoveOptions,
): Promise<Result<{ readonly from: string }, StoreFault | Stopped>> {
  const { library, destination, log } = options
  const from = library.folder
  const before = await placeOf(options.fs, options.placeFile)
  try {
    await begin(options, before)
    await copy(options, before)
    await settle(log, 'removing the mark of the move', () => removeMark(options.fs, destination.folder))
    return ok({ from })
  } catch (error) {
    const left = await undo(options, before)
    const said = toldOf(error, options, from)
    return fail({ ...said, message: `${said.message}${left}` })
  }
}

async function begin({ fs, library, destination, placeFile }: MoveOptions, before: Place): Promise<void> {
  const { folder, exists, others } = destination
  await writePlace(fs, placeFile, { ...before, moving: halfCopyOf(library, destination) })
  // Never with parents: a drive that went away must not be begun anew on the disk below.
  if (!exists) {
    await fs.makeFolder(folder)
    await fs.syncFolder(dirname(folder))
  }
  await writeMark(fs, folder, { library: library.id, others: [...others] })
}

function halfCopyOf({ id }: Library, { folder, exists }: Destination): HalfCopy {
  return { to: folder, library: id, made: !exists }
}

async function copy(options: MoveOptions, before: Place): Promise<void> {
  const { fs, library, destination, signal, onProgress } = options
  const from = library.folder
  const to = destination.folder
  let [stage, files, bytes]: ['copying' | 'finishing', number, number] = ['copying', 0, 0]
  const onFile = (length: number): void => {
    files += 1
    bytes += length
    onProgress({ stage, files, bytes })
  }
  const tree = new TreeCopy({ fs, from, to, signal, onFile })
  const others = new Set([...destination.others, markName])
  const follower = new Follower({ fs, from, to, tree, others })
  const stopListening = library.onChange(({ changed }) => {
    for (const { id } of changed) follower.touch(id)
  })
  try {
    for (let pass = 1; pass === 1 || (follower.behind > fewBehind && pass <= mostPasses); pass++) {
      await follower.pass(false)
    }
    await library.relocate(to, async () => {
      stage = 'finishing'
      onProgress({ stage, files, bytes })
      await follower.pass(true)
      return takeOver(options, before)
    })
  } finally {
    stopListening()
  }
}

/** Under the hold: the copy is whole. It is opened, compared and locked, and then it is the library. */
async function takeOver(options: MoveOptions, before: Place): Promise<Lock> {
  const { fs, processes, library, destination, placeFile, owner, now, signal } = options
  const from = library.folder
  const to = destination.folder
  const read = await openLibrary({ folder: to, mode: 'read', owner, fileSystem: fs, processes })
  if (!read.ok || read.value.revision !== library.revision || read.value.size !== library.size)
    throw new NotAlike()
  await read.value.close()
  const lock = await takeLock(fs, to, owner, processes)
  if (!lock.ok) throw new NotAlike()
  if (signal.aborted) throw new Cancelled()
  const old = { folder: from, library: library.id, revision: library.revision, movedAt: now().toISOString() }
  const oldCopies = [...before.oldCopies.filter(({ folder }) => folder !== from && folder !== to), old]
  await writePlace(fs, placeFile, { folder: to, moving: null, oldCopies })
  return lock.value
}

async function placeOf(fs: FileSystem, file: string): Promise<Place> {
  const place = await readPlace(fs, file)
  return place.ok ? place.value : { folder: null, moving: null, oldCopies: [] }
}

function toldOf(error: unknown, { library, destination }: MoveOptions, from: string): StoreFault | Stopped {
  const stays = `It is still in ${from}, and nothing is lost.`
  if (error instanceof Cancelled)
    return fault('stopped', `The move was stopped. The library is still in ${from}.`)
  if (error instanceof NotAlike) {
    return fault(
      'store-failed',
      `The library was not moved: the copy in ${destination.folder} is not like it. ${stays}`,
    )
  }
  const said = storeFault(error, 'The library was not moved', destination.folder)
  return { ...said, message: `${said.message} ${library.folder === from ? stays : ''}`.trim() }
}

/**
 * The place first: it may have been remembered although that was refused, and the next start would then miss what is
 * done from now on. Then the half copy goes; if it cannot, the next start tries again, and the reader is told.
 */
async function undo(
  { fs, library, destination, placeFile, log }: MoveOptions,
  before: Place,
): Promise<string> {
  const half = halfCopyOf(library, destination)
  await settle(log, 'remembering the old place', () => writePlace(fs, placeFile, { ...before, moving: half }))
  try {
    await removeHalfCopy(fs, half)
    await writePlace(fs, placeFile, { ...before, moving: null })
    return ''
  } catch (error) {
    log(`removing the half copy in ${half.to}: ${String(error)}`)
    return ` What was copied is in ${half.to} and could not be removed now; the next start tries again.`
  }
}

/** After a crash: what a move has left is taken away. Gives what the reader should know; null when there was none. */
export async function tidyAfterMove(
  fs: FileSystem,
  placeFile: string,
  current: string,
): Promise<string | null> {
  const read = await readPlace(fs, placeFile)
  if (!read.ok || read.value.moving === null) return null
  const { moving, ...place } = read.value
  const began = `Moving the library to ${moving.to} was interrupted. It is still in ${current}, and nothing is lost.`
  try {
    if ((await fs.kind(dirname(moving.to))) === null) {
      return `${began} What was copied may still be there; it is removed when that folder can be reached.`
    }
    if (moving.to !== current) await removeHalfCopy(fs, moving)
    await writePlace(fs, placeFile, { ...place, moving: null })
    return `${began} What was copied was removed.`
  } catch (error) {
    return `${began} ${storeFault(error, 'What was copied could not be removed', moving.to).message}`
  }
}

async function settle(log: (line: string) => void, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log(`${what}: ${String(error)}`)
  }
}
