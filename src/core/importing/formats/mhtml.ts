import { webAddress } from '@core/markup/address.ts'
import { decode } from '../charset/decode.ts'
import { canonicalCharset, decodeStrictly } from '../charset/decoders.ts'
import { feedDate } from '../evidence/feed-date.ts'
import { momentOf } from '../evidence/moment.ts'
import type { MimePart } from '../mime/message.ts'
import { messageHeaders, mimeParts } from '../mime/message.ts'
import { decodeWords } from '../mime/words.ts'
import type { PageParts } from '../pictures/parts.ts'
import type { Reading } from '../reading.ts'
import { unreadable } from '../reading.ts'
import type { ReadSource } from '../source.ts'
import { readHtml } from './html.ts'

/** A page saved by a browser as one file, its parts after it (MHTML, RFC 2557), or an e-mail with HTML. */
export function readMhtml(source: ReadSource): Reading {
  const headers = messageHeaders(source.bytes)
  const parts = mimeParts(source.bytes)
  const page = pageAmong(parts, headers)
  if (page === null) return unreadable('there is no page in it', 'mhtml')
  // In a file from a word processor it may be a `file:` address, good for finding the parts and nothing else.
  const base = page.headers.get('content-location') ?? headers.get('content-location') ?? null
  const address =
    webAddress(headers.get('snapshot-content-location')) ??
    webAddress(page.headers.get('content-location'), headers.get('content-location') ?? null) ??
    webAddress(headers.get('content-location'))
  const subject = decodeWords(headers.get('subject') ?? '').trim()
  const { text, lost } = textOf(page)
  const reading = readHtml(
    {
      ...source,
      parts: partsOfMessage(parts, address ?? base),
      origin: {
        address,
        title: subject === '' ? null : subject,
        savedAt: momentOf(feedDate(headers.get('date') ?? null)),
      },
    },
    text,
  )
  if (!reading.ok) return { ...reading, format: 'mhtml' }
  const articles = reading.articles.map(({ draft, furniture }) => ({
    draft: { ...draft, source: { extension: 'mhtml', bytes: source.bytes } },
    furniture,
  }))
  const notes =
    lost === 0
      ? reading.notes
      : [...reading.notes, `${lost} characters could not be read and stand as \uFFFD.`]
  return { ...reading, format: 'mhtml', articles, notes }
}

/** The one that the message names as its beginning, else the first page in it. */
function pageAmong(parts: readonly MimePart[], headers: ReadonlyMap<string, string>): MimePart | null {
  const start = /\bstart\s*=\s*"?(<[^>"]+>)/i.exec(headers.get('content-type') ?? '')?.[1]
  const pages = parts.filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml')
  return (
    pages.find((part) => start !== undefined && part.headers.get('content-id') === start) ?? pages[0] ?? null
  )
}

function textOf(page: MimePart): { readonly text: string; readonly lost: number } {
  const bytes = page.bytes()
  const declared = canonicalCharset(page.parameters.get('charset') ?? '')
  const strict = declared === null ? null : decodeStrictly(bytes, declared)
  if (strict !== null) return { text: strict, lost: 0 }
  const decoded = decode(bytes)
  return decoded.kind === 'text' ? decoded : { text: '', lost: 0 }
}

/** By the address that a part had, or by its id. */
function partsOfMessage(parts: readonly MimePart[], base: string | null): PageParts {
  const byName = new Map<string, MimePart>()
  for (const part of parts) {
    const location = part.headers.get('content-location')
    const id = part.headers.get('content-id')?.replace(/^<|>$/g, '')
    const names = [location, resolved(location, base), id === undefined ? null : `cid:${id}`]
    for (const name of names) if (typeof name === 'string' && !byName.has(name)) byName.set(name, part)
  }
  return {
    find(wanted) {
      const written = wanted.trim()
      const part =
        byName.get(written) ??
        byName.get(resolved(written, base) ?? '') ??
        (/^cid:/i.test(written) ? byName.get(`cid:${decoded(written.slice(4))}`) : undefined)
      return part === undefined ? null : part.bytes()
    },
  }
}

function resolved(address: string | undefined, base: string | null): string | null {
  if (address === undefined) return null
  if (base !== null && URL.canParse(address, base)) return new URL(address, base).href
  return URL.canParse(address) ? new URL(address).href : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
