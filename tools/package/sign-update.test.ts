import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { isSigned } from '../../src/core/updates/signature.ts'
import { signed } from './sign-update.ts'

const pair = generateKeyPairSync('ed25519')
const secret = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
const key = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
const latest = 'version: 1.2.0\nfiles:\n  - url: a.exe\n    sha512: YQ==\n    size: 3\npath: a.exe\n'

it('what it signs is what a copy of the program takes, and nothing of it is lost', () => {
  const out = parse(signed(latest, secret)) as {
    readonly version: string
    readonly files: []
    readonly signature: string
  }
  expect(out).toMatchObject({
    version: '1.2.0',
    path: 'a.exe',
    files: [{ url: 'a.exe', sha512: 'YQ==', size: 3 }],
  })
  expect(isSigned(out, key)).toBe(true)
})

it('refuses a file that says nothing of a release', () => {
  expect(() => signed('version: 1.2.0\nfiles: []\n', secret)).toThrow()
})
