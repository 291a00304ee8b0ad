import { idPrefix } from './names.ts'

const maxAddressLength = 8192

/**
 * An address a reader may follow: http, https or mailto, absolute and normalised; null for all else.
 * SECURITY: an allow-list by parsed protocol, never by looking at the text.
 */
export function linkAddress(value: unknown, base: string | null = null): string | null {
  const url = parseAddress(value, base)
  if (url === null) return null
  return url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'mailto:' ? url.href : null
}

/** http or https, absolute; null for all else. */
export function webAddress(value: unknown, base: string | null = null): string | null {
  const url = parseAddress(value, base)
  if (url === null) return null
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}

/** `#note` with our prefix, when the link stays within the page; null when it leaves it. */
export function inPageAddress(value: unknown, base: string | null = null): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim()
  const fragment = text.startsWith('#') ? text.slice(1) : fragmentOf(text, base)
  if (fragment === null || fragment === '') return null
  return `#${prefixed(fragment)}`
}

export function prefixed(id: string): string {
  return id.startsWith(idPrefix) ? id : idPrefix + id
}

function fragmentOf(text: string, base: string | null): string | null {
  if (base === null || !text.includes('#')) return null
  const target = parseAddress(text, base)
  const page = parseAddress(base, null)
  if (target === null || page === null || target.hash === '') return null
  const fragment = target.hash.slice(1)
  target.hash = ''
  page.hash = ''
  return target.href === page.href ? fragment : null
}

/** The WHATWG parser, so that `java\nscript:` is read as the screen would read it. */
function parseAddress(value: unknown, base: string | null): URL | null {
  if (typeof value !== 'string' || value.trim() === '' || value.length > maxAddressLength) return null
  if (base !== null && URL.canParse(value, base)) return new URL(value, base)
  return URL.canParse(value) ? new URL(value) : null
}
