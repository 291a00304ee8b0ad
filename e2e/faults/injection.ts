import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A call of the system that a run of the scenario made on a file of its library. */
export interface Call {
  readonly name: string
  /** Relative to the library; of the first file, where there are two. */
  readonly path: string
  /** Which one it is among the calls of that name on files of the library, from 1. */
  readonly nth: number
  /** What it answered, for a write that is to be lied about. */
  readonly answer: number
}

export const traced = [
  'openat',
  'read',
  'pread64',
  'write',
  'pwrite64',
  'writev',
  'fsync',
  'fdatasync',
  'rename',
  'mkdir',
  'unlink',
  'ftruncate',
] as const

/** One thread does all file work, so that the nth call of one run is the nth call of the next. */
const environment = { ...process.env, UV_THREADPOOL_SIZE: '1' }

export interface Ended {
  readonly code: number | null
  readonly errors: string
  /** Calls that were answered with the error. */
  readonly injected: number
}

/** Null when this machine can trace; else why not, in one line. */
export function whyNoStrace(): string | null {
  try {
    execFileSync('strace', ['-qq', '-e', 'inject=fsync:error=EIO', '-o', '/dev/null', 'true'], {
      stdio: 'pipe',
    })
    return null
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
}

/** Runs the script and gives the calls that it made on files under `library`. */
export async function record(
  script: string,
  orders: readonly string[],
  library: string,
  room: string,
): Promise<readonly Call[]> {
  const output = join(room, 'calls')
  const ended = await run(
    ['-ff', '-y', '-qq', '--seccomp-bpf', '-o', output, '-e', `trace=${traced.join()}`],
    script,
    orders,
  )
  if (ended.code !== 0) throw new Error(`the scenario failed: ${ended.errors}`)
  let most: Call[] = []
  for (const name of readdirSync(room).filter((name) => name.startsWith('calls.'))) {
    const calls = callsIn(readFileSync(join(room, name), 'utf8'), library)
    if (calls.length > most.length) most = calls
  }
  return most
}

function callsIn(trace: string, library: string): Call[] {
  const counts = new Map<string, number>()
  const calls: Call[] = []
  for (const line of trace.split('\n')) {
    const [, name, rest = '', answer] = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(line) ?? []
    if (name === undefined || answer === undefined) continue
    const path = pathsIn(name, rest).find((path) => path === library || path.startsWith(`${library}/`))
    if (path === undefined) continue
    const nth = (counts.get(name) ?? 0) + 1
    counts.set(name, nth)
    calls.push({ name, path: path.slice(library.length + 1), nth, answer: Number(answer) })
  }
  return calls
}

function pathsIn(name: string, rest: string): readonly string[] {
  // An open file is shown with its path in angle brackets, a name is quoted; content is quoted too.
  if (['read', 'pread64', 'write', 'pwrite64', 'writev', 'fsync', 'fdatasync', 'ftruncate'].includes(name)) {
    return [/^\d+<([^>]*)>/.exec(rest)?.[1] ?? '']
  }
  return [...rest.matchAll(/"([^"]*)"/g)].map((found) => found[1] ?? '')
}

/** strace's words for the files and calls that are to be answered otherwise. */
export interface Injection {
  readonly call: string
  /** `error=EIO:when=3`. */
  readonly answer: string
  readonly paths: readonly string[]
  /** After so many milliseconds every call is answered by the disk again; null for never. */
  readonly endsAfterMs: number | null
}

/** Runs the script with calls of one name answered otherwise. */
export async function inject(
  script: string,
  orders: readonly string[],
  { call, answer, paths, endsAfterMs }: Injection,
  room: string,
): Promise<Ended> {
  const output = join(room, 'injected')
  // To let go of the script it must listen to signals, and must not have set a filter that only it can answer.
  const kind = endsAfterMs === null ? ['--seccomp-bpf'] : ['-I2']
  const options = ['-f', '-qq', ...kind, '-o', output, '-e', `trace=${call}`]
  const watched = paths.flatMap((path) => ['-P', path])
  const ended = await run(
    [...options, ...watched, '-e', `inject=${call}:${answer}`],
    script,
    orders,
    endsAfterMs,
  )
  const injected = readFileSync(output, 'utf8').split('(INJECTED)').length - 1
  return { ...ended, injected }
}

/** Longer than any patience; a scenario that is still at it then hangs. */
const limitMs = 60_000

async function run(
  tracing: readonly string[],
  script: string,
  orders: readonly string[],
  endsAfterMs: number | null = null,
): Promise<{ readonly code: number | null; readonly errors: string }> {
  return new Promise((resolve, reject) => {
    // What strace started itself is ended with it; a child of that is let go.
    const apart = 'exec 3<&0; "$0" "$1" <&3 & wait $!'
    const program = endsAfterMs === null ? [] : ['sh', '-c', apart]
    const child = spawn('strace', [...tracing, ...program, process.execPath, script], { env: environment })
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs)
    let detached = false
    // Asked to end, strace lets go of the script, which goes on without it.
    const end = setTimeout(() => (detached = child.kill('SIGTERM')), endsAfterMs ?? limitMs * 2)
    let errors = ''
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
    child.stdin.on('error', () => undefined)
    child.stdin.write(`${JSON.stringify(orders)}\n`)
    child.once('error', reject)
    // Only when the script has closed its ends of the pipes too.
    child.once('close', (code) => {
      clearTimeout(limit)
      clearTimeout(end)
      resolve({
        code: detached ? 0 : code,
        errors: code === null && !detached ? `${errors} it hung` : errors,
      })
    })
  })
}
