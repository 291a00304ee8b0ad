/** A file in a zip: what the list of its contents says of it, none of which is to be believed. */
export interface ZipEntry {
  /** With `/` between folders; not empty, relative, without `..`. Never use it as a path all the same. */
  readonly name: string
  /** Bytes, once unpacked. */
  readonly size: number
  readonly packedSize: number
  readonly crc32: number
  readonly method: 'stored' | 'deflated'
  /** Of its own header, from the first byte of the zip. */
  readonly offset: number
}

/** Something in a zip that is not read, and why: "“a.html”: it is locked with a password." */
export interface ZipProblem {
  readonly name: string
  readonly reason: string
  /** Where the reason is that an earlier file has the same name: this one, for exports whose last one counts. */
  readonly again?: ZipEntry
}

export interface ZipListing {
  readonly entries: readonly ZipEntry[]
  readonly problems: readonly ZipProblem[]
}

/** Why a zip, or a file in it, gave nothing. `reason` completes "“name”: …". */
export interface ZipRefusal {
  readonly code: 'not-a-zip' | 'damaged' | 'too-large' | 'trap' | 'disk'
  readonly reason: string
}

/** What may be in one zip. */
export interface ZipLimits {
  /** Of one file, unpacked, in bytes. */
  readonly entryBytes: number
  readonly entries: number
  /** Unpacked to packed. Deflate reaches 1,032; text and pages stay below 20, and only a trap is beyond this. */
  readonly ratio: number
  /** Files below this, in bytes, may have any ratio: an empty table is packed well and does no harm. */
  readonly ratioFrom: number
  /** All such small files together, unpacked, in bytes: thousands of them are a trap again. */
  readonly smallTrapsBytes: number
}

export const zipLimits: ZipLimits = {
  entryBytes: 64 * 1024 * 1024,
  entries: 2_000_000,
  ratio: 250,
  ratioFrom: 1024 * 1024,
  smallTrapsBytes: 64 * 1024 * 1024,
}
