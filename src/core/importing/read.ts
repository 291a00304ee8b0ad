import type { Decoded } from './charset/decode.ts'
import { decode } from './charset/decode.ts'
import { detectFormat } from './detect.ts'
import { readHtml } from './formats/html.ts'
import { readMarkdown } from './formats/markdown.ts'
import { readPaste } from './formats/paste.ts'
import { readText } from './formats/text.ts'
import type { Reading } from './reading.ts'
import { unreadable } from './reading.ts'
import type { ReadSource } from './source.ts'
import { extensionOf } from './source.ts'

/**
 * Text beyond this is no article: 16 million characters are five times War and Peace, and one body of that
 * size would make the reading pane useless. A page may be larger, because its pictures travel in it.
 */
const maxTextLength = 16_000_000

/**
 * Bytes to articles; an export of many is `openSource`'s to know. Pure, and for untrusted input: it runs where it can be killed. An expected failure is
 * a reason; a throw is a bug, or a stack that was not deep enough.
 */
export function readSource(source: ReadSource): Reading {
  if (source.bytes.length === 0 && source.html === undefined) return unreadable('it is empty')
  const decoded = decode(source.bytes)
  if (decoded.kind === 'binary') return unreadable(`it is ${decoded.what}, not text`)
  return readDecoded(source, decoded)
}

export function readDecoded(source: ReadSource, { text, lost }: Decoded): Reading {
  if (text.trim() === '' && source.html === undefined) return unreadable('there are no words in it')
  const reading = readAs(source, text)
  if (!reading.ok || lost === 0) return reading
  const characters = lost === 1 ? '1 character' : `${lost} characters`
  return { ...reading, notes: [...reading.notes, `${characters} could not be read and stand as \uFFFD.`] }
}

function readAs(source: ReadSource, text: string): Reading {
  if (source.html !== undefined) return readPaste(source, text, source.html)
  const format = detectFormat(text, extensionOf(source.name))
  if (typeof format === 'object')
    return unreadable(`it is ${format.unsupported}, which Offprint cannot read yet`)
  if (format !== 'html' && text.length > maxTextLength) {
    const millions = (length: number): string => `${Math.round(length / 1_000_000)} million`
    return unreadable(
      `it holds ${millions(text.length)} characters; an article may hold ${millions(maxTextLength)}`,
      format,
    )
  }
  switch (format) {
    case 'html':
      return readHtml(source, text)
    case 'markdown':
      return readMarkdown(source, text)
    case 'text':
      return readText(source, text)
  }
}
