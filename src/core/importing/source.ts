import type { ExtractionMethod } from '@shared/extraction.ts'
import { partsBeside } from './pictures/beside.ts'
import type { PageParts } from './pictures/parts.ts'

/** Where and when a page was saved, as the file around it says. */
export interface PageOrigin {
  readonly address: string | null
  /** For a page that has none of its own. */
  readonly title: string | null
  /** ISO 8601 in UTC. */
  readonly savedAt: string | null
}

/** What one file or one paste is, before anything is known of it. */
export interface ReadSource {
  /** A file's name without its folders, or "Pasted text". */
  readonly name: string
  readonly bytes: Uint8Array
  /** A zip that is read where it lies, because it may be larger than memory; `bytes` is empty then. */
  readonly path?: string
  /** What the clipboard offered beside the text. */
  readonly html?: string
  /** A paste has no file name that could serve as a title. */
  readonly pasted?: boolean
  /** A body as a library kept it, from an archive: it is cleaned again, and nothing more is made of it. */
  readonly kept?: boolean
  /** Folder of the file on the disk, where a saved page may have its pictures. */
  readonly folder?: string
  /** Files that came along, found already. */
  readonly parts?: PageParts
  /** What becomes of a book; an article for each chapter unless said otherwise. */
  readonly books?: 'chapters' | 'whole'
  /** How to find the article in a page; our own way unless said otherwise. */
  readonly method?: ExtractionMethod
  /** What the file around a page says of it. */
  readonly origin?: PageOrigin
}

/** The file's name without its ending, as a title of last resort. */
export function nameAsTitle(source: ReadSource): string | null {
  if (source.pasted === true) return null
  const bare = source.name.replace(/\.[a-z0-9]{1,8}$/i, '')
  const words = bare.replace(/[_\s]+/g, ' ').trim()
  return words === '' ? null : words
}

export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** Where the pictures of a page may be found that came along with it. */
export function partsOf({ parts, folder }: ReadSource): { readonly parts?: PageParts } {
  if (parts !== undefined) return { parts }
  return folder === undefined ? {} : { parts: partsBeside(folder) }
}
