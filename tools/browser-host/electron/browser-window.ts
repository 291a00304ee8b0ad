import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import type { Browser } from '../browser/launch.ts'
import { launchBrowser } from '../browser/launch.ts'
import { preventable, strict, StrictEmitter } from '../strict.ts'
import type { PageServer } from '../server.ts'
import { servePages, toPage } from '../server.ts'
import type { App, OpenWindows } from './app.ts'
import type { HostContext } from './context.ts'
import type { IpcMain } from './ipc-main.ts'
import type { NativeTheme } from './native-theme.ts'
import { Page } from './page.ts'
import { applyPermissions } from './permissions.ts'
import type { Protocol } from './protocol.ts'
import type { Session } from './session.ts'
import type { AttachedWindow } from './targets.ts'
import { attachToTargets } from './targets.ts'
import { checkWindowOptions } from './window-options.ts'
import { WebContents } from './web-contents.ts'

const events = [
  'ready-to-show',
  'show',
  'close',
  'closed',
  'focus',
  'resize',
  'maximize',
  'unmaximize',
  'page-title-updated',
]

export interface WindowParts {
  readonly context: HostContext
  readonly app: App
  readonly ipcMain: IpcMain
  readonly protocol: Protocol
  readonly session: Session
  readonly nativeTheme: NativeTheme
}

interface OpenedWindow extends AttachedWindow {
  readonly browser: Browser
}

export interface BrowserWindows {
  /** The class as the app gets it. */
  readonly BrowserWindow: object
  readonly windows: OpenWindows
  /** The page that is shown, for dialogs. */
  readonly page: () => Page | null
}

