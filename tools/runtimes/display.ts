import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { canRun } from '../browser-host/browser/find.ts'
import { installPackages } from './browser.ts'

export function hasDisplay(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return true
  return [environment['DISPLAY'], environment['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  )
}

export interface VirtualDisplay {
  readonly name: string
  close(): void
}

/** A screen in memory for Electron where there is none: Xvfb, installed if we may. Null when it cannot be had. */
export async function virtualDisplay(report: (line: string) => void): Promise<VirtualDisplay | null> {
  const program = '/usr/bin/Xvfb'
  if (!canRun(program) && !(await installPackages(['xvfb'], report))) return null
  const child = spawn(program, ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(null)
    })
    child.once('exit', () => {
      resolve(null)
    })
    // It writes its number when it is ready.
    ;(child.stdio[3] as Readable).once('data', (chunk: Buffer) => {
      resolve({ name: `:${chunk.toString('utf8').trim()}`, close: () => child.kill() })
    })
  })
}
