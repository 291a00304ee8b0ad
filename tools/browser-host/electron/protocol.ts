import type { CustomScheme } from 'electron'
import type { SchemeHandler } from '../server.ts'

const privileges = [
  'standard',
  'secure',
  'supportFetchAPI',
  'stream',
  'corsEnabled',
  'codeCache',
  'allowServiceWorkers',
  'bypassCSP',
]

/** Electron's `protocol`: schemes are registered before the app is ready, handled after. */
export class Protocol {
  readonly #isReady: () => boolean
  readonly #handlers = new Map<string, SchemeHandler>()
  #schemes: ReadonlyMap<string, NonNullable<CustomScheme['privileges']>> | null = null

  constructor(isReady: () => boolean) {
    this.#isReady = isReady
  }

  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    if (this.#isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    if (this.#schemes !== null)
      throw new Error('browser-host: registerSchemesAsPrivileged can be called only once')
    for (const scheme of schemes) {
      const asked = scheme.privileges ?? {}
      for (const [name, value] of Object.entries(asked)) {
        if (!privileges.includes(name))
          throw new Error(`browser-host: the privilege '${name}' is not implemented`)
        if (value && (name === 'bypassCSP' || name === 'allowServiceWorkers')) {
          throw new Error(`browser-host: the privilege '${name}' is not supported by browser-host`)
        }
      }
    }
    this.#schemes = new Map(schemes.map((scheme) => [scheme.scheme, scheme.privileges ?? {}]))
  }

  handle(scheme: string, handler: SchemeHandler): void {
    this.#afterReady()
    if (typeof handler !== 'function') throw new TypeError('The handler of a protocol must be a function')
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    this.#handlers.set(scheme, handler)
  }
  unhandle(scheme: string): void {
    this.#afterReady()
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  }
  isProtocolHandled(scheme: string): boolean {
    this.#afterReady()
    return this.#handlers.has(scheme)
  }

  handlerOf(scheme: string): SchemeHandler | undefined {
    return this.#handlers.get(scheme)
  }

  /** Throws unless the scheme may hold an app: without these two it has no origin, and no secure context. */
  privilegesOf(scheme: string): NonNullable<CustomScheme['privileges']> {
    const given = this.#schemes?.get(scheme)
    if (given === undefined)
      throw new Error(`browser-host: ${scheme}: was not registered as privileged before the app was ready`)
    if (!given.standard || !given.secure) {
      throw new Error(`browser-host: ${scheme}: must be registered as standard and secure`)
    }
    return given
  }

  #afterReady(): void {
    if (!this.#isReady()) throw new Error('Session can only be received when app is ready')
  }
}
