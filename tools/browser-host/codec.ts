/**
 * Structured clone as text, for both ends of the wire: this file runs in Node and, stripped of its types, in
 * the page. What may pass is decided by the platform's own `structuredClone`; what that lets through and
 * Electron's IPC does not (Blob, File and other DOM objects) is refused here.
 */
type Wire = null | boolean | number | string | readonly unknown[]

const refusal = 'An object could not be cloned.'

export function encode(value: unknown): string {
  let copy: unknown
  try {
    copy = structuredClone(value)
  } catch {
    throw new Error(refusal)
  }
  return JSON.stringify(write(copy, new Map()))
}

export function decode(text: string): unknown {
  return read(JSON.parse(text) as Wire, new Map())
}

function write(value: unknown, seen: Map<object, number>): Wire {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'undefined':
      return ['u']
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ['n', Object.is(value, -0) ? '-0' : String(value)]
    case 'bigint':
      return ['g', String(value)]
    case 'object':
      return value === null ? null : writeObject(value, seen)
    default:
      throw new Error(refusal)
  }
}

function writeObject(value: object, seen: Map<object, number>): Wire {
  const known = seen.get(value)
  if (known !== undefined) return ['r', known]
  const id = seen.size
  seen.set(value, id)
  if (Array.isArray(value)) {
    const items = Array.from({ length: value.length }, (_, index) =>
      index in value ? write(value[index], seen) : ['h'],
    )
    return ['a', id, items]
  }
  if (value instanceof Date) return ['d', id, value.getTime()]
  if (value instanceof RegExp) return ['x', id, value.source, value.flags]
  if (value instanceof Map) {
    return ['m', id, [...value].map(([key, item]) => [write(key, seen), write(item, seen)])]
  }
  if (value instanceof Set) return ['s', id, [...value].map((item) => write(item, seen))]
  if (value instanceof ArrayBuffer) return ['b', id, 'ArrayBuffer', toBase64(new Uint8Array(value))]
  if (ArrayBuffer.isView(value)) {
    if (!(value.buffer instanceof ArrayBuffer)) throw new Error(refusal)
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return ['b', id, tagOf(value), toBase64(bytes)]
  }
  if (value instanceof Error) {
    return [
      'e',
      id,
      value.name,
      value.message,
      value.stack ?? '',
      'cause' in value ? write(value.cause, seen) : ['h'],
    ]
  }
  if (tagOf(value) !== 'Object') throw new Error(refusal)
  return ['o', id, Object.entries(value).map(([key, item]) => [key, write(item, seen)])]
}

function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}

type Objects = Map<number, unknown>

function read(wire: Wire, objects: Objects): unknown {
  if (wire === null || typeof wire !== 'object') return wire
  const [tag, id, a, b, c, d] = wire as [string, number, unknown, string, string, Wire]
  const keep = <T>(value: T): T => {
    objects.set(id, value)
    return value
  }
  switch (tag) {
    case 'u':
      return undefined
    case 'n':
      return Number((wire as readonly string[])[1])
    case 'g':
      return BigInt(id)
    case 'r':
      return objects.get(id)
    case 'a': {
      const items = a as readonly Wire[]
      const array = keep<unknown[]>([])
      array.length = items.length
      for (const [index, item] of items.entries()) {
        if (!(Array.isArray(item) && item[0] === 'h')) array[index] = read(item, objects)
      }
      return array
    }
    case 'd':
      return keep(new Date((a as number | null) ?? Number.NaN))
    case 'x':
      return keep(new RegExp(a as string, b))
    case 'm': {
      const map = keep(new Map<unknown, unknown>())
      for (const [key, item] of a as readonly [Wire, Wire][]) map.set(read(key, objects), read(item, objects))
      return map
    }
    case 's': {
      const set = keep(new Set<unknown>())
      for (const item of a as readonly Wire[]) set.add(read(item, objects))
      return set
    }
    case 'b':
      return keep(fromBytes(a as string, fromBase64(b)))
    case 'e':
      return keep(readError(a as string, b, c, d, objects))
    case 'o': {
      const object = keep<Record<string, unknown>>({})
      for (const [key, item] of a as readonly [string, Wire][]) {
        // Never through assignment: the key may be `__proto__`.
        Object.defineProperty(object, key, {
          value: read(item, objects),
          writable: true,
          enumerable: true,
          configurable: true,
        })
      }
      return object
    }
    default:
      throw new Error(`Unknown mark ${tag} in a message.`)
  }
}

function readError(name: string, message: string, stack: string, cause: Wire, objects: Objects): Error {
  const kinds = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }
  const Kind = Object.hasOwn(kinds, name) ? kinds[name as keyof typeof kinds] : Error
  const error = new Kind(message)
  Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true })
  if (!(Array.isArray(cause) && cause[0] === 'h')) {
    Object.defineProperty(error, 'cause', { value: read(cause, objects), writable: true, configurable: true })
  }
  return error
}

function fromBytes(kind: string, bytes: Uint8Array<ArrayBuffer>): unknown {
  if (kind === 'ArrayBuffer') return bytes.buffer
  if (kind === 'Uint8Array') return bytes
  const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>)[kind]
  if (View === undefined) throw new Error(`Unknown kind of array: ${kind}`)
  return new View(bytes.buffer)
}

/** Newer engines turn 50 MB in a tenth of a second; the loops below need several. */
interface NativeBase64 {
  toBase64?(): string
}
interface NativeBase64Class {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>
}

function toBase64(bytes: Uint8Array): string {
  const text = (bytes as NativeBase64).toBase64?.()
  if (text !== undefined) return text
  if (typeof Buffer !== 'undefined') {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  }
  let binary = ''
  // In pieces: a call with millions of arguments overflows the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(binary)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const decoded = (Uint8Array as NativeBase64Class).fromBase64?.(text)
  if (decoded !== undefined) return decoded
  if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64'))
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}
