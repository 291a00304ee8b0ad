import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErrno } from '@core/library/file-system.ts'
import { albumLimits } from './album.ts'
import type { PageParts } from './parts.ts'
import { plainPath } from './parts.ts'

/**
 * Files in the folder of a saved page and below, as `page_files/photo.jpg`. Read where the page is parsed, when it is
 * asked for.
 * SECURITY: the address is the page's own: only plain names below its folder, and no link on the way, which could
 * lead anywhere on the disk.
 */
export function partsBeside(folder: string): PageParts {
  return {
    find(address) {
      const path = plainPath(address)
      return path === null ? null : readPlain(folder, path.split('/'))
    },
  }
}

function readPlain(folder: string, names: readonly string[]): Uint8Array | null {
  let path = folder
  try {
    for (const [index, name] of names.entries()) {
      path = join(path, name)
      const found = lstatSync(path)
      const isLast = index === names.length - 1
      if (isLast ? !found.isFile() : !found.isDirectory()) return null
      if (isLast && found.size > albumLimits.pictureBytes + 1) return null
    }
    return readFileSync(path)
  } catch (error) {
    if (isErrno(error)) return null
    throw error
  }
}
