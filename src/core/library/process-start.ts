import { execFile } from 'node:child_process'
import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { promisify } from 'node:util'

/** What a lock needs to know of processes. An argument, so that tests can bury and resurrect them. */
export interface Processes {
  readonly pid: number
  readonly host: string
  /** Names the set of processes that this one can see: pids mean nothing across containers. */
  space(): Promise<string | null>
  alive(pid: number): boolean
  /** Something that no other process of that pid ever shares, or null where the system does not tell. */
  started(pid: number): Promise<string | null>
}

const run = promisify(execFile)

export const systemProcesses: Processes = {
  pid: process.pid,
  host: hostname(),
  async space() {
    return process.platform === 'linux' ? await told(readlink('/proc/self/ns/pid')) : null
  },
  alive(pid) {
    try {
      process.kill(pid, 0)
      return true
    } catch (error) {
      // EPERM: it lives and belongs to somebody else. Only ESRCH says that nobody has that number.
      return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
    }
  },
  async started(pid) {
    switch (process.platform) {
      case 'linux': {
        const boot = await told(readFile('/proc/sys/kernel/random/boot_id', 'utf8'))
        const stat = await told(readFile(`/proc/${pid}/stat`, 'utf8'))
        // The name of the program (field 2) may hold spaces and brackets; the start in ticks is field 22.
        const ticks = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
        return boot === null || ticks === undefined ? null : `${boot.trim()} ${ticks}`
      }
      case 'win32': {
        const query = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`
        return await told(
          run('powershell', ['-NoProfile', '-NonInteractive', '-Command', query]).then(output),
        )
      }
      default:
        return await told(
          run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } }).then(output),
        )
    }
  },
}

function output({ stdout }: { readonly stdout: string }): string {
  return stdout.trim()
}

/** What the system does not tell counts as unknown, and unknown never proves a process gone. */
async function told(answer: Promise<string>): Promise<string | null> {
  const text = await answer.catch(() => '')
  return text === '' ? null : text
}
