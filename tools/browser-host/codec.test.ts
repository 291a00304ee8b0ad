import { Blob } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode } from './codec.ts'

const over = (value: unknown): unknown => decode(encode(value))

describe('a value that crosses between the page and the app', () => {
  it('arrives as structured clone would have it, whatever it is made of', () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.bigInt(),
      fc.constantFrom(null, undefined, -0, Number.NaN),
      fc.date({ noInvalidDate: false }),
      fc.uint8Array(),
      fc.uint32Array(),
      fc.float64Array(),
      fc.constant(/a+/giu),
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('tree')),
        fc.sparseArray(tie('tree'), { maxLength: 8 }),
        fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('tree')),
        fc.array(fc.tuple(tie('tree'), tie('tree'))).map((entries) => new Map(entries)),
        fc.array(tie('tree')).map((items) => new Set(items)),
      ),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        expect(over(value)).toStrictEqual(structuredClone(value))
      }),
    )
  })

  it('keeps objects that are one and the same one, and rings', () => {
    const shared = { a: 1 }
    const ring: Record<string, unknown> = { first: shared, second: shared }
    ring['self'] = ring
    const got = over(ring) as Record<string, unknown>
    expect(got['self']).toBe(got)
    expect(got['first']).toBe(got['second'])
  })

  it('keeps an error’s kind, message and cause', () => {
    const got = over(new RangeError('too far', { cause: { line: 3 } })) as RangeError
    expect(got).toBeInstanceOf(RangeError)
    expect(got.message).toBe('too far')
    expect(got.cause).toEqual({ line: 3 })
  })

  it('takes a view of a buffer without the rest of the buffer', () => {
    expect(over(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toEqual(new Uint8Array([2, 3]))
    expect(over(Buffer.from('ab'))).toStrictEqual(new Uint8Array([97, 98]))
  })

  it('drops prototypes', () => {
    class Point {
      readonly x = 1
    }
    expect(over(new Point())).toStrictEqual({ x: 1 })
  })

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a promise', Promise.resolve()],
    ['a proxy', new Proxy({}, {})],
    ['a weak map', new WeakMap()],
    ['shared memory', new Uint8Array(new SharedArrayBuffer(1))],
    ['a blob', new Blob(['x'])],
    ['a function deep inside', { list: [new Map([['f', () => 1]])] }],
  ])('is refused when it is %s', (_name, value) => {
    expect(() => encode(value)).toThrow('An object could not be cloned.')
  })
})
