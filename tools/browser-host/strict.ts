import { EventEmitter } from 'node:events'

/** Asked of every object whether it is a promise, a test double and the like; never part of Electron's API. */
const languageProbes: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
])

type Anyone = (...args: readonly unknown[]) => unknown

/**
 * Wraps a stand-in so that whatever it does not implement throws its name instead of being silently
 * undefined: an app that runs here must not depend on something that was quietly ignored.
 */
export function strict<Target extends object>(name: string, target: Target): Target {
  const bound = new Map<Anyone, Anyone>()
  const proxy: Target = new Proxy(target, {
    get(_target, property) {
      if (typeof property === 'symbol') return Reflect.get(target, property, target)
      if (!(property in target)) {
        if (languageProbes.has(property)) return undefined
        throw notImplemented(name, property)
      }
      const value: unknown = Reflect.get(target, property, target)
      if (typeof value !== 'function' || isClass(value)) return value
      return bindOnce(value as Anyone)
    },
    set(_target, property, value) {
      if (typeof property === 'string' && !(property in target)) throw notImplemented(name, property)
      return Reflect.set(target, property, value, target)
    },
  })
  function bindOnce(method: Anyone): Anyone {
    const known = bound.get(method)
    if (known !== undefined) return known
    const call: Anyone = (...args) => {
      const result = method.apply(target, [...args])
      return result === target ? proxy : result
    }
    bound.set(method, call)
    return call
  }
  return proxy
}

export function notImplemented(name: string, property: string): Error {
  return new Error(`browser-host: ${name}.${property} is not implemented`)
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value))
}

/** An emitter that refuses a listener for an event which would never come. */
export class StrictEmitter extends EventEmitter {
  readonly #name: string
  readonly #events: ReadonlySet<string>

  constructor(name: string, events: readonly string[]) {
    super()
    this.#name = name
    this.#events = new Set(events)
  }

  override on(event: string, listener: (...args: unknown[]) => void): this {
    this.#check(event)
    return super.on(event, listener)
  }
  override addListener(event: string, listener: (...args: unknown[]) => void): this {
    return this.on(event, listener)
  }
  override once(event: string, listener: (...args: unknown[]) => void): this {
    this.#check(event)
    return super.once(event, listener)
  }
  override prependListener(event: string, listener: (...args: unknown[]) => void): this {
    this.#check(event)
    return super.prependListener(event, listener)
  }

  #check(event: string): void {
    if (!this.#events.has(event))
      throw new Error(`browser-host: the event '${event}' of ${this.#name} is not implemented`)
  }
}

export type Preventable<Fields extends object> = Fields & {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

/** An event as Electron hands it to its listeners. */
export function preventable<Fields extends object>(fields: Fields): Preventable<Fields> {
  let prevented = false
  return Object.defineProperty(
    Object.assign(fields, {
      preventDefault: () => {
        prevented = true
      },
    }),
    'defaultPrevented',
    { get: () => prevented, enumerable: true },
  ) as Preventable<Fields>
}

/** Refuses options that the stand-in does not know: what is ignored here might matter there. */
export function onlyKnown(what: string, options: object, known: readonly string[]): void {
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) throw new Error(`browser-host: ${what} '${key}' is not implemented`)
  }
}
