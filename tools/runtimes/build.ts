import { existsSync, readdirSync, statSync } from 'node:fs'
import { inProject } from './paths.ts'
import type { Outcome } from './run.ts'
import { runNode } from './run.ts'

const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const products = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** True when something was written after the last build, or nothing is built. */
export function buildIsStale(): boolean {
  if (!products.every((file) => existsSync(inProject(file)))) return true
  const built = Math.min(...products.map((file) => statSync(inProject(file)).mtimeMs))
  return sources.some((source) => newestIn(inProject(source)) > built)
}

/** Quiet unless it fails. */
export async function build(): Promise<Outcome> {
  return runNode(inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), ['build'], {
    quiet: true,
  })
}

function newestIn(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  // A folder's own time tells of files that were removed.
  const inside = readdirSync(path, { recursive: true, withFileTypes: true })
  return Math.max(
    found.mtimeMs,
    ...inside.map((entry) => statSync(`${entry.parentPath}/${entry.name}`).mtimeMs),
  )
}
