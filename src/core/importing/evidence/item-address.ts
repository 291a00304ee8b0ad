import { canonicalAddress } from './canonical-address.ts'
import { decodeEntities } from './entities.ts'

/** What became of an address that an export gives. */
export type ItemAddress =
  | { readonly kind: 'web'; readonly url: string; readonly note: string | null }
  /** Something that no reader could open: a script, a file of that computer, a page of the browser itself. */
  | { readonly kind: 'foreign'; readonly scheme: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'bad' }

const foreignScheme = /^([a-z][a-z0-9+.-]*):/i
/** Readability and Instapaper put the page's address behind one of their own. */
const wrapped =
  /^https?:\/\/(?:www\.)?(?:readability\.com\/(?:m|read)|instapaper\.com\/(?:m|text)|outline\.com)\?(?:.*&)?(?:url|u)=([^&]+)/i

/** Reads an address with the faults that exports have: entities left in, raw spaces, wrappers, "undefined" glued on. */
export function itemAddress(written: string | null): ItemAddress {
  const text = decodeEntities(written ?? '')
    .replace(/[\t\r\n]/g, '')
    .trim()
  if (text === '') return { kind: 'none' }
  if (!/^https?:/i.test(text)) {
    const scheme = foreignScheme.exec(text)?.[1]?.toLowerCase()
    if (scheme !== undefined && !/^[\w.-]+\.[a-z]{2,}$/i.test(scheme)) return { kind: 'foreign', scheme }
    // Typed by hand: "example.org/page".
    return /^(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]|$)/i.test(text) ? web(`https://${text}`, null) : { kind: 'bad' }
  }
  const inner = wrapped.exec(text)?.[1]
  const unwrapped = inner === undefined ? null : canonicalAddress(decoded(inner))
  return web(unwrapped ?? text, unwrapped === null ? null : 'Its address was taken out of a reader’s link.')
}

function web(text: string, note: string | null): ItemAddress {
  const url = canonicalAddress(text)
  if (url === null) return { kind: 'bad' }
  const { hostname } = new URL(url)
  if (!hostname.includes('.') && hostname !== 'localhost' && !hostname.startsWith('[')) return { kind: 'bad' }
  if (/\.[a-z]{2,}undefined$/.test(hostname)) {
    const mended = url.replace(hostname, hostname.slice(0, -'undefined'.length))
    return { kind: 'web', url: mended, note: '“undefined” was taken off the end of its host name.' }
  }
  return { kind: 'web', url, note }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

/** An address as a person would write it down: the title of what has no other. */
export function addressAsTitle(url: string): string {
  const { hostname, pathname, search } = new URL(url)
  const path = decoded(`${pathname}${search}`).replace(/\/$/, '')
  return `${hostname.replace(/^www\./, '')}${path}`.slice(0, 200)
}

/** Some services give the address as the title when they found none, cut at 75 letters or not. */
export function isAddress(title: string, url: string | null): boolean {
  const bare = (text: string): string => decodeEntities(text).trim().replace(/\/$/, '')
  const one = bare(title)
  return url !== null && /^https?:\/\//i.test(one) && bare(url).startsWith(one.replace(/(?:…|\.{3})$/, ''))
}
