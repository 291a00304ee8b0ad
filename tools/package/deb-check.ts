import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../runtimes/run.ts'
import { packageConfig } from './config.ts'
import { iconSizes } from './deb.ts'

export interface Findings {
  readonly faults: readonly string[]
  /** What could not be looked at here, and why. */
  readonly skipped: readonly string[]
}

/**
 * Installs a .deb in an empty root, looks at what it put where, takes it out again and looks for what stayed.
 * Its dependencies are not installed: that is apt's part, which the release workflow plays in a real system.
 */
export async function checkInstalled(deb: string): Promise<Findings> {
  if (process.getuid?.() !== 0) return { faults: [], skipped: ['installing the .deb: needs root'] }
  const root = mkdtempSync(join(tmpdir(), 'offprint-root-'))
  try {
    mkdirSync(join(root, 'var/lib/dpkg/updates'), { recursive: true })
    for (const name of ['status', 'available']) writeFileSync(join(root, 'var/lib/dpkg', name), '')
    const before = filesIn(root)
    // The scripts run outside the root, with DPKG_ROOT set: an empty root has no shell.
    const dpkg = [
      '--root',
      root,
      '--force-depends',
      '--force-script-chrootless',
      '--log',
      join(root, 'var/log.txt'),
    ]
    const installed = await run('dpkg', [...dpkg, '--install', deb], { quiet: true })
    if (installed.code !== 0)
      return { faults: [`dpkg does not install it: ${installed.output}`], skipped: [] }
    const faults = [...installedFaults(root), ...(await entryFaults(root))]
    const removed = await run('dpkg', [...dpkg, '--purge', 'offprint'], { quiet: true })
    if (removed.code !== 0) faults.push(`dpkg does not remove it: ${removed.output}`)
    const left = filesIn(root).filter((path) => !before.includes(path) && !path.startsWith('var/'))
    return {
      faults: [...faults, ...left.map((path) => `${path} is left behind when it is removed`)],
      skipped: [],
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function installedFaults(root: string): string[] {
  const { productName, appId, linux } = packageConfig()
  const home = `opt/${productName}`
  const needed = [
    `${home}/${linux.executableName}`,
    `${home}/resources/app.asar`,
    `${home}/resources/apparmor-profile`,
    `${home}/resources/THIRD-PARTY-LICENCES.txt`,
    `usr/share/applications/${linux.executableName}.desktop`,
    `usr/share/metainfo/${appId}.metainfo.xml`,
    `usr/share/doc/${linux.executableName}/copyright`,
    ...iconSizes.map((size) => `usr/share/icons/hicolor/${size}x${size}/apps/${linux.executableName}.png`),
  ]
  const faults = needed
    .filter((path) => !existsSync(join(root, path)))
    .map((path) => `${path} is not installed`)
  const link = join(root, 'usr/bin', linux.executableName)
  if (!existsSync(join(root, 'usr/bin')) || readlinkSync(link) !== `/${home}/${linux.executableName}`) {
    faults.push(`usr/bin/${linux.executableName} does not lead to the program`)
  }
  const sandbox = lstatSync(join(root, home, 'chrome-sandbox'), { throwIfNoEntry: false })
  if (sandbox === undefined || (sandbox.mode & 0o7777) !== 0o4755 || sandbox.uid !== 0) {
    faults.push('chrome-sandbox does not belong to root with mode 4755')
  }
  const loose = filesIn(root).filter((path) => {
    const { mode, uid } = lstatSync(join(root, path))
    return path.startsWith('opt/') && (uid !== 0 || ((mode & 0o022) !== 0 && (mode & 0o170000) !== 0o120000))
  })
  return [...faults, ...loose.map((path) => `${path} could be changed by somebody other than root`)]
}

/** Every type of file that the packages claim is in the desktop entry, as the file managers read it. */
async function entryFaults(root: string): Promise<readonly string[]> {
  const { fileAssociations = [], protocols } = packageConfig()
  const types = [
    ...fileAssociations.flatMap(({ mimeType }) => mimeType ?? []),
    ...(protocols?.schemes ?? []).map((scheme) => `x-scheme-handler/${scheme}`),
  ]
  const folder = join(root, 'usr/share/applications')
  const { code } = await run('update-desktop-database', [folder], { quiet: true })
  if (code !== 0) return types.length === 0 ? [] : ['update-desktop-database does not read the desktop entry']
  const { output } = await run('cat', [join(folder, 'mimeinfo.cache')], { quiet: true })
  rmSync(join(folder, 'mimeinfo.cache'), { force: true })
  return types
    .filter((type) => !output.includes(`${type}=offprint.desktop;`))
    .map((type) => `${type} is not opened by offprint.desktop`)
}

function filesIn(root: string, folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? filesIn(root, path) : [path]
  })
}
