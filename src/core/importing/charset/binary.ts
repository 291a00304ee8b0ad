/** What a file is when it is no text; the words end the sentence "…, not text". */
const magics: readonly { readonly what: string; readonly at?: number; readonly bytes: string }[] = [
  { what: 'a PNG image', bytes: '\x89PNG\r\n' },
  { what: 'a JPEG image', bytes: '\xff\xd8\xff' },
  { what: 'a GIF image', bytes: 'GIF87a' },
  { what: 'a GIF image', bytes: 'GIF89a' },
  { what: 'a WebP image', at: 8, bytes: 'WEBP' },
  { what: 'a TIFF image', bytes: 'II*\0' },
  { what: 'a TIFF image', bytes: 'MM\0*' },
  { what: 'a HEIC or AVIF image', at: 4, bytes: 'ftyphei' },
  { what: 'a HEIC or AVIF image', at: 4, bytes: 'ftypavi' },
  { what: 'an MP4 film', at: 4, bytes: 'ftyp' },
  { what: 'a PDF document', bytes: '%PDF-' },
  { what: 'a gzip archive', bytes: '\x1f\x8b' },
  { what: 'a RAR archive', bytes: 'Rar!\x1a' },
  { what: 'a 7-Zip archive', bytes: '7z\xbc\xaf\x27\x1c' },
  { what: 'a bzip2 archive', bytes: 'BZh' },
  { what: 'an XZ archive', bytes: '\xfd7zXZ\0' },
  { what: 'a tar archive', at: 257, bytes: 'ustar' },
  { what: 'an old Office document', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { what: 'an SQLite database', bytes: 'SQLite format 3\0' },
  { what: 'a program', bytes: '\x7fELF' },
  { what: 'a program', bytes: '\xcf\xfa\xed\xfe' },
  { what: 'a program', bytes: '\xca\xfe\xba\xbe' },
  { what: 'a WebAssembly program', bytes: '\0asm' },
  { what: 'a font', bytes: 'wOFF' },
  { what: 'a font', bytes: 'wOF2' },
  { what: 'a font', bytes: '\0\x01\0\0\0' },
  { what: 'a font', bytes: 'OTTO\0' },
  { what: 'an Ogg sound', bytes: 'OggS' },
  { what: 'a FLAC sound', bytes: 'fLaC\0' },
  { what: 'an MP3 sound', bytes: 'ID3\x03' },
  { what: 'an MP3 sound', bytes: 'ID3\x04' },
  { what: 'a WAV sound', at: 8, bytes: 'WAVEfmt' },
  { what: 'a Matroska film', bytes: '\x1aE\xdf\xa3' },
  { what: 'an RTF document', bytes: '{\\rtf' },
  { what: 'a property list', bytes: 'bplist00' },
]

/** Control characters that text may hold: tab, line ends, form feed, escape (ISO-2022-JP), end of file. */
const harmlessControls = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b])
const sampleBytes = 64 * 1024

/** What these bytes are, or null when they may be text in some charset of one byte or more. */
export function binaryKind(bytes: Uint8Array): string | null {
  for (const { what, at = 0, bytes: magic } of magics) if (hasAt(bytes, magic, at)) return what
  if (hasAt(bytes, 'PK\x03\x04', 0) || hasAt(bytes, 'PK\x05\x06', 0)) return zipKind(bytes)
  if (hasAt(bytes, 'MZ', 0) && bytes.subarray(0, 512).includes(0)) return 'a program'
  return controlsIn(bytes) ? 'binary data' : null
}

function zipKind(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 4096))
  if (start.includes('mimetypeapplication/epub+zip')) return 'an EPUB book'
  if (start.includes('word/')) return 'a Word document'
  if (start.includes('xl/')) return 'an Excel workbook'
  if (start.includes('ppt/')) return 'a PowerPoint presentation'
  if (start.includes('mimetypeapplication/vnd.oasis.opendocument')) return 'an OpenDocument file'
  return 'a ZIP archive'
}

/** More than one control character in 500: no text is written so. One alone, if it is no NUL, may be a slip. */
function controlsIn(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleBytes)
  let controls = 0
  for (const byte of sample) if (byte < 0x20 && !harmlessControls.has(byte)) controls += 1
  return controls * 500 > sample.length && (controls > 1 || sample.includes(0))
}

function hasAt(bytes: Uint8Array, magic: string, at: number): boolean {
  if (bytes.length < at + magic.length) return false
  for (let index = 0; index < magic.length; index += 1) {
    if (bytes[at + index] !== magic.charCodeAt(index)) return false
  }
  return true
}
