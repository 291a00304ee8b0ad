import { randomBytes, randomInt } from 'node:crypto'
import { join } from 'node:path'
import type { LibraryBusy } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import * as v from 'valibot'
import type { FileSystem } from './file-system.ts'
import { isMissing } from './file-system.ts'
import type { Processes } from './process-start.ts'

const Holder = v.object({
  pid: v.number(),
  host: v.string(),
  started: v.nullable(v.string()),
  space: v.nullable(v.string()),
  owner: v.string(),
  /** `asking` until it has seen that nobody else is there. */
  state: v.picklist(['asking', 'holding']),
})
type Holder = v.InferOutput<typeof Holder>

/** Two that ask at the same instant both step back and try again after a random pause. */
const attempts = 60
const longestPauseMs = 40

export interface Lock {
  /** Its file, under a name that is never used twice. */
  readonly path: string
  release(): Promise<void>
}

/**
 * One writer. Each asker puts a file of its own, under a name that is never used twice, into `lock/`; then it
 * looks whether anyone else's is there. Writing before looking means that of two at the same time at least
 * one sees the other; and a stale file can be removed without the risk of hitting its successor, which is
 * what goes wrong with one file under a fixed name.
 */
export async function takeLock(
  fs: FileSystem,
  folder: string,
  owner: string,
  processes: Processes,
): Promise<Result<Lock, LibraryBusy>> {
  const room = join(folder, 'lock')
  await fs.makeFolder(room)
  const { pid, host } = processes
  const [started, space] = await Promise.all([processes.started(pid), processes.space()])
  const me: Omit<Holder, 'state'> = { pid, host, started, space, owner }
  for (let attempt = 1; ; attempt++) {
    const name = `${pid}-${randomBytes(8).toString('hex')}.json`
    const mine = join(room, name)
    let other: Other | null
    try {
      await put(fs, mine, { ...me, state: 'asking' })
      other = await findOther(fs, room, name, me, processes)
      if (other === null) {
        await put(fs, mine, { ...me, state: 'holding' })
        await clearUnfinished(fs, room, me, processes)
        return ok({ path: mine, release: () => fs.remove(mine) })
      }
    } catch (error) {
      // What is left of this attempt would refuse the next one of the same process, which lives on.
      for (const path of [mine, `${mine}.tmp`]) await fs.remove(path).catch(() => undefined)
      throw error
    }
    await fs.remove(mine)
    if (other.holder?.state !== 'asking' || attempt === attempts) return fail(refusal(folder, other, me))
    await new Promise((resolve) => setTimeout(resolve, randomInt(1, longestPauseMs)))
  }
}

interface Other {
  readonly path: string
  /** Null for a file of a kind that this version does not know. */
  readonly holder: Holder | null
}

async function findOther(
  fs: FileSystem,
  room: string,
  mine: string,
  me: Omit<Holder, 'state'>,
  processes: Processes,
): Promise<Other | null> {
  let asking: Other | null = null
  for (const name of await fs.names(room)) {
    if (name === mine || !name.endsWith('.json')) continue
    const path = join(room, name)
    const text = await readIfThere(fs, path)
    if (text === null) continue
    const holder = readHolder(text)
    // A file that is not whole was not fsynced before a power cut: its writer is gone with the power.
    if (holder === 'torn' || (holder !== null && (await isGone(holder, me, processes)))) {
      await fs.remove(path)
      continue
    }
    if (holder?.state !== 'asking') return { path, holder }
    asking = { path, holder }
  }
  return asking
}

/**
 * What askers left that were killed before they could give their file its name. Only under the lock: whoever is
 * still about to is refused in any case.
 */
async function clearUnfinished(
  fs: FileSystem,
  room: string,
  me: Omit<Holder, 'state'>,
  processes: Processes,
): Promise<void> {
  for (const name of await fs.names(room)) {
    const pid = /^(\d+)-[0-9a-f]+\.json\.tmp$/.exec(name)?.[1]
    const text = pid === undefined ? null : await readIfThere(fs, join(room, name))
    if (text === null) continue
    const holder = readHolder(text)
    if (holder === null) continue
    const gone = holder === 'torn' ? !processes.alive(Number(pid)) : await isGone(holder, me, processes)
    if (gone) await fs.remove(join(room, name))
  }
}

/** Who has left a lock and is provably gone; one line each. Nothing is removed. */
export async function staleLocks(
  fs: FileSystem,
  folder: string,
  processes: Processes,
): Promise<readonly string[]> {
  const me = {
    pid: processes.pid,
    host: processes.host,
    started: null,
    space: await processes.space(),
    owner: '',
  }
  const stale: string[] = []
  for (const name of await namesIfThere(fs, join(folder, 'lock'))) {
    const text = name.endsWith('.json') ? await readIfThere(fs, join(folder, 'lock', name)) : null
    const holder = text === null ? null : readHolder(text)
    if (holder === 'torn') stale.push('an unfinished lock')
    else if (holder !== null && (await isGone(holder, me, processes)))
      stale.push(`a lock of ${holder.owner} (process ${holder.pid}), which does not run any more`)
  }
  return stale
}

async function namesIfThere(fs: FileSystem, folder: string): Promise<readonly string[]> {
  try {
    return await fs.names(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** True only with proof: same host, same set of processes, and the pid is free or belongs to another by now. */
async function isGone(holder: Holder, me: Omit<Holder, 'state'>, processes: Processes): Promise<boolean> {
  if (holder.host !== me.host || holder.space !== me.space) return false
  if (!processes.alive(holder.pid)) return true
  const started = await processes.started(holder.pid)
  return started !== null && holder.started !== null && started !== holder.started
}

async function put(fs: FileSystem, path: string, holder: Holder): Promise<void> {
  // Renamed into place, so that nobody ever reads half of it. Not fsynced: after a power cut it is void anyway.
  const temporary = `${path}.tmp`
  const file = await fs.open(temporary, 'over')
  try {
    await file.append(Buffer.from(JSON.stringify(holder)))
  } finally {
    await file.close()
  }
  await fs.rename(temporary, path)
}

function readHolder(text: string): Holder | 'torn' | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return 'torn'
    throw error
  }
  const parsed = v.safeParse(Holder, value)
  return parsed.success ? parsed.output : null
}

async function readIfThere(fs: FileSystem, path: string): Promise<string | null> {
  try {
    return (await fs.readFile(path)).toString('utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function refusal(folder: string, other: Other, me: Pick<Holder, 'host' | 'space'>): LibraryBusy {
  const { holder, path } = other
  if (holder === null) {
    return fault('library-busy', `Another version of Offprint has the library in ${folder} open (${path}).`)
  }
  if (holder.host !== me.host) {
    return fault(
      'library-busy',
      `${holder.owner} on the computer ${holder.host} (process ${holder.pid}) has the library in ${folder} open. If it does not run there any more, remove ${path}.`,
    )
  }
  if (holder.space !== me.space) {
    return fault(
      'library-busy',
      `${holder.owner} (process ${holder.pid}) in another container on this computer has the library in ${folder} open. If it does not run any more, remove ${path}.`,
    )
  }
  return fault(
    'library-busy',
    `${holder.owner} (process ${holder.pid}) has the library in ${folder} open. Close it and try again.`,
  )
}
