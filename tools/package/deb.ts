import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { inProject } from '../runtimes/paths.ts'
import { run } from '../runtimes/run.ts'
import { appVersion, packageConfig } from './config.ts'
import { desktopEntry } from './desktop-entry.ts'

/** What Electron links to, by Debian's names; the second of a pair is what releases since 2024 call it. */
const depends = [
  'libasound2 | libasound2t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libc6',
  'libgbm1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnss3',
  'libxss1',
  'libxtst6',
  'xdg-utils',
]
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' }

export const debArchitecture = (): string => architectures[process.arch] ?? process.arch
export const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512]

/**
 * Makes a .deb of a folder that electron-builder has laid out, with dpkg-deb alone.
 * @returns the file
 * @throws when dpkg-deb is missing or refuses
 */
export async function buildDeb(unpacked: string, output: string): Promise<string> {
  const { productName, appId, linux } = packageConfig()
  const version = appVersion()
  const root = join(output, 'deb-root')
  rmSync(root, { recursive: true, force: true })
  const at = (...parts: readonly string[]): string => {
    const path = join(root, ...parts)
    mkdirSync(dirname(path), { recursive: true })
    return path
  }

  const home = `/opt/${productName}`
  cpSync(unpacked, at(home), { recursive: true })
  // A program of root's that keeps Chromium's sandbox working where a kernel forbids user namespaces.
  chmodSync(at(home, 'chrome-sandbox'), 0o4755)
  writeFileSync(at(home, 'resources', 'apparmor-profile'), apparmorProfile(`${home}/${linux.executableName}`))
  mkdirSync(at('usr/bin'), { recursive: true })
  symlinkSync(`${home}/${linux.executableName}`, at('usr/bin', linux.executableName))
  writeFileSync(
    at('usr/share/applications', `${linux.executableName}.desktop`),
    desktopEntry(`${home}/${linux.executableName}`),
  )
  cpSync(inProject('resources/linux/metainfo.xml'), at('usr/share/metainfo', `${appId}.metainfo.xml`))
  for (const size of iconSizes) {
    const icon = at(`usr/share/icons/hicolor/${size}x${size}/apps`, `${linux.executableName}.png`)
    cpSync(inProject(`resources/icons/${size}x${size}.png`), icon)
  }
  cpSync(inProject('LICENSE'), at('usr/share/doc', linux.executableName, 'copyright'))

  const control = [
    `Package: ${linux.executableName}`,
    `Version: ${version}`,
    'Section: text',
    'Priority: optional',
    `Architecture: ${debArchitecture()}`,
    `Installed-Size: ${Math.ceil(sizeOf(root) / 1024)}`,
    `Maintainer: ${linux.maintainer}`,
    `Depends: ${depends.join(', ')}`,
    `Description: ${linux.synopsis}`,
    ...wrapped(linux.description.trim()).map((line) => ` ${line}`),
    '',
  ]
  writeFileSync(at('DEBIAN/control'), control.join('\n'))
  for (const name of ['postinst', 'prerm']) {
    cpSync(inProject('resources/linux', name), at('DEBIAN', name))
    chmodSync(at('DEBIAN', name), 0o755)
  }

  plainModes(root)
  const file = join(output, `${linux.executableName}_${version}_${debArchitecture()}.deb`)
  const { code, output: said } = await run('dpkg-deb', ['--root-owner-group', '--build', root, file], {
    quiet: true,
  })
  rmSync(root, { recursive: true, force: true })
  if (code !== 0) throw new Error(`dpkg-deb made no package: ${said.trim()}`)
  return file
}

/** Ubuntu 24.04 and later let only programs with a profile make user namespaces, on which Chromium's sandbox stands. */
function apparmorProfile(program: string): string {
  return `abi <abi/4.0>,
include <tunables/global>

profile offprint "${program}" flags=(unconfined) {
  userns,

  include if exists <local/offprint>
}
`
}

/**
 * Nobody but root may write to what root installs, and all may read it, whatever the umask was under which the sources were
 * fetched: with 002, as Ubuntu gives it to people, files would belong to a group that may change them.
 */
export function plainModes(path: string): void {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return
  const mayRun = stat.isDirectory() || (stat.mode & 0o100) !== 0
  chmodSync(path, (stat.mode & 0o4000) | (mayRun ? 0o755 : 0o644))
  if (stat.isDirectory()) for (const name of readdirSync(path)) plainModes(join(path, name))
}

function sizeOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 4096)
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)
    if (line === undefined || line.length + word.length > 77) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines
}
