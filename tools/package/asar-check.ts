import { isBuiltin } from 'node:module'
import { extractFile, listPackage, statFile } from '@electron/asar'

/** What may be in the asar: the bundles, and the manifest that Electron starts from. */
const ships =
  /^package\.json$|^out\/(main|preload|renderer)\/(?!.*\.(?:map|ts|tsx|woff)$)(?!.*\.test\.)(?!cli\.js$).+$/

/** The files of an asar, with slashes, without its folders. */
export function asarFiles(asar: string): readonly string[] {
  return listPackage(asar, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => !('files' in statFile(asar, path)))
    .sort()
}

/** What is wrong with the contents, each in plain words; none when all is well. */
export function asarFaults(asar: string): readonly string[] {
  const files = asarFiles(asar)
  const main = JSON.parse(extractFile(asar, 'package.json').toString('utf8')) as {
    readonly main: string
    readonly devDependencies?: unknown
    readonly scripts?: unknown
  }
  const needed = [
    main.main.replace(/^\.\//, ''),
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/renderer/frame.html',
    ...['search', 'import', 'export', 'inspection', 'copies'].map((name) => `out/main/${name}-worker.js`),
  ]
  return [
    ...files.filter((path) => !ships.test(path)).map((path) => `${path} must not ship`),
    ...needed.filter((path) => !files.includes(path)).map((path) => `${path} is missing`),
    ...(main.devDependencies === undefined ? [] : ['its package.json names tools']),
    ...files
      .filter((path) => /^out\/(main|preload)\/.*\.c?js$/.test(path))
      .flatMap((path) =>
        foreignImports(extractFile(asar, path).toString('utf8')).map(
          (name) => `${path} needs ${name}, which does not ship`,
        ),
      ),
  ]
}

/** Modules that a bundle asks for and that neither Node, nor Electron, nor the bundle itself has. */
export function foreignImports(code: string): readonly string[] {
  const asked = code.matchAll(/^(?:import|export)\b[^'"\n]*?["']([^"'\n]+)["'];?$/gm)
  const names = [...asked].flatMap((match) => match[1] ?? [])
  return [...new Set(names)].filter(
    (name) => !name.startsWith('.') && name !== 'electron' && !isBuiltin(name),
  )
}
