import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createPackage } from '@electron/asar'
import { afterAll, describe, expect, it } from 'vitest'
import { asarFaults, foreignImports } from './asar-check.ts'

const folder = mkdtempSync(join(tmpdir(), 'offprint-asar-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const sound: Readonly<Record<string, string>> = {
  'package.json': '{"main":"./out/main/index.js"}',
  'out/main/index.js':
    "import { app } from 'electron'\nimport { join } from 'node:path'\nimport './chunks/a.js'\n",
  'out/main/search-worker.js': '',
  'out/main/import-worker.js': '',
  'out/main/export-worker.js': '',
  'out/main/inspection-worker.js': '',
  'out/main/copies-worker.js': '',
  'out/preload/index.cjs': '',
  'out/renderer/index.html': '',
  'out/renderer/frame.html': '',
}

async function faultsOf(name: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const source = join(folder, name)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(source, path)), { recursive: true })
    writeFileSync(join(source, path), content)
  }
  const asar = join(folder, `${name}.asar`)
  await createPackage(source, asar)
  return asarFaults(asar)
}

describe('the contents of the asar', () => {
  it('are sound when the bundles and nothing else are in it', async () => {
    expect(await faultsOf('sound', sound)).toEqual([])
  })

  it('must hold no maps, sources, tests, tools or command line', async () => {
    const extra = [
      'out/main/index.js.map',
      'out/renderer/assets/a.woff',
      'src/a.ts',
      'out/main/cli.js',
      'node_modules/a/index.js',
    ]
    const faults = await faultsOf('extra', {
      ...sound,
      ...Object.fromEntries(extra.map((path) => [path, ''])),
    })
    expect(faults).toEqual(extra.map((path) => `${path} must not ship`).sort())
  })

  it('must hold what the app starts from', async () => {
    const { 'out/main/import-worker.js': _left, ...rest } = sound
    expect(await faultsOf('lacking', rest)).toEqual(['out/main/import-worker.js is missing'])
  })

  it('must ask for nothing that does not ship', () => {
    expect(foreignImports("import a from 'lowdb'\nimport { b } from './b.js'\nimport 'node:fs'\n")).toEqual([
      'lowdb',
    ])
  })
})
