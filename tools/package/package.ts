import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, Platform } from 'electron-builder'
import { electronOrFetch } from '../runtimes/electron.ts'
import { inProject } from '../runtimes/paths.ts'
import { runNode } from '../runtimes/run.ts'
import { appVersion, electronVersion } from './config.ts'
import { buildDeb } from './deb.ts'
import { licencesFile, refusedLicences } from './licences.ts'
import { makePlaceholder } from './placeholder.ts'
import { shippedParts } from './parts.ts'
import { sbomOf } from './sbom.ts'

/** Builds the bundles, the list of licences and the list of parts: all that is ours in a package. */
export async function prepare(): Promise<void> {
  const parts = shippedParts()
  const refused = refusedLicences(parts)
  if (refused.length > 0) throw new Error(`Licences that nobody has agreed to yet: ${refused.join(', ')}.`)
  const { code } = await runNode(inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), [
    'build',
    '--logLevel',
    'warn',
  ])
  if (code !== 0) throw new Error('The bundles could not be built.')
  mkdirSync(inProject('out', 'package'), { recursive: true })
  writeFileSync(inProject('out', 'package', 'THIRD-PARTY-LICENCES.txt'), licencesFile(parts))
  const sbom = sbomOf({ version: appVersion() }, parts, electronVersion())
  writeFileSync(inProject('out', 'package', 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`)
}

/** Lays the app out over a folder of Electron's, without making an installer of it: where that is. */
export async function layOut(electronDist: string | null, output: string): Promise<string> {
  await build({
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config: { directories: { output }, ...(electronDist === null ? {} : { electronDist }) },
  })
  return join(output, 'linux-unpacked')
}

export const placeholderFolder = inProject('node_modules', '.cache', 'offprint', 'electron-placeholder')

export function placeholder(): string {
  makePlaceholder(placeholderFolder, electronVersion())
  return placeholderFolder
}

/**
 * `npm run package [-- --placeholder]`: what this platform installs. Over a placeholder where there is no Electron, or
 * where it is wanted, which needs no network.
 */
async function main(): Promise<void> {
  await prepare()
  const dist = inProject('dist')
  const wanted = process.argv.includes('--placeholder')
  const electron = wanted ? null : await electronOrFetch(console.log)
  if (electron !== null) {
    await build({ publish: 'never' })
    if (process.platform === 'linux')
      console.log(`Made ${await buildDeb(join(dist, 'linux-unpacked'), dist)}`)
    return
  }
  if (process.platform !== 'linux') {
    throw new Error('There is no Electron to build over, and a placeholder is made on Linux only.')
  }
  const unpacked = await layOut(placeholder(), dist)
  console.log(`Made ${await buildDeb(unpacked, dist)}`)
  console.log(
    `${wanted ? '' : `Electron ${electronVersion()} could not be downloaded: `}This is built over a placeholder. It can be
installed and checked (npm run package:check), but not run. AppImage, rpm and tar.gz are made where Electron is.`,
  )
}

if (import.meta.main) await main()
