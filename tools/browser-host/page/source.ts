import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { PreloadConfig } from './preload-world.ts'

const shared = ['../codec.ts', './chunks.ts', './bridge.ts']

/** The script that runs first in the page's own world. */
export function mainWorldScript(secret: string): string {
  return inMainFrame(`${join([...shared, './main-world.ts'])}\nstartMainWorld(${JSON.stringify(secret)});`)
}

/** The script that runs the app's preload, unchanged, in a world of its own. */
export function preloadWorldScript(config: PreloadConfig, preload: string): string {
  const run = `(function (require, process, exports, module) {${preload}\n})`
  return inMainFrame(
    `${join([...shared, './preload-world.ts'])}\nstartPreloadWorld(${JSON.stringify(config)}, ${run});`,
  )
}

/** As in Electron a preload runs in the main frame only (nodeIntegrationInSubFrames is off), and not on the blank page. */
function inMainFrame(code: string): string {
  return `(() => {\nif (window !== window.top || location.protocol === 'data:') return;\n${code}\n})()`
}

function join(files: readonly string[]): string {
  return files.map((file) => plain(readFileSync(new URL(file, import.meta.url), 'utf8'))).join('\n')
}

/** A module as a piece of script: no types, no imports, no exports. Two modules may not use one name. */
function plain(source: string): string {
  return quietly(() => stripTypeScriptTypes(source))
    .replaceAll(/^import .*$/gm, '')
    .replaceAll(/^export (?=const|function|async|class)/gm, '')
}

/** Node warns that stripping types is experimental; whoever starts the app need not read that. */
function quietly<Value>(act: () => Value): Value {
  const emitWarning = process.emitWarning.bind(process)
  process.emitWarning = () => undefined
  try {
    return act()
  } finally {
    process.emitWarning = emitWarning
  }
}
