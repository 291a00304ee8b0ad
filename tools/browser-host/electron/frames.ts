import type { Cdp } from '../browser/cdp.ts'
import { strict } from '../strict.ts'

interface CdpFrame {
  readonly id: string
  readonly parentId?: string
  readonly name?: string
  readonly url: string
}

/** Electron's `WebFrameMain`, as far as an app may look at it. */
export class Frame {
  readonly frameToken: string
  name = ''
  url = ''
  detached = false
  readonly #tree: FrameTree
  readonly parentId: string | undefined

  constructor(tree: FrameTree, id: string, parentId: string | undefined) {
    this.#tree = tree
    this.frameToken = id
    this.parentId = parentId
  }

  /** Scheme and host; `null` as text for an opaque origin, as the URL standard has it. */
  get origin(): string {
    if (!URL.canParse(this.url)) return 'null'
    const url = new URL(this.url)
    return url.protocol === 'data:' || url.protocol === 'about:' ? 'null' : `${url.protocol}//${url.host}`
  }
  get parent(): Frame | null {
    return this.parentId === undefined ? null : this.#tree.get(this.parentId)
  }
  get top(): Frame | null {
    return this.parent === null ? this.#tree.get(this.frameToken) : this.parent.top
  }
  isDestroyed(): boolean {
    return this.detached
  }
}

/** The frames of the window's page, kept up to date from the browser's own reports. */
export class FrameTree {
  readonly #frames = new Map<string, { readonly inner: Frame; readonly shown: Frame }>()
  readonly #toApp: (address: string) => string
  readonly mainFrameId: string
  /** True once the app's own page has taken the place of the blank one. */
  hasArrived = false

  constructor(mainFrameId: string, toApp: (address: string) => string) {
    this.mainFrameId = mainFrameId
    this.#toApp = toApp
    this.#add(mainFrameId, undefined)
  }

  get(id: string): Frame | null {
    return this.#frames.get(id)?.shown ?? null
  }

  setMainAddress(address: string): void {
    this.#add(this.mainFrameId, undefined).url = address
  }

  follow(cdp: Cdp): void {
    cdp.on('Page.frameAttached', (params) => {
      this.#add(String(params['frameId']), String(params['parentFrameId']))
    })
    cdp.on('Page.frameDetached', (params) => {
      // A frame that moves into another process is swapped, not gone.
      if (params['reason'] === 'swap') return
      const id = String(params['frameId'])
      const frame = this.#frames.get(id)
      if (frame !== undefined) frame.inner.detached = true
      this.#frames.delete(id)
    })
    cdp.on('Page.frameNavigated', (params) => {
      const told = params['frame'] as CdpFrame
      // The blank page that a window begins with may be told of late; no page can go to such an address.
      if (told.id === this.mainFrameId && told.url.startsWith('data:')) return
      if (told.id === this.mainFrameId) this.hasArrived = true
      const frame = this.#frames.get(told.id)?.inner ?? this.#add(told.id, told.parentId)
      frame.url = this.#toApp(told.url)
      frame.name = told.name ?? ''
    })
    cdp.on('Page.navigatedWithinDocument', (params) => {
      const frame = this.#frames.get(String(params['frameId']))
      if (frame !== undefined) frame.inner.url = this.#toApp(String(params['url']))
    })
  }

  #add(id: string, parentId: string | undefined): Frame {
    const known = this.#frames.get(id)
    if (known !== undefined) return known.inner
    const inner = new Frame(this, id, parentId)
    this.#frames.set(id, { inner, shown: strict('electron.WebFrameMain', inner) })
    return inner
  }
}
