import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HostContext } from './electron/context.ts'
import type { StandIn } from './electron/stand-in.ts'
import { createStandIn, electronNames } from './electron/stand-in.ts'

interface Manifest {
  readonly name: string
  readonly productName?: string
  readonly version: string
  readonly main: string
}

const place = Symbol.for('offprint.browser-host.electron')
const address = 'browser-host:electron'

export interface HostOptions extends Omit<HostContext, 'name' | 'version'> {}

/** Loads the app's own main bundle, unchanged, with the stand-in where Electron would be. */
export async function runApp(options: HostOptions): Promise<StandIn> {
  const manifest = JSON.parse(readFileSync(join(options.appPath, 'package.json'), 'utf8')) as Manifest
  const context: HostContext = {
    ...options,
    name: manifest.productName ?? manifest.name,
    version: manifest.version,
  }
  const standIn = createStandIn(context)
  ;(globalThis as unknown as Record<symbol, unknown>)[place] = standIn.exports
  dressProcess(context)
  replaceElectron()
  await import(pathToFileURL(resolve(context.appPath, manifest.main)).href)
  standIn.start()
  return standIn
}

/** Every `import` and `require` of `electron` in this thread gets the stand-in. */
function replaceElectron(): void {
  const names = electronNames.map((name) => `export const ${name} = electron.${name};`).join('\n')
  const source = `const electron = globalThis[Symbol.for('offprint.browser-host.electron')];\n${names}\nexport default electron;`
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'electron' || specifier === 'electron/main' || specifier === 'electron/common') {
        return { url: address, format: 'module', shortCircuit: true }
      }
      if (specifier.startsWith('electron/'))
        throw new Error(`browser-host: ${specifier} cannot be loaded in the main process`)
      return next(specifier, context)
    },
    load(url, context, next) {
      return url === address ? { format: 'module', source, shortCircuit: true } : next(url, context)
    },
  })
}

function dressProcess(context: HostContext): void {
  process.argv = [process.execPath, context.appPath, ...context.args]
  Object.assign(process, { type: 'browser', defaultApp: true })
}
