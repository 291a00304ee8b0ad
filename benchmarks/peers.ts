/**
 * Other libraries that take articles out of pages. They are no part of the project: a benchmark that wants them puts
 * them into a folder of the cache, once, without running anything of theirs.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const versions = {
  defuddle: '0.19.4',
  '@extractus/article-extractor': '9.0.1',
  '@postlight/parser': '2.2.3',
} as const
/** Postlight's parser asks for copies of these two in repositories, which many networks block. */
const overrides = { difflib: '0.2.4', 'browser-request': '0.3.3' }

/** The folder in which they are installed; null where they cannot be, and then it says so. */
export function peersFolder(): string | null {
  const folder = fileURLToPath(new URL('../node_modules/.cache/offprint/peers', import.meta.url))
  const isThere = Object.keys(versions).every((name) => existsSync(join(folder, 'node_modules', name)))
  if (isThere) return folder
  mkdirSync(folder, { recursive: true })
  const wanted = { private: true, dependencies: versions, overrides }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(wanted, null, 2))
  console.log('Installing defuddle, @extractus/article-extractor and @postlight/parser for the comparison …')
  const path = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`
  const done = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  })
  if (done.status === 0) return folder
  console.log('They could not be installed; only Readability is compared.')
  return null
}
