import { binaryKind } from './binary.ts'
import { canonicalCharset, countLost, decodeLoosely, decodeStrictly } from './decoders.ts'
import { guessCharset } from './guess.ts'

export interface Decoded {
  readonly kind: 'text'
  /** Without its byte order mark. */
  readonly text: string
  readonly charset: string
  /** Characters that could not be read and became U+FFFD. */
  readonly lost: number
}

export interface NotText {
  readonly kind: 'binary'
  /** "a PNG image": completes "“photo” is …, not text". */
  readonly what: string
}

const headBytes = 4096

/**
 * Byte order mark, then valid UTF-8 (bytes beyond ASCII are so rarely valid by accident that it outweighs
 * any declaration), then what the file declares, then UTF-16 by its zero bytes, then a guess.
 */
export function decode(bytes: Uint8Array): Decoded | NotText {
  const marked = decodeByMark(bytes)
  if (marked !== null) return marked
  const declared = declaredCharset(bytes)
  const utf16 = bytes.includes(0) ? unmarkedUtf16(bytes) : null
  if (utf16 !== null) return decoded(bytes, utf16)
  const what = binaryKind(bytes)
  if (what !== null) return { kind: 'binary', what }
  const japanese = escapedJapanese(bytes)
  if (japanese) return decoded(bytes, 'iso-2022-jp')
  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== null) return { kind: 'text', text: utf8, charset: 'utf-8', lost: 0 }
  if (declared !== null && declared !== 'utf-8' && !(declared === 'windows-1252' && isNoWestern(bytes))) {
    const text = decodeStrictly(bytes, declared)
    if (text !== null) return { kind: 'text', text, charset: declared, lost: 0 }
  }
  if (isMostlyUtf8(bytes)) return decoded(bytes, 'utf-8')
  return decoded(bytes, guessCharset(bytes))
}

function decoded(bytes: Uint8Array, charset: string): Decoded {
  const text = decodeLoosely(bytes, charset)
  return { kind: 'text', text, charset, lost: countLost(text) }
}

const marks: readonly { readonly charset: string; readonly mark: readonly number[] }[] = [
  { charset: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { charset: 'utf-32le', mark: [0xff, 0xfe, 0, 0] },
  { charset: 'utf-32be', mark: [0, 0, 0xfe, 0xff] },
  { charset: 'utf-16le', mark: [0xff, 0xfe] },
  { charset: 'utf-16be', mark: [0xfe, 0xff] },
]

function decodeByMark(bytes: Uint8Array): Decoded | null {
  const found = marks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  return found === undefined ? null : decoded(bytes.subarray(found.mark.length), found.charset)
}

/** `<meta charset>` and `<?xml encoding?>`, where the file looks like markup at all. */
function declaredCharset(bytes: Uint8Array): string | null {
  let head = ''
  for (const byte of bytes.subarray(0, headBytes)) head += String.fromCharCode(byte)
  const label =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1] ??
    /<meta[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^@charset "([\w:.-]+)"/i.exec(head)?.[1]
  return label === undefined ? null : canonicalCharset(label)
}

/** Spaces and line ends of UTF-16 have a zero byte on one side only, and what is read is mostly letters. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null
  const sample = bytes.subarray(0, 64 * 1024)
  const zeros: [even: number, odd: number] = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1
  const [even, odd] = zeros
  if (Math.min(even, odd) * 20 > Math.max(even, odd) || Math.max(even, odd) * 40 < sample.length) return null
  const charset = odd > even ? 'utf-16le' : 'utf-16be'
  const text = decodeStrictly(sample, charset)
  if (text === null) return null
  const written = text.match(/[\p{L}\p{N}\p{P}\p{S}\p{Zs}\p{M}\r\n\t]/gu)?.length ?? 0
  return written * 20 > text.length * 19 ? charset : null
}

/**
 * Servers and editors put this label on everything, and any bytes can be read by it. But in a language that is
 * written in it letters beyond ASCII stand alone between others; two in three beside each other are another script.
 */
function isNoWestern(bytes: Uint8Array): boolean {
  let [high, beside] = [0, 0]
  for (const [index, byte] of bytes.subarray(0, 256 * 1024).entries()) {
    if (byte < 0x80) continue
    high += 1
    if ((bytes[index - 1] ?? 0) >= 0x80 || (bytes[index + 1] ?? 0) >= 0x80) beside += 1
  }
  return high >= 20 && beside * 3 > high * 2
}

function escapedJapanese(bytes: Uint8Array): boolean {
  const escape = bytes.indexOf(0x1b)
  if (escape === -1 || bytes[escape + 1] !== 0x24) return false
  return (bytes[escape + 2] === 0x40 || bytes[escape + 2] === 0x42) && !bytes.some((byte) => byte >= 0x80)
}

/** A UTF-8 file with a broken spot or a cut end is still one: more good sequences than bad bytes. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = decodeLoosely(bytes, 'utf-8')
  const lost = countLost(text)
  let beyondAscii = 0
  for (const char of text) if (char > '\x7f' && char !== '\ufffd') beyondAscii += 1
  return beyondAscii > lost * 2
}
