import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { extractAll } from '@electron/asar'
import { findBrowser } from '../tools/browser-host/browser/find.ts'
import { electronProgram } from '../tools/runtimes/electron.ts'

export type Runtime =
  | { readonly name: 'Electron'; readonly program: string }
  | { readonly name: 'browser host'; readonly program: string }

/** Electron when its binary is there, else an installed browser. `OFFPRINT_RUNTIME=browser-host` insists on the latter. */
export function chooseRuntime(): Runtime {
  const electron = process.env['OFFPRINT_RUNTIME'] === 'browser-host' ? null : electronProgram()
  if (electron !== null) return { name: 'Electron', program: electron }
  const browser = findBrowser()
  if (browser === null) throw new Error('There is neither Electron’s binary nor a Chromium to test with.')
  return { name: 'browser host', program: browser }
}

export interface PackagedApp {
  readonly asar: string
  /** Its contents, far from any `node_modules`, for a Node that reads no archives. */
  readonly unpacked: string
}

/**
 * The archive that ships, when `OFFPRINT_ASAR` names one: the tests run what is in it and not what was built beside
 * the sources. Unpacked once, by whoever asks first, for all workers of the run.
 */
export function packagedApp(): PackagedApp | null {
  const named = process.env['OFFPRINT_ASAR']
  if (named === undefined || named === '') return null
  const asar = resolve(named)
  const unpacked = (process.env['OFFPRINT_ASAR_UNPACKED'] ??= unpack(asar))
  return { asar, unpacked }
}

function unpack(asar: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'offprint-asar-')))
  extractAll(asar, folder)
  return folder
}

export function announceRuntime(): string {
  const { name, program } = chooseRuntime()
  const packaged = packagedApp()
  return `e2e runs on ${name}: ${program}${packaged === null ? '' : `, with the app out of ${packaged.asar}`}`
}
