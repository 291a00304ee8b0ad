import iconv from 'iconv-lite'

const aliases: ReadonlyMap<string, string> = new Map([
  ['ascii', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['iso-8859-9', 'windows-1254'],
  ['cp932', 'shift_jis'],
  ['cp949', 'euc-kr'],
  ['johab', 'euc-kr'],
  ['big5-hkscs', 'big5'],
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['cp850', 'ibm850'],
  ['cp866', 'ibm866'],
  ['maccyrillic', 'x-mac-cyrillic'],
  ['macroman', 'macintosh'],
  ['tis-620', 'windows-874'],
])

/** The name that the platform uses for a label; null when neither the platform nor iconv-lite knows it. */
export function canonicalCharset(label: string): string | null {
  const name = label.trim().toLowerCase()
  if (name === '') return null
  const known = aliases.get(name)
  if (known !== undefined) return known
  try {
    const encoding = new TextDecoder(name).encoding
    return aliases.get(encoding) ?? encoding
  } catch {
    return iconv.encodingExists(name) ? name : null
  }
}

/** Strictly, or null when these bytes cannot be that charset. */
export function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    if (isPlatformCharset(charset)) return null
    const text = decodeLoosely(bytes, charset)
    return text.includes('\ufffd') ? null : text
  }
}

/** What cannot be read becomes U+FFFD. */
export function decodeLoosely(bytes: Uint8Array, charset: string): string {
  return isPlatformCharset(charset)
    ? new TextDecoder(charset, { ignoreBOM: true }).decode(bytes)
    : iconv.decode(bytes, charset, { stripBOM: false })
}

/** Loosely, for a guess: null where more than one character in a hundred could not be read. */
export function decodeAs(bytes: Uint8Array, charset: string): string | null {
  const text = decodeLoosely(bytes, charset)
  return countLost(text) * 100 > text.length ? null : text
}

export function countLost(text: string): number {
  let lost = 0
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) lost += 1
  return lost
}

function isPlatformCharset(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding !== ''
  } catch {
    return false
  }
}
