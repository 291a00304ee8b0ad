/**
 * Signs what electron-builder says of a release, so that copies of the program take it:
 *
 *     node tools/package/sign-update.ts latest.yml [latest-linux.yml …]   with OFFPRINT_UPDATE_KEY set
 *     node tools/package/sign-update.ts --new-key
 *
 * OFFPRINT_UPDATE_KEY is the private half of the pair whose public half stands in src/main/updates/key.ts.
 */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import { parse, stringify } from 'yaml'
import { signUpdate } from '../../src/core/updates/signature.ts'

const Latest = v.looseObject({
  version: v.string(),
  files: v.pipe(v.array(v.looseObject({ url: v.string(), sha512: v.string() })), v.minLength(1)),
})

/** @param key PKCS#8 in DER, base64 */
export function signed(latest: string, key: string): string {
  const read = v.parse(Latest, parse(latest))
  const privateKey = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' })
  return stringify({ ...read, signature: signUpdate(read, privateKey) })
}

if (import.meta.main) {
  const files = process.argv.slice(2)
  const key = process.env['OFFPRINT_UPDATE_KEY'] ?? ''
  if (files[0] === '--new-key') {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    console.log(
      `for src/main/updates/key.ts:  ${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`,
    )
    console.log(
      `OFFPRINT_UPDATE_KEY, secret:  ${privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')}`,
    )
  } else if (key === '' || files.length === 0) {
    console.error('Usage: OFFPRINT_UPDATE_KEY=… node tools/package/sign-update.ts latest.yml … | --new-key')
    process.exitCode = 2
  } else {
    for (const file of files) writeFileSync(file, signed(readFileSync(file, 'utf8'), key))
  }
}
