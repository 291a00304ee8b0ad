import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes after which the log is put aside as `offprint.1.log`; one older file is kept. */
const rotateAtBytes = 1024 * 1024

export type Log = (line: string) => void

/**
 * Lines for whoever has to find out what went wrong. Local only, never article text: callers pass ids, codes
 * and file names. Written synchronously because the lines that matter come just before a crash.
 */
export function openLog(folder: string, now: () => Date = () => new Date()): Log {
  const file = join(folder, 'offprint.log')
  mkdirSync(folder, { recursive: true })
  return (line) => {
    try {
      rotate(file, join(folder, 'offprint.1.log'))
      appendFileSync(file, `${now().toISOString()} ${line.replaceAll('\n', '\n  ')}\n`, { mode: 0o600 })
    } catch {
      // A full disk must not take the app down with its log; stderr is the last place left.
      process.stderr.write(`${line}\n`)
    }
  }
}

function rotate(file: string, older: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > rotateAtBytes) renameSync(file, older)
}
