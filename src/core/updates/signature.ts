import { createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** A version, and its files with their checksums (SHA-512, base64). */
export interface Release {
  readonly version: string
  readonly files: readonly { readonly url: string; readonly sha512: string }[]
}

/** The bytes that are signed: the version, and every file with its checksum. */
function statement({ version, files }: Release): Buffer {
  const lines = files.map(({ url, sha512 }) => JSON.stringify([url, sha512])).sort()
  return Buffer.from(['offprint-update/1', JSON.stringify(version), ...lines].join('\n'))
}

/** @returns an Ed25519 signature, base64 */
export function signUpdate(update: Release, privateKey: KeyObject): string {
  return sign(null, statement(update), privateKey).toString('base64')
}

/**
 * Did whoever holds the private key sign this version with these files? The files are held against their checksums
 * as they are fetched, so that a host can neither exchange a file nor make up a version.
 * @param publicKey Ed25519, SPKI in DER, base64
 */
export function isSigned(
  update: Release & { readonly signature: string | null },
  publicKey: string,
): boolean {
  if (update.signature === null || update.files.length === 0) return false
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return (
    key.asymmetricKeyType === 'ed25519' &&
    verify(null, statement(update), key, Buffer.from(update.signature, 'base64'))
  )
}
