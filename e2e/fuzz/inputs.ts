import * as v from 'valibot'
import type { Random } from '../hostile/payloads.ts'
import { pick } from './mutate.ts'

interface Schema {
  readonly type: string
  readonly entries?: Readonly<Record<string, Schema>>
  readonly wrapped?: Schema
  readonly item?: Schema
  readonly options?: readonly unknown[]
  readonly literal?: unknown
}

/** What no call asks for, or asks for within limits: it is to be refused, or to be answered. */
const odd: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\0',
  '../../etc/passwd',
  'C:\\Windows',
  '\u{202e}abc',
  '\ud800',
  'a'.repeat(300_000),
  '(((((((((("',
  'title:/(a+)+$/ -tag:"x OR',
  'https://user@xn--80ak6aa92e.com:0/%00',
  'javascript:alert(1)',
  '9999-99-99T99:99:99Z',
  [],
  {},
  [[]],
  new Uint8Array(3),
  new Map([['__proto__', 1]]),
  new Date(0),
]

/** Something of that shape, its leaves taken from what is known to the library, or odd. */
function shaped(schema: Schema, known: readonly unknown[], random: Random): unknown {
  if (random() < 0.04) return pick(random, odd)
  const inside = (each: Schema): unknown => shaped(each, known, random)
  switch (schema.type) {
    case 'object':
    case 'strict_object':
      return Object.fromEntries(
        Object.entries(schema.entries ?? {}).map(([name, each]) => [name, inside(each)]),
      )
    case 'array': {
      const { item } = schema
      const length = Math.floor(random() * 4)
      return item === undefined ? [] : Array.from({ length }, () => inside(item))
    }
    case 'optional':
    case 'exact_optional':
    case 'nullable':
    case 'nullish':
      return schema.wrapped === undefined || random() < 0.3 ? null : inside(schema.wrapped)
    case 'union':
    case 'variant':
      return inside(pick(random, schema.options ?? []) as Schema)
    case 'picklist':
      return pick(random, schema.options ?? [])
    case 'literal':
      return schema.literal
    case 'boolean':
      return random() < 0.5
    case 'number':
      return pick(random, [0, 1, 2, 50, 0.5, Number.MAX_SAFE_INTEGER])
    case 'string':
      return pick(random, random() < 0.7 ? known : odd)
    case 'undefined':
      return undefined
    default:
      return pick(random, odd)
  }
}

/** An input for a call: mostly one that it takes, so that what stands behind the wall is reached, too. */
export function inputFor(schema: unknown, known: readonly unknown[], random: Random): unknown {
  let input: unknown
  for (let attempt = 0; attempt < 20; attempt += 1) {
    input = shaped(schema as Schema, known, random)
    if (random() < 0.2 || v.safeParse(schema as v.GenericSchema, input).success) break
  }
  return input
}
