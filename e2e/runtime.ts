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

export function announceRuntime(): string {
  const { name, program } = chooseRuntime()
  return `e2e runs on ${name}: ${program}`
}
