import type { Bundle, Opened } from './bundle.ts'
import { decode } from './charset/decode.ts'
import { exportIn } from './formats/exports.ts'
import { looksLikeMime } from './mime/message.ts'
import { readMhtml } from './formats/mhtml.ts'
import { readKeptBody } from './formats/kept-body.ts'
import { isPdf, readPdf } from './formats/pdf/pdf.ts'
import { urlList } from './formats/url-list.ts'
import { openZipExport } from './formats/zip-export.ts'
import { TextProbe } from './probe.ts'
import { readDecoded, readSource } from './read.ts'
import { EntryUnreadable, unreadable } from './reading.ts'
import type { ReadSource } from './source.ts'
import { looksLikeZip } from './zip/zip.ts'

/**
 * Bytes, or a zip where it lies, to articles or to an export of many. For untrusted input: it runs where it can
 * be killed. An expected failure is a reason; a throw is a bug, or a stack that was not deep enough.
 */
export async function openSource(source: ReadSource): Promise<Opened> {
  try {
    return await open(source)
  } catch (error) {
    if (error instanceof EntryUnreadable) return { kind: 'read', reading: unreadable(error.message) }
    throw error
  }
}

async function open(source: ReadSource): Promise<Opened> {
  if (source.kept === true) return { kind: 'read', reading: readKeptBody(source) }
  if (source.path !== undefined || looksLikeZip(source.bytes)) return openZipExport(source)
  if (source.html === undefined && isPdf(source.bytes))
    return { kind: 'read', reading: await readPdf(source) }
  if (source.html === undefined && looksLikeMime(source.bytes))
    return { kind: 'read', reading: readMhtml(source) }
  const decoded = source.bytes.length === 0 ? null : decode(source.bytes)
  if (decoded?.kind !== 'text') return { kind: 'read', reading: readSource(source) }
  const bundle = bundleIn(source, decoded.text)
  if (bundle !== null) return { kind: 'bundle', bundle }
  return {
    kind: 'read',
    reading: source.html === undefined ? readDecoded(source, decoded) : readSource(source),
  }
}

function bundleIn(source: ReadSource, text: string): Bundle | null {
  const probe = new TextProbe(source, text)
  // Addresses alone say all that the HTML beside them says; any other paste is an article.
  return source.html === undefined ? exportIn(probe) : urlList(probe)
}

/** Would `openSource` give an export? Costs no more than to look. */
export async function isExportSource(source: ReadSource): Promise<boolean> {
  try {
    return await isExport(source)
  } catch (error) {
    if (error instanceof EntryUnreadable) return false
    throw error
  }
}

async function isExport(source: ReadSource): Promise<boolean> {
  if (source.path !== undefined || looksLikeZip(source.bytes)) {
    const opened = await openZipExport(source)
    if (opened.kind === 'bundle') await opened.bundle.close?.()
    return opened.kind === 'bundle'
  }
  const decoded = source.bytes.length === 0 ? null : decode(source.bytes)
  return decoded?.kind === 'text' && bundleIn(source, decoded.text) !== null
}
