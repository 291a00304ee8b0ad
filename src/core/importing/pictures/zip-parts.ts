import type { ZipEntry } from '../zip/entry.ts'
import type { Zip } from '../zip/zip.ts'
import { albumLimits } from './album.ts'
import type { PageParts } from './parts.ts'
import { plainPath } from './parts.ts'

const pictureName = /\.(?:png|jpe?g|jfif|gif|webp|avif|svg)$/i

/**
 * The pictures of a zip that a page in it may name. Read ahead, because a page is parsed in one go: those whose name
 * stands in its text, whatever folder they lie in.
 *
 * @param entry the page's own name in the zip: its addresses are relative to that
 */
export async function partsInZip(zip: Zip, entry: string, text: string): Promise<PageParts> {
  const found = new Map<string, Uint8Array>()
  let bytes = 0
  for (const picture of picturesNamedIn(zip, text)) {
    bytes += picture.size
    if (bytes > albumLimits.totalBytes) break
    const read = await zip.read(picture)
    if (read.ok) found.set(picture.name, read.value)
  }
  const folder = entry.includes('/') ? entry.slice(0, entry.lastIndexOf('/') + 1) : ''
  return {
    find(address) {
      const path = plainPath(address.startsWith('/') ? address.slice(1) : `${folder}${address}`)
      return path === null || hasScheme(address) ? null : (found.get(path) ?? null)
    },
  }
}

function hasScheme(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address.trim())
}

function picturesNamedIn({ entries }: Zip, text: string): readonly ZipEntry[] {
  return entries.filter(({ name, size }) => {
    if (!pictureName.test(name) || size > albumLimits.pictureBytes) return false
    const last = name.split('/').at(-1) ?? name
    const spellings = [last, encodeURI(last), encodeURIComponent(last), last.replaceAll('&', '&amp;')]
    return spellings.some((spelling) => text.includes(spelling))
  })
}
