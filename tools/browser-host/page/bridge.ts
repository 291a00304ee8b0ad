/**
 * Two worlds of one page, the preload's and the page's own, share no objects. They talk through synchronous
 * DOM events whose `detail` the browser clones from one world into the other. As in Electron's contextBridge
 * functions become proxies, everything else is copied, prototypes are dropped.
 */
export type Packed =
  | readonly ['value', unknown]
  | readonly ['object', readonly (readonly [string, Packed])[]]
  | readonly ['array', readonly Packed[]]
  | readonly ['function', number]
  | readonly ['promise', number]
  | readonly ['error', string, string]

export type BridgeMessage =
  | { readonly kind: 'call'; readonly id: number; readonly args: readonly Packed[] }
  | { readonly kind: 'expose'; readonly key: string; readonly api: Packed }
  | { readonly kind: 'settle'; readonly id: number; readonly failed: boolean; readonly value: Packed }
  | { readonly kind: 'return'; readonly value: Packed }
  | { readonly kind: 'throw'; readonly message: string }

type Anyone = (...args: readonly unknown[]) => unknown

export interface Bridge {
  pack(value: unknown): Packed
  unpack(packed: Packed): unknown
  request(message: BridgeMessage): unknown
}

const cloneable: ReadonlySet<string> = new Set([
  'Date',
  'RegExp',
  'Map',
  'Set',
  'ArrayBuffer',
  'DataView',
  'Blob',
  'File',
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
])

export function createBridge(
  outgoing: string,
  incoming: string,
  expose: (key: string, api: unknown) => void,
): Bridge {
  // Taken before any page script runs, so that the page cannot change what they do.
  const target: EventTarget = window
  const dispatch = target.dispatchEvent.bind(target)
  const NativeEvent = CustomEvent
  // oxlint-disable-next-line typescript/unbound-method -- always called through Reflect.apply
  const readDetail = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get as (
    this: unknown,
  ) => unknown
  const apply = Reflect.apply
  const clone = structuredClone

  const functions = new Map<number, Anyone>()
  const numbers = new WeakMap<Anyone, number>()
  const settlers = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  let nextId = 1
  let reply: BridgeMessage | null = null

  const post = (message: BridgeMessage): void => {
    dispatch(new NativeEvent(outgoing, { detail: message }))
  }

  target.addEventListener(incoming, (event) => {
    event.stopImmediatePropagation()
    const message = apply(readDetail, event, []) as BridgeMessage
    if (message.kind === 'return' || message.kind === 'throw') reply = message
    else if (message.kind === 'settle') settle(message)
    else post(answer(message))
  })

  function answer(message: BridgeMessage): BridgeMessage {
    try {
      if (message.kind === 'expose') expose(message.key, unpack(message.api))
      if (message.kind !== 'call') return { kind: 'return', value: ['value', undefined] }
      const called = functions.get(message.id)
      if (called === undefined) throw new Error('The function is gone.')
      return { kind: 'return', value: pack(called(...message.args.map(unpack))) }
    } catch (error) {
      return { kind: 'throw', message: String(error) }
    }
  }

  function settle(message: BridgeMessage & { kind: 'settle' }): void {
    const settler = settlers.get(message.id)
    settlers.delete(message.id)
    if (message.failed) settler?.reject(unpack(message.value))
    else settler?.resolve(unpack(message.value))
  }

  function request(message: BridgeMessage): unknown {
    reply = null
    post(message)
    const got = reply as BridgeMessage | null
    reply = null
    if (got?.kind === 'return') return unpack(got.value)
    // Electron words an error that crosses synchronously like an uncaught one.
    throw new Error(got?.kind === 'throw' ? `Uncaught ${got.message}` : 'The other world does not answer.')
  }

  function pack(value: unknown, above: readonly object[] = []): Packed {
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (typeof value === 'function') return ['function', numberOf(value as Anyone)]
    if (typeof value !== 'object' || value === null) return ['value', value]
    if (above.includes(value))
      throw new Error('browser-host: objects that contain themselves cannot cross the bridge')
    const inside = [...above, value]
    if (Array.isArray(value)) return ['array', Array.from(value, (item) => pack(item, inside))]
    if (value instanceof Promise) return packPromise(value)
    if (value instanceof Error) return ['error', value.name, value.message]
    const tag = Object.prototype.toString.call(value).slice(8, -1)
    if (cloneable.has(tag)) return ['value', clone(value)]
    if (tag !== 'Object') throw new Error('An object could not be cloned.')
    return ['object', Object.entries(value).map(([key, item]) => [key, pack(item, inside)] as const)]
  }

  function numberOf(value: Anyone): number {
    const id = numbers.get(value) ?? nextId++
    numbers.set(value, id)
    functions.set(id, value)
    return id
  }

  function packPromise(promise: Promise<unknown>): Packed {
    const id = nextId++
    const finish = (failed: boolean) => (value: unknown) => {
      let packed: Packed
      let bad = failed
      try {
        packed = pack(value)
      } catch (error) {
        bad = true
        packed = pack(error)
      }
      post({ kind: 'settle', id, failed: bad, value: packed })
    }
    promise.then(finish(false), finish(true))
    return ['promise', id]
  }

  function unpack(packed: Packed): unknown {
    switch (packed[0]) {
      case 'value':
        return packed[1]
      case 'array':
        return packed[1].map(unpack)
      case 'object': {
        const object: Record<string, unknown> = {}
        for (const [key, item] of packed[1]) {
          Object.defineProperty(object, key, {
            value: unpack(item),
            writable: true,
            enumerable: true,
            configurable: true,
          })
        }
        return object
      }
      case 'function': {
        const id = packed[1]
        return (...args: readonly unknown[]) =>
          request({ kind: 'call', id, args: args.map((item) => pack(item)) })
      }
      case 'promise': {
        const id = packed[1]
        return new Promise((resolve, reject) => {
          settlers.set(id, { resolve, reject })
        })
      }
      case 'error': {
        const error = new Error(packed[2])
        Object.defineProperty(error, 'name', { value: packed[1], configurable: true, writable: true })
        return error
      }
      default:
        throw new Error('Unknown kind of value on the bridge.')
    }
  }

  return { pack, unpack, request }
}
