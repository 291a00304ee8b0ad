import type { ZipEntry } from '../zip/entry.ts'
import type { Zip } from '../zip/zip.ts'
import { albumLimits } from './album.ts'
import type { PageParts } from './parts.ts'
import { plainPath } from './parts.ts'

const pictureName = /\.(?:png|jpe?g|jfif|gif|webp|avif|svg)$/i
/** Where a name may end in a page; what stands before it is looked up. */
const nameEnd = /\.(?:png|jpe?g|jfif|gif|webp|avif|svg)(?![a-z0-9])/gi
/** In no name: quotes around attributes, tags, folders, lines. A page may write all else within a name. */
const outside = /["<>/\\\n]/
/** Characters of a name as a page writes it, at most: 255 bytes, each as `%20`. */
const longestName = 765

/** The pictures of a zip, by name: it may hold tens of thousands, and each page of it asks for its own. */
export class PicturesInZip {
  readonly #zip: Zip
  /** By the last part of the name, as a page may spell it. */
  readonly #bySpelling = new Map<string, ZipEntry[]>()

  constructor(zip: Zip) {
    this.#zip = zip
    for (const entry of zip.entries) {
      if (!pictureName.test(entry.name) || entry.size > albumLimits.pictureBytes) continue
      const last = entry.name.split('/').at(-1) ?? entry.name
      for (const spelling of new Set([last, encodeURI(last), encodeURIComponent(last)])) {
        const same = this.#bySpelling.get(spelling)
        if (same === undefined) this.#bySpelling.set(spelling, [entry])
        else same.push(entry)
      }
    }
  }

  /**
   * Those that a page in the zip may name. Read ahead, because a page is parsed in one go: those whose name stands
   * in its text, whatever folder they lie in.
   *
   * @param entry the page's own name in the zip: its addresses are relative to that
   */
  async partsOf(entry: string, text: string): Promise<PageParts> {
    const found = new Map<string, Uint8Array>()
    let bytes = 0
    for (const picture of this.namedIn(text)) {
      bytes += picture.size
      // Twice as many as an article may have: those beyond say on the receipt that there were more.
      if (bytes > albumLimits.totalBytes || found.size >= 2 * albumLimits.pictures) break
      const read = await this.#zip.read(picture)
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

  /** Pictures whose name stands in the text, in the order of the text. */
  namedIn(text: string): ReadonlySet<ZipEntry> {
    const named = new Set<ZipEntry>()
    if (this.#bySpelling.size === 0) return named
    for (const { index, 0: ending } of text.matchAll(nameEnd)) {
      const end = index + ending.length
      for (let start = index - 1; start >= Math.max(0, end - longestName); start -= 1) {
        if (outside.test(text.charAt(start))) break
        // A name goes back to a mark that may be before it: a space, an equals sign, a bracket.
        if (start > 0 && !isEdge(text.charAt(start - 1))) continue
        const written = text.slice(start, end)
        for (const spelling of [written, written.replaceAll('&amp;', '&')])
          for (const entry of this.#bySpelling.get(spelling) ?? []) named.add(entry)
      }
    }
    return named
  }
}

function isEdge(character: string): boolean {
  return outside.test(character) || /[\s'=(,;:]/.test(character)
}

function hasScheme(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address.trim())
}
