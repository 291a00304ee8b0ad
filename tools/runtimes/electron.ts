import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inProject } from './paths.ts'
import { runNode } from './run.ts'

const folder = inProject('node_modules', 'electron')
/** Remembers that this version could not be fetched, so that the next start does not wait again. */
const refusalFile = inProject('node_modules', '.cache', 'offprint', 'electron-not-fetched')
/** A slow line needs minutes for a hundred megabytes; a network that refuses says so at once. */
const fetchTimeoutMs = 5 * 60_000

/** Electron's program when its binary is there, else null. Never downloads, unlike the package's own index.js. */
export function electronProgram(): string | null {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const relative = readFileSync(pathFile, 'utf8')
  const program = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), relative)
  return existsSync(program) ? program : null
}

/** The program, fetched if need be. A failed try is remembered per version; `npx install-electron` tries again. */
export async function electronOrFetch(report: (line: string) => void): Promise<string | null> {
  const present = electronProgram()
  if (present !== null || !existsSync(join(folder, 'install.js'))) return present
  const version = electronVersion()
  if (existsSync(refusalFile) && readFileSync(refusalFile, 'utf8') === version) return null
  report(`Fetching Electron ${version} (once) …`)
  // Its own words on a failure are a stack; the caller says in one line what happens instead.
  const outcome = await runNode(join(folder, 'install.js'), [], { timeoutMs: fetchTimeoutMs, quiet: true })
  const fetched = outcome.code === 0 ? electronProgram() : null
  if (fetched === null) {
    mkdirSync(dirname(refusalFile), { recursive: true })
    writeFileSync(refusalFile, version)
  }
  return fetched
}

/** Chromium's sandbox refuses to start as root; nobody else goes without it. */
export function sandboxArguments(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

function electronVersion(): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return manifest.version
}
