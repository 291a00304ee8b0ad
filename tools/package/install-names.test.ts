import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { inProject } from '../runtimes/paths.ts'

interface Built {
  readonly target: readonly { readonly target: string; readonly arch: readonly string[] }[]
}

const config = parse(readFileSync(inProject('electron-builder.yml'), 'utf8')) as Readonly<
  Record<'mac' | 'win' | 'linux', Built>
>
const guide = readFileSync(inProject('docs', 'install.md'), 'utf8')

/** As electron-builder calls architectures in names of files. */
function called(arch: string, target: string): string {
  if (arch === 'x64' && ['AppImage', 'rpm'].includes(target)) return 'x86_64'
  return arch === 'arm64' && target === 'rpm' ? 'aarch64' : arch
}

function nameOf(system: string, target: string, arch: string): string {
  const start = `Offprint-VERSION-${system}-${called(arch, target)}`
  if (target === 'nsis') return `${start}-setup.exe`
  return target === 'portable' ? `${start}-portable.exe` : `${start}.${target}`
}

const made = Object.entries({ windows: config.win, mac: config.mac, linux: config.linux }).flatMap(
  ([system, { target }]) =>
    target.flatMap((each) => each.arch.map((arch) => nameOf(system, each.target, arch))),
)

it('the guide names every file that a release has, as it is called', () => {
  // Those are read by programs: the dmg holds the same.
  const forPeople = made.filter((name) => !name.endsWith('.zip'))
  expect(forPeople.length).toBeGreaterThan(10)
  // Two of a row share their beginning.
  expect(forPeople.filter((name) => !guide.includes(name.replace('Offprint-VERSION', '')))).toEqual([])
})

it('the guide names no file that no release has', () => {
  const named = guide.match(/Offprint-VERSION-[\w.-]*\w/g) ?? []
  expect(named.filter((name) => !made.includes(name))).toEqual([])
})

it('the bookmark of the guide is one line, and is the link that it describes', () => {
  const [line = ''] = /^javascript:.*$/m.exec(guide) ?? []
  expect(line).toMatch(/^javascript:location\.href='offprint:\/\/add\?url='.*title\)$/)
  expect(line).not.toContain(' ')
})
