/** What a picture is, told by its first bytes. Width and height are in pixels, 0 where they were not found. */
export interface PictureKind {
  readonly extension: 'png' | 'jpg' | 'gif' | 'webp' | 'avif'
  readonly width: number
  readonly height: number
}

/**
 * SECURITY: by content, never by name or declared type. Null for everything that the library does not keep as it came,
 * SVG among it: that is a document which can hold a program, and is made anew (`drawing/`).
 */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (has(bytes, 0, '\x89PNG\r\n\x1a\n') && has(bytes, 12, 'IHDR')) return sized('png', view, 16, 20)
  if (has(bytes, 0, '\xff\xd8\xff')) return { extension: 'jpg', ...jpegSize(view) }
  if (has(bytes, 0, 'GIF87a') || has(bytes, 0, 'GIF89a')) return gif(view)
  if (has(bytes, 0, 'RIFF') && has(bytes, 8, 'WEBP')) return { extension: 'webp', ...webpSize(bytes, view) }
  return isAvif(bytes) ? { extension: 'avif', ...avifSize(bytes, view) } : null
}

/** Is it an SVG, or what would be one? A page that begins with a drawing is none. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2000))
  const begins = /^\s*(?:\u00ef\u00bb\u00bf)?(?:<\?xml|<!--|<!DOCTYPE\s+svg|<svg\b)/i.test(head)
  return begins && /<svg\b/i.test(head) && !/<(?:!doctype\s+html|html|head|body)\b/i.test(head)
}

type Size = Pick<PictureKind, 'width' | 'height'>
const unknownSize: Size = { width: 0, height: 0 }

function has(bytes: Uint8Array, at: number, text: string): boolean {
  if (bytes.length < at + text.length) return false
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  }
  return true
}

function sized(
  extension: PictureKind['extension'],
  view: DataView,
  width: number,
  height: number,
): PictureKind | null {
  if (view.byteLength < height + 4) return null
  return { extension, width: view.getUint32(width), height: view.getUint32(height) }
}

function gif(view: DataView): PictureKind | null {
  if (view.byteLength < 13) return null
  return { extension: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

/** Walks from marker to marker to the one that begins the frame. */
function jpegSize(view: DataView): Size {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return unknownSize
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return unknownSize
}

/** RFC 9649: lossy, lossless and extended files say it in three places. */
function webpSize(bytes: Uint8Array, view: DataView): Size {
  if (view.byteLength < 30) return unknownSize
  if (has(bytes, 12, 'VP8X')) return { width: 1 + int24(view, 24), height: 1 + int24(view, 27) }
  if (has(bytes, 12, 'VP8L')) {
    const packed = view.getUint32(21, true)
    return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) }
  }
  if (!has(bytes, 12, 'VP8 ')) return unknownSize
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

function int24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}

function isAvif(bytes: Uint8Array): boolean {
  if (!has(bytes, 4, 'ftyp')) return false
  return [8, 16, 20, 24, 28].some((at) => has(bytes, at, 'avif') || has(bytes, at, 'avis'))
}

function avifSize(bytes: Uint8Array, view: DataView): Size {
  const end = Math.min(bytes.length - 16, 4096)
  for (let at = 16; at < end; at += 1) {
    if (has(bytes, at, 'ispe')) return { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
  }
  return unknownSize
}
