import { readFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import type { Browser } from '../browser/launch.ts'
import type { Fields } from '../browser/cdp.ts'
import { decode, encode } from '../codec.ts'
import { createJoiner, pieces } from '../page/chunks.ts'
import type { ToHost, ToPreload } from '../page/preload-world.ts'
import { mainWorldScript, preloadWorldScript } from '../page/source.ts'
import type { AddressBook } from '../server.ts'
import { toApp } from '../server.ts'
import type { Frame } from './frames.ts'
import { FrameTree } from './frames.ts'
import type { IpcMain } from './ipc-main.ts'
import { answerInvoke } from './ipc-main.ts'
import { guardNavigation } from './navigation.ts'
import type { WebContents } from './web-contents.ts'

export interface PageOptions {
  readonly isRefused: (sessionId: string | undefined) => boolean
  readonly browser: Browser
  readonly book: AddressBook
  readonly contents: WebContents
  /** What the app's listeners see of `contents`. */
  readonly sender: object
  readonly preload: string | null
  readonly ipcMain: IpcMain
  readonly report: (line: string) => void
  readonly onBounds: (bounds: { x: number; y: number; width: number; height: number }) => void
}

const worldName = 'Electron Isolated Context'

/** The window's page, driven over CDP: injects the preload, carries IPC, follows frames, guards navigation. */
export class Page {
  readonly #options: PageOptions
  readonly #sessionId: string
  readonly #frames: FrameTree
  readonly #receiver = `receive${randomBytes(8).toString('hex')}`
  readonly #binding = `tell${randomBytes(8).toString('hex')}`
  /** The preload's world of the page that is loaded now; null between two pages. */
  #world: { readonly contextId: number; readonly frameId: string } | null = null
  #expected: string | null = null
  loading = false
  onPainted: () => void = () => undefined

  private constructor(options: PageOptions, sessionId: string, targetId: string) {
    this.#options = options
    this.#sessionId = sessionId
    this.#frames = new FrameTree(targetId, (address) => toApp(options.book, address))
  }

  static async open(options: PageOptions, sessionId: string, targetId: string): Promise<Page> {
    const page = new Page(options, sessionId, targetId)
    await page.#attach()
    return page
  }

  get mainFrame(): Frame | null {
    return this.#frames.get(this.#frames.mainFrameId)
  }

  async send(method: string, params: Fields = {}): Promise<Fields> {
    return this.#options.browser.cdp.send(method, params, this.#sessionId)
  }

  /** The app's rules for permissions look at the page that is about to be there. */
  expectAt(address: string): void {
    this.#frames.setMainAddress(address)
  }

  /** Rejects as `loadURL` does when the page cannot be loaded. */
  async navigate(address: string): Promise<void> {
    this.#expected = address
    this.loading = true
    const answer = await this.send('Page.navigate', { url: address })
    if (typeof answer['errorText'] === 'string') {
      throw new Error(
        `${answer['errorText'].replace('net::', '')} loading '${toApp(this.#options.book, address)}'`,
      )
    }
  }

  reload(): void {
    this.#expected = '*'
    this.#quietly(this.send('Page.reload'))
  }

  bringToFront(): void {
    this.#quietly(this.send('Page.bringToFront'))
  }

  setColorScheme(scheme: 'light' | 'dark' | ''): void {
    this.#quietly(
      this.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-color-scheme', value: scheme }],
      }),
    )
  }

  tell(message: ToPreload): void {
    const world = this.#world
    if (world === null) return
    for (const piece of pieces(JSON.stringify(message))) {
      this.#quietly(
        this.send('Runtime.callFunctionOn', {
          executionContextId: world.contextId,
          functionDeclaration: `function (piece) { globalThis.${this.#receiver}(piece) }`,
          arguments: [{ value: piece }],
        }),
      )
    }
  }

  async #attach(): Promise<void> {
    const { browser, contents, book, preload } = this.#options
    const secret = randomBytes(16).toString('hex')
    this.#frames.follow(browser.cdp)
    this.#followWorlds()
    this.#followLoading()
    guardNavigation({
      cdp: browser.cdp,
      book,
      contents,
      sender: this.#options.sender,
      frames: this.#frames,
      isRefused: this.#options.isRefused,
      isExpected: (address) => this.#takeExpected(address),
      report: this.#options.report,
    })
    await Promise.all([
      this.send('Page.enable'),
      this.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      this.send('Runtime.enable'),
      this.send('Runtime.addBinding', { name: this.#binding, executionContextName: worldName }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(secret) }),
    ])
    if (preload === null) return
    const config = {
      secret,
      binding: this.#binding,
      receiver: this.#receiver,
      process: sandboxedProcess(),
    }
    const source = preloadWorldScript(config, readFileSync(preload, 'utf8'))
    await this.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName })
  }

  #followWorlds(): void {
    const { cdp } = this.#options.browser
    cdp.on('Runtime.executionContextCreated', (params, sessionId) => {
      const context = params['context'] as { id: number; name: string; auxData: { frameId: string } }
      if (sessionId !== this.#sessionId || context.name !== worldName) return
      if (context.auxData.frameId !== this.#frames.mainFrameId) return
      this.#world = { contextId: context.id, frameId: context.auxData.frameId }
    })
    const forget = (): void => {
      this.#world = null
    }
    cdp.on('Runtime.executionContextsCleared', (_params, sessionId) => {
      if (sessionId === this.#sessionId) forget()
    })
    const join = createJoiner((text) => {
      this.#hear(JSON.parse(text) as ToHost)
    })
    cdp.on('Runtime.bindingCalled', (params, sessionId) => {
      if (sessionId !== this.#sessionId || params['name'] !== this.#binding) return
      // SECURITY: only the preload's world of the page shown now may speak.
      if (params['executionContextId'] === this.#world?.contextId) join(String(params['payload']))
    })
  }

  #followLoading(): void {
    const { cdp } = this.#options.browser
    const { contents } = this.#options
    cdp.on('Page.lifecycleEvent', (params, sessionId) => {
      if (sessionId !== this.#sessionId || params['frameId'] !== this.#frames.mainFrameId) return
      if (!this.#frames.hasArrived) return
      if (params['name'] === 'DOMContentLoaded') contents.emit('dom-ready', {})
      if (params['name'] === 'firstPaint') this.onPainted()
      if (params['name'] === 'load') {
        this.loading = false
        contents.emit('did-finish-load', {})
        this.onPainted()
      }
    })
  }

  #hear(message: ToHost): void {
    const { ipcMain, contents, sender, report } = this.#options
    const event = { sender, senderFrame: this.mainFrame, frameId: 1, processId: 1, type: 'frame' }
    switch (message.kind) {
      case 'invoke':
        void answerInvoke(
          ipcMain,
          event,
          message.channel,
          decode(message.args) as unknown[],
          encode,
          report,
        ).then((answer) => {
          this.tell(
            'value' in answer
              ? { kind: 'result', id: message.id, value: answer.value }
              : { kind: 'failure', id: message.id, message: answer.message },
          )
        })
        return
      case 'send': {
        const args = decode(message.args) as unknown[]
        contents.emit('ipc-message', event, message.channel, ...args)
        ipcMain.emit(message.channel, event, ...args)
        return
      }
      case 'bounds':
        this.#options.onBounds(message)
        return
      case 'preload-error': {
        const error = new Error(message.message)
        report(`browser-host: the preload failed: ${message.message}`)
        contents.emit('preload-error', {}, this.#options.preload, error)
        return
      }
      default:
        throw new Error('Unknown message from the page.')
    }
  }

  #takeExpected(address: string): boolean {
    const expected = this.#expected !== null && (this.#expected === '*' || this.#expected === address)
    if (expected) this.#expected = null
    return expected
  }

  #quietly(act: Promise<unknown>): void {
    act.catch((error: unknown) => {
      // A page that is going away answers nobody; that is no fault.
      if (!this.#options.browser.cdp.closed) this.#options.report(`browser-host: ${String(error)}`)
    })
  }
}

function sandboxedProcess(): Readonly<Record<string, unknown>> {
  return {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: process.platform,
    arch: process.arch,
    version: process.version,
    versions: { ...process.versions },
    env: {},
  }
}
