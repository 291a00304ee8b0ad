import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron'
import { encode } from '../codec.ts'
import { StrictEmitter } from '../strict.ts'
import type { Frame } from './frames.ts'
import type { Page } from './page.ts'
import type { Session } from './session.ts'

const events = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'did-finish-load',
  'dom-ready',
  'did-fail-load',
  'destroyed',
  'preload-error',
  'ipc-message',
  // Never happens here: there is no <webview>, and a crash of the page ends the host.
  'will-attach-webview',
  'render-process-gone',
  'did-create-window',
]

export type WindowOpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse

let nextId = 1

/** Electron's `WebContents` of the one window. */
export class WebContents extends StrictEmitter {
  readonly id = nextId++
  readonly session: Session
  windowOpenHandler: WindowOpenHandler | null = null
  /** Set once the browser shows the window. */
  page: Page | null = null
  destroyed = false

  constructor(session: Session) {
    super('electron.WebContents', events)
    this.session = session
  }

  get mainFrame(): Frame | null {
    return this.page?.mainFrame ?? null
  }
  getURL(): string {
    return this.mainFrame?.url ?? ''
  }
  getTitle(): string {
    return ''
  }
  getType(): string {
    return 'window'
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  isDevToolsOpened(): boolean {
    return false
  }
  isLoading(): boolean {
    return this.page?.loading ?? false
  }

  /** What cannot be cloned throws here, as in Electron; a page that is not there hears nothing. */
  send(channel: string, ...args: readonly unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    const encoded = encode(args)
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    this.page?.tell({ kind: 'event', channel, args: encoded })
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler
  }
  reload(): void {
    this.page?.reload()
  }
  focus(): void {
    this.page?.bringToFront()
  }
  setVisualZoomLevelLimits(): Promise<void> {
    // Pinch zoom is off in a window of Electron anyway.
    return Promise.resolve()
  }
}
