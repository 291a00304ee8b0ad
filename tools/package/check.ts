import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inProject } from '../runtimes/paths.ts'
import { run } from '../runtimes/run.ts'
import { asarFaults, asarFiles } from './asar-check.ts'
import { appVersion, electronVersion, packageConfig } from './config.ts'
import { debArchitecture } from './deb.ts'
import type { Findings } from './deb-check.ts'
import { checkInstalled } from './deb-check.ts'
import { desktopEntry } from './desktop-entry.ts'
import { wrongFuses } from './fuses.ts'
import { headingOf, refusedLicences } from './licences.ts'
import { layOut, placeholder, prepare } from './package.ts'
import { shippedParts } from './parts.ts'

/** Bytes that our part of a package, all but Electron, may take. */
const largest = 12 * 1024 * 1024

const dist = inProject('dist')
const unpacked = join(dist, 'linux-unpacked')
const resources = join(unpacked, 'resources')
const asar = join(resources, 'app.asar')
const deb = join(dist, `offprint_${appVersion()}_${debArchitecture()}.deb`)
const fine: Findings = { faults: [], skipped: [] }
const found = (faults: readonly string[]): Findings => ({ faults, skipped: [] })

/** Runs a checker of the system's, where it is installed. */
async function judged(program: string, args: readonly string[]): Promise<Findings> {
  const { code, output } = await run(program, args, { quiet: true })
  if (code === null) return { faults: [], skipped: [`${program} is not installed`] }
  return code === 0 ? fine : found([`${program}: ${output.trim()}`])
}

function size(): Findings {
  const names = ['app.asar', 'THIRD-PARTY-LICENCES.txt', 'LICENCE.txt']
  const bytes = names.reduce((sum, name) => sum + statSync(join(resources, name)).size, 0)
  console.log(
    `       ${(bytes / 1024 / 1024).toFixed(1)} MB of ours, ${asarFiles(asar).length} files in the asar`,
  )
  return found(bytes <= largest ? [] : [`our part takes ${bytes} bytes, more than ${largest}`])
}

function licences(): Findings {
  const parts = shippedParts()
  const file = readFileSync(join(resources, 'THIRD-PARTY-LICENCES.txt'), 'utf8')
  const missing = parts.filter((part) => !file.includes(headingOf(part)))
  return found([
    ...missing.map((part) => `the licence of ${part.name} is not in THIRD-PARTY-LICENCES.txt`),
    ...refusedLicences(parts).map((line) => `nobody has agreed to the licence of ${line}`),
  ])
}

function parts(): Findings {
  const sbom = JSON.parse(readFileSync(inProject('out', 'package', 'sbom.cdx.json'), 'utf8')) as {
    readonly components: readonly { readonly name: string; readonly version: string }[]
  }
  const listed = new Set(sbom.components.map(({ name, version }) => `${name}@${version}`))
  const wanted = [...shippedParts(), { name: 'electron', version: electronVersion() }]
  return found(
    wanted
      .map(({ name, version }) => `${name}@${version}`)
      .filter((part) => !listed.has(part))
      .map((part) => `${part} is not in the SBOM`),
  )
}

async function control(): Promise<Findings> {
  const { code, output } = await run('dpkg-deb', ['--field', deb], { quiet: true })
  if (code !== 0) return found([`dpkg-deb does not read ${deb}: ${output.trim()}`])
  const wanted = [
    'Package: offprint',
    `Version: ${appVersion()}`,
    `Architecture: ${debArchitecture()}`,
    `Maintainer: ${packageConfig().linux.maintainer}`,
    'Section: text',
  ]
  const faults = wanted.filter((line) => !output.split('\n').includes(line)).map((line) => `no “${line}”`)
  if (!/^Installed-Size: [1-9]\d+$/m.test(output)) faults.push('no size')
  if (!/^Depends: .*libnss3/m.test(output)) faults.push('no dependencies')
  return found(faults)
}

async function desktop(): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-entry-'))
  const file = join(folder, 'offprint.desktop')
  writeFileSync(file, desktopEntry('/opt/Offprint/offprint'))
  const findings = await judged('desktop-file-validate', [file])
  rmSync(folder, { recursive: true, force: true })
  return findings
}

/** The same commit built once more gives the same asar, byte for byte. */
async function reproducible(rebuild: boolean): Promise<Findings> {
  const output = mkdtempSync(join(tmpdir(), 'offprint-again-'))
  try {
    if (rebuild) await prepare()
    const again = join(await layOut(placeholder(), output), 'resources', 'app.asar')
    return found(hashOf(again) === hashOf(asar) ? [] : ['a second build gives another asar'])
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

const quick = process.argv.includes('--quick')
const checks: readonly (readonly [name: string, act: () => Findings | Promise<Findings>])[] = [
  ['asar holds only what ships', () => found(asarFaults(asar))],
  ['size', size],
  ['fuses', async () => found(await wrongFuses(join(unpacked, 'offprint')))],
  ['licences', licences],
  ['SBOM', parts],
  ['control data of the .deb', control],
  ['desktop entry', desktop],
  [
    'AppStream',
    () => judged('appstreamcli', ['validate', '--no-net', inProject('resources/linux/metainfo.xml')]),
  ],
  ['.deb in an empty root', () => checkInstalled(deb)],
  [quick ? 'same asar when laid out again' : 'same asar when built again', () => reproducible(!quick)],
]

/** `npm run package:check [-- --quick]`: looks at what `npm run package` made. Quick: does not build the bundles again. */
async function check(): Promise<void> {
  if (!existsSync(asar)) {
    console.error('There is no package for Linux here: run “npm run package” on Linux first.')
    process.exit(2)
  }
  if (statSync(join(unpacked, 'offprint')).size < 1024 * 1024) {
    console.log('This package stands over a placeholder for Electron: all but Electron itself is looked at.')
  }
  let wrong = 0
  for (const [name, act] of checks) {
    const { faults, skipped } = await act()
    console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${name}`)
    for (const line of faults) console.log(`       ${line}`)
    for (const line of skipped) console.log(`       not looked at: ${line}`)
    if (faults.length > 0) wrong += 1
  }
  console.log(wrong === 0 ? 'The package is as it must be.' : `${wrong} of ${checks.length} checks failed.`)
  // Said aloud: a library of electron-builder ends the process with 0 where it is only left in `exitCode`.
  process.exit(wrong === 0 ? 0 : 1)
}

await check()
