import { createBridge } from './bridge.ts'

/** The page's half of the bridge: the only thing that it ever does is to define what the preload exposes. */
export function startMainWorld(secret: string): void {
  createBridge(`${secret}-to-preload`, `${secret}-to-page`, (key, api) => {
    if (Object.hasOwn(window, key)) {
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    }
    freeze(api)
    Object.defineProperty(window, key, { value: api, writable: false, configurable: false, enumerable: true })
  })
}

function freeze(value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return
  // Electron freezes objects and arrays; views on a buffer cannot be frozen.
  if (!ArrayBuffer.isView(value)) Object.freeze(value)
  for (const item of Object.values(value)) freeze(item)
}
