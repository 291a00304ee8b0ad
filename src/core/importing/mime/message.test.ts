import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksLikeMime, mimeParts, unquote } from './message.ts'
import { decodeWords } from './words.ts'

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1')

describe('a MIME message', () => {
  it('gives its parts as they were written, whatever is in them', () => {
    const part = fc.record({
      bytes: fc.uint8Array({ maxLength: 200 }),
      encoding: fc.constantFrom('base64', 'quoted-printable', 'binary'),
    })
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('\n', '\r\n'),
        (parts, newline) => {
          // Where lines end with LF alone, a CR before the boundary is taken for a part of the line end.
          fc.pre(
            newline === '\r\n' ||
              parts.every(({ bytes, encoding }) => encoding !== 'binary' || bytes.at(-1) !== 13),
          )
          const body = parts.map(({ bytes, encoding }) => {
            const head = ['--b0undary', `Content-Transfer-Encoding: ${encoding}`, '', ''].join(newline)
            return `${head}${written(bytes, encoding)}${newline}`
          })
          const message = `MIME-Version: 1.0${newline}Content-Type: multipart/related; boundary=b0undary${newline}${newline}${body.join('')}--b0undary--${newline}`
          expect(looksLikeMime(bytesOf(message))).toBe(true)
          expect(mimeParts(bytesOf(message)).map((each) => Buffer.from(each.bytes()))).toEqual(
            parts.map(({ bytes }) => Buffer.from(bytes)),
          )
        },
      ),
    )
  })

  it('that is nested without an end comes to one', () => {
    const nested = Array.from(
      { length: 300 },
      (_, depth) => `--${depth}\nContent-Type: multipart/mixed; boundary=${depth + 1}\n\n`,
    )
    const message = `Content-Type: multipart/mixed; boundary=0\n\n${nested.join('')}--300\n\nx`
    expect(mimeParts(bytesOf(message)).length).toBeLessThanOrEqual(1)
  })

  it('loses blanks at the end of its lines, however many there are elsewhere', () => {
    expect(unquote('a \t \r\nb  \n c =\nd')).toBe('a\r\nb\n c d')
    const blanks = ' '.repeat(2_000_000)
    expect(unquote(`a${blanks}b`)).toHaveLength(blanks.length + 2)
  })

  it.each([
    'Title: A story\n\nIt began in May.',
    '<html></html>',
    'MIME-Version: 1.0\n\nx',
    '',
    'Content-Type: text/plain\n\nx',
  ])('is not seen in %j', (text) => {
    expect(looksLikeMime(bytesOf(text))).toBe(false)
  })

  it('has other letters in its headers as encoded words', () => {
    expect(decodeWords('=?utf-8?Q?Die_M=C3=BChle?= am =?iso-8859-1?b?QmFjaPw=?=')).toBe('Die Mühle am Bachü')
    // A letter cut in two between words.
    expect(decodeWords('=?utf-8?Q?M=C3?= =?utf-8?Q?=BChle?=')).toBe('Mühle')
    expect(decodeWords('2 =? 3')).toBe('2 =? 3')
  })
})

function written(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(bytes).toString('base64')
  if (encoding === 'binary') return Buffer.from(bytes).toString('latin1')
  return Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