/** Makes Electron's `BrowserWindow` class. One window at a time: a browser shows it, and ends with it. */
export function createBrowserWindow(parts: WindowParts): BrowserWindows {
  const { context, app, ipcMain, protocol, session, nativeTheme } = parts
  let current: BrowserWindow | null = null

  const adopt = (window: BrowserWindow): void => {
    current = window
  }

  class BrowserWindow extends StrictEmitter {
    static getAllWindows(): BrowserWindow[] {
      return current === null ? [] : [current.#self]
    }
    static getFocusedWindow(): BrowserWindow | null {
      return current === null ? null : current.#self
    }
    static fromWebContents(contents: object): BrowserWindow | null {
      return current !== null && current.webContents === contents ? current.#self : null
    }

    readonly id = 1
    readonly webContents: WebContents
    readonly #contents: WebContents
    readonly #self: BrowserWindow
    readonly #preload: string | null
    readonly #opened: Promise<OpenedWindow>
    #browser: Browser | null = null
    #server: PageServer | null = null
    #bounds: Rectangle
    #title: string
    #destroyed = false
    #shown = false
    #maximized = false
    #minimized = false

    constructor(options: BrowserWindowConstructorOptions = {}) {
      super('electron.BrowserWindow', events)
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
      if (current !== null)
        throw new Error('browser-host: more than one window is not supported by browser-host')
      this.#preload = checkWindowOptions(options)
      this.#bounds = {
        x: options.x ?? 0,
        y: options.y ?? 0,
        width: options.width ?? 800,
        height: options.height ?? 600,
      }
      this.#title = options.title ?? context.name
      this.#contents = new WebContents(session)
      this.webContents = strict('electron.WebContents', this.#contents)
      this.#self = strict<BrowserWindow>('electron.BrowserWindow', this)
      adopt(this)
      nativeTheme.on('updated', () => {
        this.#applyTheme()
      })
      this.#opened = this.#open()
      // Whoever loads a page hears of it; without a page there is nobody to tell but the log.
      this.#opened.catch((error: unknown) => {
        context.report(`browser-host: ${String(error)}`)
        app.exit(1)
      })
      app.emit('browser-window-created', preventable({}), this.#self)
      app.emit('web-contents-created', preventable({}), this.webContents)
      return this.#self
    }

    async loadURL(address: string): Promise<void> {
      const url = new URL(address)
      const scheme = url.protocol.slice(0, -1)
      if (scheme === 'http' || scheme === 'https' || scheme === 'file') {
        throw new Error(`browser-host: loading ${scheme}: addresses is not supported by browser-host`)
      }
      const privileges = protocol.privilegesOf(scheme)
      if (!protocol.isProtocolHandled(scheme))
        throw new Error(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${address}'`)
      const server = await servePages(`${scheme}://${url.host}`, () => protocol.handlerOf(scheme), {
        fetchAllowed: privileges.supportFetchAPI === true,
        report: context.report,
      })
      this.#server?.close()
      this.#server = server
      const { browser, sessionId, targetId, isRefused } = await this.#opened
      const page = await Page.open(
        {
          browser,
          isRefused,
          book: server.book,
          contents: this.#contents,
          sender: this.webContents,
          preload: this.#preload,
          ipcMain,
          report: context.report,
          onBounds: ({ x, y, width, height }) => {
            if (!this.#maximized) this.#bounds = { x, y, width, height }
            this.emit('resize')
          },
        },
        sessionId,
        targetId,
      )
      page.onPainted = () => {
        if (this.#shown) return
        this.#shown = true
        this.emit('ready-to-show')
      }
      this.#contents.page = page
      page.expectAt(address)
      await applyPermissions(browser.cdp, session, this.webContents, server.book)
      this.#applyTheme()
      await page.navigate(toPage(server.book, address.endsWith('/') ? address : url.href))
    }

    show(): void {
      this.#contents.page?.bringToFront()
      this.emit('show')
    }
    focus(): void {
      this.#contents.page?.bringToFront()
    }
    isVisible(): boolean {
      return !this.#destroyed
    }
    isDestroyed(): boolean {
      return this.#destroyed
    }
    isFocused(): boolean {
      return !this.#destroyed
    }
    isMinimized(): boolean {
      return this.#minimized
    }
    minimize(): void {
      this.#minimized = true
      this.#setState('minimized')
    }
    restore(): void {
      this.#minimized = false
      this.#setState('normal')
    }
    isMaximized(): boolean {
      return this.#maximized
    }
    maximize(): void {
      this.#maximized = true
      this.#setState('maximized')
    }
    unmaximize(): void {
      this.#maximized = false
      this.#setState('normal')
    }
    isFullScreen(): boolean {
      return false
    }
    getBounds(): Rectangle {
      return { ...this.#bounds }
    }
    getNormalBounds(): Rectangle {
      return { ...this.#bounds }
    }
    setTitle(title: string): void {
      this.#title = title
    }
    getTitle(): string {
      return this.#title
    }
    setBackgroundColor(color: string): void {
      // The page paints its own background; this colour only shows before it does.
      if (typeof color !== 'string') throw new TypeError('Error processing argument at index 0')
    }

    /** Asks first: a listener of 'close' may prevent it. */
    close(): void {
      if (this.#destroyed) return
      const event = preventable({})
      this.emit('close', event)
      if (!event.defaultPrevented) this.destroy()
    }
    destroy(): void {
      void this.#end()
    }

    /** Resolves when the browser is gone and its profile deleted. */
    ended: Promise<void> = Promise.resolve()

    async #open(): Promise<OpenedWindow> {
      const browser = launchBrowser({
        executable: context.executable,
        headless: context.headless,
        debuggingPort: context.debuggingPort,
        width: this.#bounds.width,
        height: this.#bounds.height,
        title: this.#title,
      })
      this.#browser = browser
      void browser.endpoint?.then(context.onEndpoint)
      const attached = await attachToTargets({
        cdp: browser.cdp,
        contents: this.#contents,
        book: () => this.#server?.book ?? null,
        report: context.report,
        onGone: () => {
          this.#closedByUser()
        },
      })
      browser.cdp.on('Browser.downloadWillBegin', (params) => {
        const item = strict('electron.DownloadItem', { getURL: () => String(params['url']) })
        session.emit('will-download', preventable({}), item, this.webContents)
      })
      return { browser, ...attached }
    }

    #closedByUser(): void {
      if (this.#destroyed) return
      const event = preventable({})
      this.emit('close', event)
      if (event.defaultPrevented)
        context.report('browser-host: the window is closed already; that cannot be prevented here')
      this.destroy()
    }

    async #end(): Promise<void> {
      if (this.#destroyed) return
      this.#destroyed = true
      this.#contents.destroyed = true
      this.#server?.close()
      this.ended = this.#browser?.close() ?? Promise.resolve()
      current = null
      this.#contents.emit('destroyed')
      this.emit('closed')
      app.allWindowsClosed()
      await this.ended
    }

    #setState(windowState: 'normal' | 'minimized' | 'maximized'): void {
      this.#opened
        .then(async ({ browser, targetId }) => {
          const { windowId } = await browser.cdp.send('Browser.getWindowForTarget', { targetId })
          await browser.cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
          this.emit(windowState === 'maximized' ? 'maximize' : 'unmaximize')
        })
        .catch((error: unknown) => {
          if (!this.#destroyed) context.report(`browser-host: ${String(error)}`)
        })
    }

    #applyTheme(): void {
      const { themeSource } = nativeTheme
      this.#contents.page?.setColorScheme(themeSource === 'system' ? '' : themeSource)
    }
  }

  return {
    BrowserWindow,
    windows: {
      async closeAll(): Promise<boolean> {
        const window = current
        window?.close()
        await window?.ended
        return current === null
      },
      async destroyAll(): Promise<void> {
        const window = current
        window?.destroy()
        await window?.ended
      },
    },
    page: (): Page | null => (current === null ? null : (current.webContents.page ?? null)),
  }
}
