import { webAddress } from './address.ts'

export const maxInlineImageBytes = 5 * 1024 * 1024
/** Lazy loading puts a placeholder of a few bytes in `src`; a real picture is bigger than this. */
const placeholderBytes = 512

const inlineImage = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,([a-z0-9+/=\s]+)$/i
/** A file of the article's own folder, as importing names them. */
const storedImage = /^images\/[a-z0-9][a-z0-9-]*\.(?:png|jpe?g|gif|webp|avif|svg)$/

export interface ImageReference {
  /** Something that travels with the article: an inline image or a file of its folder. */
  readonly src: string | null
  /** Where it lies on the web. Nothing loads it. */
  readonly dataSrc: string | null
}

/**
 * SECURITY: a remote address never comes back as `src`, whichever attribute it came in.
 * What came along stays; what is only linked is kept as an address and shown as a gap.
 */
export function imageReference(
  properties: { readonly src?: unknown; readonly dataSrc?: unknown },
  base: string | null = null,
): ImageReference {
  const linked = webAddress(properties.dataSrc, base)
  const { src } = properties
  if (typeof src === 'string' && storedImage.test(src)) return { src, dataSrc: linked }
  const inline = inlineImageOf(src)
  if (inline !== null && (linked === null || inlineBytes(inline) > placeholderBytes)) {
    return { src: inline, dataSrc: linked }
  }
  return { src: null, dataSrc: linked ?? webAddress(src, base) }
}

/** In clean HTML; a quotation mark in a text is no attribute's, so it is looked for within the tag. */
const storedInTag = /<img(?:\s[\w:-]+(?:="[^"]*")?)*?\ssrc="images\/([a-z0-9][a-z0-9-]*\.[a-z]+)"/g

/** Names in the article's `images/` that a clean body shows. */
export function picturesIn(html: string): ReadonlySet<string> {
  return new Set(Array.from(html.matchAll(storedInTag), ([, name = '']) => name))
}

function inlineImageOf(src: unknown): string | null {
  if (typeof src !== 'string' || !inlineImage.test(src.trim())) return null
  const compact = src.replace(/\s+/g, '')
  return inlineBytes(compact) > maxInlineImageBytes ? null : compact
}

function inlineBytes(dataAddress: string): number {
  return Math.floor(((dataAddress.length - dataAddress.indexOf(',') - 1) * 3) / 4)
}
