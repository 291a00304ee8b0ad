import { canonicalCharset, decodeLoosely } from '../charset/decoders.ts'
import { unquote } from './message.ts'

const word = /=\?([^?\s]+)\?([bq])\?([^?]*)\?=/gi

/** A header with encoded words, as RFC 2047 writes other letters than English ones: `=?utf-8?Q?caf=C3=A9?=`. */
export function decodeWords(value: string): string {
  // Space between two encoded words is none of the text; a letter may be cut in two by it.
  const joined = value.replace(/(\?=)\s+(?==\?)/g, '$1')
  return joined.replace(/(?:=\?[^?\s]+\?[bq]\?[^?]*\?=)+/gi, (run) => {
    const pieces: { charset: string; bytes: Buffer }[] = []
    for (const [, label = '', kind = '', written = ''] of run.matchAll(word)) {
      const charset = canonicalCharset(label.split('*')[0] ?? '') ?? 'windows-1252'
      const bytes =
        kind.toLowerCase() === 'b'
          ? Buffer.from(written, 'base64')
          : Buffer.from(unquote(written.replaceAll('_', ' ')), 'latin1')
      const last = pieces.at(-1)
      if (last?.charset === charset) last.bytes = Buffer.concat([last.bytes, bytes])
      else pieces.push({ charset, bytes })
    }
    return pieces.map(({ charset, bytes }) => decodeLoosely(bytes, charset)).join('')
  })
}
