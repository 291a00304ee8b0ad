import { lstat, mkdir, mkdtemp, readdir, rename, rmdir, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Receipt } from '@shared/receipt.ts'
import type { StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'

export interface WatchOptions {
  readonly folder: string
  /** Brings one file or folder in. */
  readonly bringIn: (path: string) => Promise<Result<Receipt, StoreFault>>
  /** Told the name of what is about to be brought in. */
  readonly onBegun?: (name: string) => void
  readonly onDone: (moved: Watched) => void
  /** What cannot be looked at or moved, in a plain sentence; it is tried again. */
  readonly onTrouble: (message: string) => void
  /** After a trouble: all is well again. */
  readonly onWell?: () => void
  readonly signal: AbortSignal
  /** Between two looks: a file that is as it was at the look before is settled. Two seconds unless said otherwise. */
  readonly wait?: (signal: AbortSignal) => Promise<void>
}

export interface Watched {
  readonly name: string
  readonly to: 'done' | 'failed'
  readonly receipt: Receipt
}

const everyMs = 2000

async function waitAWhile(signal: AbortSignal): Promise<void> {
  await setTimeout(everyMs, undefined, { signal }).catch(() => undefined)
}

/** What a browser or a sync tool is still writing, and what systems strew about. */
const unfinished =
  /\.(?:crdownload|part|partial|download|tmp|opdownload|filepart)$|^(?:~\$|\.)|^(?:thumbs\.db|desktop\.ini)$/i
const own = new Set(['done', 'failed'])

/**
 * Brings in whatever is put into a folder once nothing changes in it any more, and moves it to `done` or `failed`
 * beside its receipt. Looks again and again instead of listening: network folders and sync tools tell nobody.
 * Resolves when the signal is given, after what is under way.
 */
export async function watchFolder(options: WatchOptions): Promise<void> {
  const { folder, signal, wait = waitAWhile, onTrouble } = options
  let before: ReadonlyMap<string, string> = new Map()
  /** Said once, not at each look. */
  let trouble = ''
  const tell = (message: string): void => {
    if (message !== trouble && message !== '') onTrouble(message)
    if (message === '' && trouble !== '') options.onWell?.()
    trouble = message
  }
  const moves = new Moves(folder)
  while (!signal.aborted) {
    let now: ReadonlyMap<string, string> = new Map()
    try {
      now = await stateOf(folder)
      for (const [name, state] of now) {
        if (signal.aborted) return
        if (before.get(name) === state) await take(name, state, moves, options)
      }
      tell('')
    } catch (error) {
      tell(troubleWith(folder, error))
    }
    before = now
    await wait(signal)
  }
}

/** Why nothing goes on, as a plain sentence. */
function troubleWith(folder: string, error: unknown): string {
  const again = 'It is tried again.'
  switch (isErrno(error) ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `The folder “${folder}” is not there. If it is on a drive or a network folder, connect it. ${again}`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `In the folder “${folder}” nothing can be moved: there is no permission to change it. ${again}`
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is no space left for the receipts in “${folder}”. ${again}`
    case 'EEXIST':
      return `In “${folder}” a file is in the way of the subfolder “done” or “failed”. ${again}`
    case undefined:
      throw error
    default:
      return `The folder “${folder}” could not be read or changed (${isErrno(error) ? error.code : ''}). ${again}`
  }
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

/** Each thing in it, and what tells whether it has changed. */
async function stateOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const name of (await readdir(folder)).toSorted()) {
    if (own.has(name) || unfinished.test(name)) continue
    const state = await sizesIn(join(folder, name), 0)
    if (state !== null) found.set(name, state)
  }
  return found
}

/** Size and time of all that is in it; null for what is gone, empty yet, or no file. */
async function sizesIn(path: string, depth: number): Promise<string | null> {
  // SECURITY: a link may lead anywhere; what it leads to was not put here.
  const found = await lstat(path).catch(() => null)
  if (found === null || found.isSymbolicLink()) return null
  if (found.isFile()) return found.size === 0 ? null : `${found.size} ${found.mtimeMs}`
  if (!found.isDirectory() || depth > 8) return null
  const parts: string[] = []
  for (const name of (await readdir(path)).toSorted()) {
    if (unfinished.test(name) && !name.startsWith('.')) return null
    parts.push(`${name} ${(await sizesIn(join(path, name), depth + 1)) ?? ''}`)
  }
  return parts.length === 0 ? null : parts.join('\n')
}

async function take(
  name: string,
  state: string,
  moves: Moves,
  { folder, bringIn, onBegun, onDone, onTrouble, signal }: WatchOptions,
): Promise<void> {
  let receipt = moves.waiting(name, state)
  if (receipt === null) {
    await moves.tryOut()
    onBegun?.(name)
    const brought = await bringIn(join(folder, name))
    if (!brought.ok) {
      // It stays where it is, and is tried again.
      onTrouble(`“${name}” was not imported: ${brought.fault.message}`)
      return
    }
    // Ended in its midst because the watching ends: it stays, and the next time goes on with it.
    if (signal.aborted && brought.value.cancelled) return
    receipt = brought.value
  }
  const to = receipt.failed > 0 ? 'failed' : 'done'
  await moves.move(name, state, to, receipt)
  onDone({ name, to, receipt })
}

/** Moves what was brought in, and keeps in mind what could not be moved: it is not brought in a second time. */
class Moves {
  readonly #folder: string
  readonly #waiting = new Map<string, { readonly state: string; readonly receipt: Receipt }>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The receipt of what is in the library and still lies here, unchanged since. */
  waiting(name: string, state: string): Receipt | null {
    const waiting = this.#waiting.get(name)
    return waiting?.state === state ? waiting.receipt : null
  }

  /** Fails where nothing can be moved: what stays would be brought in anew at each start. */
  async tryOut(): Promise<void> {
    await rmdir(await mkdtemp(join(this.#folder, '.offprint-')))
  }

  async move(name: string, state: string, to: Watched['to'], receipt: Receipt): Promise<void> {
    this.#waiting.set(name, { state, receipt })
    const folder = join(this.#folder, to)
    await mkdir(folder, { recursive: true })
    const put = await freeName(folder, name)
    // The receipt first: what is moved away has one.
    await writeFile(join(folder, `${put}.receipt.json`), `${JSON.stringify(receipt, null, 1)}\n`)
    await rename(join(this.#folder, name), join(folder, put))
    this.#waiting.delete(name)
  }
}

/** Nothing that lies there is replaced: "page.html", "page 2.html". */
async function freeName(folder: string, name: string): Promise<string> {
  const ending = extname(name)
  const stem = basename(name, ending)
  for (let number = 1; ; number += 1) {
    const put = number === 1 ? name : `${stem} ${number}${ending}`
    const isThere = async (path: string): Promise<boolean> =>
      stat(path).then(
        () => true,
        () => false,
      )
    if (!(await isThere(join(folder, put))) && !(await isThere(join(folder, `${put}.receipt.json`))))
      return put
  }
}
