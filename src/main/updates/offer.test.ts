import { generateKeyPairSync } from 'node:crypto'
import { isSigned, signUpdate } from '@core/updates/signature.ts'
import { describe, expect, it } from 'vitest'
import { feedHost, placeholderOwner } from './feed.ts'
import type { Installation } from './hindrance.ts'
import { hindranceOf } from './hindrance.ts'
import { notesText } from './notes.ts'

describe('a copy looks for newer versions itself', () => {
  const base: Installation = {
    isPackaged: true,
    platform: 'linux',
    environment: { APPIMAGE: '/home/a/Offprint.AppImage' },
    program: '/tmp/.mount_Offpri/offprint',
    host: 'github.com',
    key: 'key',
  }
  const windows: Installation = {
    ...base,
    platform: 'win32',
    environment: {},
    program: 'C:\\O\\Offprint.exe',
  }
  it.each([
    ['as an AppImage', base, null],
    ['as installed on Windows', windows, null],
    ['not out of its sources', { ...base, isPackaged: false }, 'development'],
    ['not on macOS', { ...base, platform: 'darwin' }, 'unsigned-system'],
    [
      'not as a deb or rpm',
      { ...base, environment: {}, program: '/opt/Offprint/offprint' },
      'package-manager',
    ],
    ['not out of a folder', { ...base, environment: { APPIMAGE: '' } }, 'portable'],
    [
      'not as the portable exe',
      { ...windows, environment: { PORTABLE_EXECUTABLE_FILE: 'E:\\o.exe' } },
      'portable',
    ],
    ['not without a place to ask', { ...base, host: null }, 'not-set-up'],
    ['not without a key', { ...windows, key: null }, 'not-set-up'],
  ] as const)('%s', (_, installation, hindrance) => {
    expect(hindranceOf(installation)).toBe(hindrance)
  })
})

it('names the host that would be asked, and nobody else’s', () => {
  expect(feedHost('provider: github\nowner: a\nrepo: b\n')).toBe('github.com')
  expect(feedHost('provider: generic\nurl: https://dl.example/offprint\n')).toBe('dl.example')
  expect(feedHost(`provider: github\nowner: ${placeholderOwner}\nrepo: b\n`)).toBe(null)
  for (const text of [null, '', ': [', 'provider: s3', 'provider: generic\nurl: http://dl.example/'])
    expect(feedHost(text)).toBe(null)
})

it('a signature holds for one version with its files, in any order', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const one = { url: 'a.exe', sha512: 'YQ==' }
  const two = { url: 'b.exe', sha512: 'Yg==' }
  const update = { version: '2.0.0', files: [one, two], notes: '' }
  const signature = signUpdate(update, privateKey)
  expect(isSigned({ ...update, signature }, key)).toBe(true)
  expect(isSigned({ ...update, files: [two, one], signature }, key)).toBe(true)
  expect(isSigned({ ...update, version: '2.0.1', signature }, key)).toBe(false)
  expect(isSigned({ ...update, files: [one], signature }, key)).toBe(false)
  expect(isSigned({ ...update, files: [one, { ...two, sha512: 'Yw==' }], signature }, key)).toBe(false)
  expect(
    isSigned(
      { ...update, files: [], signature: signUpdate({ version: '2.0.0', files: [] }, privateKey) },
      key,
    ),
  ).toBe(false)
  expect(isSigned({ ...update, signature: `${signature.slice(0, -8)}AAAAAA==` }, key)).toBe(false)
})

it('notes are text: no markup, nothing unseen, no end without a limit', () => {
  expect(notesText('<h2>New</h2><script>alert(1)</script><p>A <b>search</b>.</p>')).toBe('New\nA search.')
  expect(notesText('- plain\r\n- \u202etext\u0007 < 3')).toBe('- plain\n- text < 3')
  expect(notesText('a'.repeat(100_000)).length).toBe(6001)
})
