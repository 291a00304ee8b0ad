import type { Random } from '../hostile/payloads.ts'

/** What formats take for more than letters: quotes, ends, lengths, numbers at their limits. */
const tokens = [
  '<',
  '>',
  '</',
  '/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE x [<!ENTITY a "&a;&a;">]>',
  '&a;',
  '&#x110000;',
  '&#0;',
  '"',
  "'",
  '\\',
  '\\u0000',
  '\\ud800',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  '__proto__',
  'constructor',
  '-1',
  '0',
  '1e400',
  '9007199254740993',
  '4294967296',
  '-2147483649',
  '9999-99-99T99:99:99Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:01Z',
  'NaN',
  '\r',
  '\n',
  '\r\n\r\n',
  '\t',
  '\0',
  '\u{feff}',
  '\u{202e}',
  '\u{1f3f4}\u{200d}',
  '---\n',
  '--b--',
  '=?utf-8?q?=',
  '=\r\n',
  '%00',
  '%ff',
  '../',
  'C:\\',
  'data:image/png;base64,',
  'http://[',
  'https://xn--a.example/',
  '<svg>',
  '<math>',
  '<template>',
  '<table>',
  '<style>',
  '| - |',
  '****',
  '`',
  '[^1]:',
  'PK\x01\x02',
  'PK\x05\x06',
  '\xff\xff\xff\xff',
  'endobj',
  'stream\n',
].map((token) => Buffer.from(token))

/** Bytes that no mutation goes beyond: what is slow only because it is long is another rig's. */
const longest = 250_000

/** One to eight changes of a seed; `other` lends pieces. */
export function mutate(seed: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes: Buffer = Buffer.from(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const changes = 1 + below(8)
  for (let change = 0; change < changes; change += 1) {
    const at = below(bytes.length + 1)
    const to = Math.min(bytes.length, at + 1 + below(random() < 0.2 ? bytes.length : 40))
    const put = (middle: Uint8Array, end = at): Buffer =>
      Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(end)])
    const kind = below(10)
    if (kind === 0 && at < bytes.length) bytes[at] = below(256)
    else if (kind === 1 && at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))
    else if (kind === 2) bytes = put(Buffer.alloc(0), to)
    else if (kind === 3) bytes = put(bytes.subarray(at, to))
    else if (kind === 4) bytes = bytes.subarray(0, at)
    else if (kind === 5) {
      const from = below(other.length + 1)
      bytes = put(other.subarray(from, from + 1 + below(400)), to)
    } else if (kind === 6) {
      const piece = random() < 0.5 ? bytes.subarray(at, to) : pick(random, tokens)
      bytes = put(Buffer.concat(Array.from({ length: 1 + below(3000) }, () => piece).slice(0, most(piece))))
    } else if (kind === 7) {
      const digits = [...bytes.toString('latin1').matchAll(/\d+/g)]
      const found = digits[below(digits.length)]
      if (found !== undefined) {
        const number = pick(random, tokens)
        bytes = Buffer.concat([
          bytes.subarray(0, found.index),
          number,
          bytes.subarray(found.index + found[0].length),
        ])
      }
    } else bytes = put(pick(random, tokens), random() < 0.5 ? at : to)
  }
  return bytes.subarray(0, longest)
}

const most = (piece: Uint8Array): number => Math.ceil(200_000 / Math.max(1, piece.length))

export const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item
