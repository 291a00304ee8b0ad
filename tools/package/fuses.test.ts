import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AfterPackContext } from 'electron-builder'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { afterPack } from './after-pack.ts'
import * as fuses from './fuses.ts'
import { makePlaceholder } from './placeholder.ts'

const { setFuses, wrongFuses } = fuses
const folder = mkdtempSync(join(tmpdir(), 'offprint-fuses-'))
const program = join(folder, 'electron')

/** Of a program that ships, by name, in the order in which Electron reads them. */
const shipped = [
  ['RunAsNode', 'off'],
  ['EnableCookieEncryption', 'off'],
  ['EnableNodeOptionsEnvironmentVariable', 'off'],
  ['EnableNodeCliInspectArguments', 'off'],
  ['EnableEmbeddedAsarIntegrityValidation', 'on'],
  ['OnlyLoadAppFromAsar', 'on'],
  ['LoadBrowserProcessSpecificV8Snapshot', 'off'],
  ['GrantFileProtocolExtraPrivileges', 'off'],
  ['WasmTrapHandlers', 'on'],
] as const

/** Where the fuse of that number stands: sentinel, version and length come before the first. */
const offset = (bytes: Buffer, fuse: number): number =>
  bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34 + fuse

/** As it stands in the program's bytes, read without the library that wrote it. */
function states(path: string): readonly string[] {
  const bytes = readFileSync(path)
  const length = bytes[offset(bytes, 0) - 1] ?? 0
  return Array.from({ length }, (_, fuse) => {
    const state = bytes.toString('latin1', offset(bytes, fuse), offset(bytes, fuse) + 1)
    return state === '1' ? 'on' : state === '0' ? 'off' : state
  })
}

function turn(path: string, fuse: number, to: string): void {
  const bytes = readFileSync(path)
  bytes.write(to, offset(bytes, fuse), 'latin1')
  writeFileSync(path, bytes)
}

/** As electron-builder calls it for a package of Linux. */
const packed = {
  appOutDir: folder,
  packager: { appInfo: { productFilename: 'x' } },
  electronPlatformName: 'linux',
}

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

describe('the fuses', () => {
  it('are wrong as Electron is delivered, and each is right by name once they are flipped', async () => {
    makePlaceholder(folder, '45.0.0')
    expect((await wrongFuses(program)).length).toBe(6)
    await setFuses(program)
    expect(await wrongFuses(program)).toEqual([])
    expect(states(program)).toEqual(shipped.map(([, state]) => state))
  })

  it.each(shipped.map(([name, state], fuse) => ({ name, state, fuse })))(
    'name $name where it is not $state',
    async ({ name, state, fuse }) => {
      makePlaceholder(folder, '45.0.0')
      await setFuses(program)
      const wrong = [`the fuse ${name} must be ${state}, and is not`]
      turn(program, fuse, state === 'on' ? '0' : '1')
      expect(await wrongFuses(program)).toEqual(wrong)
      // Removed from Electron, so that it stands neither way.
      turn(program, fuse, 'r')
      expect(await wrongFuses(program)).toEqual(wrong)
    },
  )

  it('fail the build where one does not read back as it was set', async () => {
    makePlaceholder(folder, '45.0.0')
    writeFileSync(join(folder, 'offprint'), readFileSync(program))
    await expect(afterPack(packed as AfterPackContext)).resolves.toBeUndefined()
    const set = fuses.setFuses
    vi.spyOn(fuses, 'setFuses').mockImplementation(async (path) => {
      await set(path)
      turn(path, 7, '1')
    })
    await expect(afterPack(packed as AfterPackContext)).rejects.toThrow(
      'the fuse GrantFileProtocolExtraPrivileges must be off, and is not',
    )
  })

  it('fail the build where Electron has one that nobody has settled', async () => {
    makePlaceholder(folder, '46.0.0')
    const bytes = readFileSync(program)
    const end = offset(bytes, shipped.length)
    bytes[offset(bytes, 0) - 1] = shipped.length + 1
    writeFileSync(program, Buffer.concat([bytes.subarray(0, end), Buffer.from('1'), bytes.subarray(end)]))
    await expect(setFuses(program)).rejects.toThrow('strictlyRequireAllFuses')
    expect(await wrongFuses(program)).toContain('nobody has said how the fuse of number 9 must stand')
  })

  it('refuse a program that has none', async () => {
    makePlaceholder(folder, '45.0.0')
    writeFileSync(program, 'a program without fuses')
    await expect(setFuses(program)).rejects.toThrow(/sentinel/i)
  })
})
