import { decode, encode } from '../codec.ts'
import { createBridge } from './bridge.ts'
import { createJoiner, pieces } from './chunks.ts'

export interface PreloadConfig {
  readonly secret: string
  /** Name of the function that takes text to the host; exists in this world only. */
  readonly binding: string
  /** Name under which the host finds the function that takes its text. */
  readonly receiver: string
  readonly process: Readonly<Record<string, unknown>>
}

/** What the page's preload says to the host. */
export type ToHost =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | {
      readonly kind: 'bounds'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'preload-error'; readonly message: string }

/** What the host says to the page's preload. */
export type ToPreload =
  | { readonly kind: 'result'; readonly id: number; readonly value: string }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'event'; readonly channel: string; readonly args: string }

type Listener = (event: object, ...args: readonly unknown[]) => void
type Runner = (require: unknown, process: unknown, exports: object, module: object) => void

/** Runs a preload script as Electron runs a sandboxed one: with a `require` that knows `electron` only. */
export function startPreloadWorld(config: PreloadConfig, run: Runner): void {
  const world = globalThis as unknown as Record<string, unknown>
  const toHost = world[config.binding] as (piece: string) => void
  const send = (message: ToHost): void => {
    for (const piece of pieces(JSON.stringify(message))) toHost(piece)
  }
  const bridge = createBridge(`${config.secret}-to-page`, `${config.secret}-to-preload`, () => {
    throw new Error('The page exposes nothing to the preload.')
  })

  const waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void; channel: string }
  >()
  const listeners = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>()
  let nextId = 1

  world[config.receiver] = createJoiner((text) => {
    const message = JSON.parse(text) as ToPreload
    if (message.kind === 'event') emit(message.channel, decode(message.args) as unknown[])
    else finish(message)
  })

  function finish(message: Exclude<ToPreload, { kind: 'event' }>): void {
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'result') call?.resolve(decode(message.value))
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.message}`))
  }

  function emit(channel: string, args: readonly unknown[]): void {
    for (const entry of listeners.get(channel)?.slice() ?? []) {
      if (entry.once) remove(channel, entry.listener)
      entry.listener({ sender: ipcRenderer, ports: [] }, ...args)
    }
  }

  function add(channel: string, listener: Listener, once: boolean): void {
    if (typeof listener !== 'function')
      throw new TypeError('The "listener" argument must be of type function.')
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
  }

  function remove(channel: string, listener: Listener): void {
    const left = listeners.get(channel) ?? []
    const at = left.findLastIndex((entry) => entry.listener === listener)
    if (at >= 0) listeners.set(channel, left.toSpliced(at, 1))
  }

  const ipcRenderer: object = only('ipcRenderer', {
    async invoke(channel: string, ...args: readonly unknown[]): Promise<unknown> {
      const id = nextId++
      const encoded = encode(args)
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, channel })
        send({ kind: 'invoke', id, channel, args: encoded })
      })
    },
    send(channel: string, ...args: readonly unknown[]): void {
      send({ kind: 'send', channel, args: encode(args) })
    },
    on(channel: string, listener: Listener): object {
      add(channel, listener, false)
      return ipcRenderer
    },
    addListener(channel: string, listener: Listener): object {
      add(channel, listener, false)
      return ipcRenderer
    },
    once(channel: string, listener: Listener): object {
      add(channel, listener, true)
      return ipcRenderer
    },
    off(channel: string, listener: Listener): object {
      remove(channel, listener)
      return ipcRenderer
    },
    removeListener(channel: string, listener: Listener): object {
      remove(channel, listener)
      return ipcRenderer
    },
    removeAllListeners(channel: string): object {
      listeners.delete(channel)
      return ipcRenderer
    },
  })

  const electron = only('electron', {
    ipcRenderer,
    contextBridge: only('contextBridge', {
      exposeInMainWorld(key: string, api: unknown): void {
        bridge.request({ kind: 'expose', key, api: bridge.pack(api) })
      },
    }),
    webUtils: only('webUtils', {
      // The page of a browser never learns where a file is; Electron answers '' for a file that is on no disk.
      getPathForFile(file: unknown): string {
        if (!(file instanceof File)) throw new TypeError('Failed to get path for file: not a File')
        return ''
      },
    }),
  })

  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }

  const tellBounds = (): void => {
    send({ kind: 'bounds', x: screenX, y: screenY, width: outerWidth, height: outerHeight })
  }
  window.addEventListener('resize', tellBounds)
  window.addEventListener('load', tellBounds)

  const module = { exports: {} }
  try {
    run(require, only('process', config.process), module.exports, module)
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? String(error)) : String(error)
    console.error(`Unable to load preload script: ${message}`)
    send({ kind: 'preload-error', message })
  }
}

/** An object whose missing members throw their name. */
function only<Target extends object>(name: string, target: Target): Target {
  return new Proxy(target, {
    get(_target, property) {
      if (
        typeof property === 'symbol' ||
        property in target ||
        property === 'then' ||
        property === '__esModule'
      ) {
        return Reflect.get(target, property) as unknown
      }
      throw new Error(`browser-host: ${name}.${property} is not implemented in the preload`)
    },
  })
}
