import { mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SecondInstance {
  readonly argv: readonly string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

/**
 * One app per user-data folder. A folder holds the owner's process id; whoever comes second leaves a note in it
 * and is refused. Synchronous, because `requestSingleInstanceLock` is.
 */
export function lockInstance(
  userData: string,
  mine: SecondInstance,
  onSecond: (second: SecondInstance) => void,
): (() => void) | null {
  mkdirSync(userData, { recursive: true })
  const folder = join(userData, 'browser-host.lock')
  if (!take(folder)) {
    writeFileSync(join(folder, `second-${process.pid}.json`), JSON.stringify(mine))
    return null
  }
  const watcher = watch(folder, () => {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith('second-')) continue
      const note = readFileSync(join(folder, name), 'utf8')
      // The watch may see the file before it is written; another event follows.
      if (note === '') continue
      rmSync(join(folder, name))
      onSecond(JSON.parse(note) as SecondInstance)
    }
  })
  // The lock alone must not keep the process alive.
  watcher.unref()
  return () => {
    watcher.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function take(folder: string): boolean {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      mkdirSync(folder)
      writeFileSync(join(folder, 'pid'), String(process.pid))
      return true
    } catch {
      if (isAlive(folder)) return false
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return false
}

function isAlive(folder: string): boolean {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
    if (pid === process.pid) return true
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
