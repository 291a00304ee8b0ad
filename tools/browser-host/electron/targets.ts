import type { Cdp, Fields } from '../browser/cdp.ts'
import type { AddressBook } from '../server.ts'
import { toApp } from '../server.ts'
import type { WebContents } from './web-contents.ts'

interface TargetInfo {
  readonly targetId: string
  readonly type: string
  readonly url: string
}

const intercept: Fields = { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }
const autoAttach: Fields = {
  autoAttach: true,
  waitForDebuggerOnStart: true,
  flatten: true,
  // The browser's own windows and dialogs are targets too, and none of our business.
  filter: ['browser', 'tab', 'browser_ui', 'webview', 'other']
    .map((type) => ({ type, exclude: true }))
    .concat([{} as never]),
}

export interface TargetOptions {
  readonly cdp: Cdp
  readonly contents: WebContents
  readonly book: () => AddressBook | null
  readonly report: (line: string) => void
  readonly onGone: () => void
}

/** The window’s page, and which sessions belong to windows that were refused. */
export interface AttachedWindow {
  readonly sessionId: string
  readonly targetId: string
  readonly isRefused: (sessionId: string | undefined) => boolean
}

/**
 * Attaches to everything that the browser opens before it can run: the window's page, frames in processes of
 * their own, workers; and closes every further window after asking the app's handler, as a denied one is.
 */
export async function attachToTargets(options: TargetOptions): Promise<AttachedWindow> {
  const { cdp } = options
  const first = Promise.withResolvers<AttachedWindow>()
  const refused = new Set<string>()
  const isRefused = (sessionId: string | undefined): boolean =>
    sessionId !== undefined && refused.has(sessionId)
  let windowTarget: string | null = null

  cdp.on('Target.attachedToTarget', (params) => {
    const info = params['targetInfo'] as TargetInfo
    const sessionId = String(params['sessionId'])
    if (info.type === 'page' && windowTarget !== null) {
      refuseWindow(info, sessionId)
      return
    }
    const isWindow = info.type === 'page'
    if (isWindow) windowTarget = info.targetId
    prepare(sessionId, info.type).then(
      () => {
        if (isWindow) first.resolve({ sessionId, targetId: info.targetId, isRefused })
      },
      (error: unknown) => {
        if (isWindow) first.reject(error)
        else if (!cdp.closed) options.report(`browser-host: ${info.type}: ${String(error)}`)
      },
    )
  })
  const gone = (params: Fields): void => {
    if (params['targetId'] === windowTarget) options.onGone()
  }
  cdp.on('Target.detachedFromTarget', gone)
  cdp.on('Target.targetDestroyed', gone)
  cdp.on('closed', () => {
    first.reject(new Error('The browser ended before its window opened.'))
    options.onGone()
  })
  cdp.on('Page.windowOpen', (params) => {
    ask(String(params['url']), typeof params['windowName'] === 'string' ? params['windowName'] : '')
  })

  async function prepare(sessionId: string, type: string): Promise<void> {
    const known = (act: Promise<Fields>): Promise<unknown> => act.catch(() => null)
    if (type === 'page' || type === 'iframe') {
      await cdp.send('Fetch.enable', intercept, sessionId)
      await cdp.send('Page.enable', {}, sessionId)
      await cdp.send('Target.setAutoAttach', autoAttach, sessionId)
    } else {
      // Workers know only some of these domains.
      await known(cdp.send('Fetch.enable', intercept, sessionId))
      await known(cdp.send('Target.setAutoAttach', autoAttach, sessionId))
    }
    await cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId)
  }

  /** A window that waits cannot close: it goes on, with its requests refused, and is closed at once. */
  function refuseWindow(info: TargetInfo, sessionId: string): void {
    refused.add(sessionId)
    cdp
      .send('Fetch.enable', intercept, sessionId)
      .then(async () => cdp.send('Target.closeTarget', { targetId: info.targetId }))
      .then(async () => cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId))
      .catch((error: unknown) => {
        // It may be gone before the last word is said.
        if (!cdp.closed && !String(error).includes('Session with given id not found')) {
          options.report(`browser-host: ${String(error)}`)
        }
      })
  }

  function ask(address: string, frameName: string): void {
    const book = options.book()
    const url = book === null ? address : toApp(book, address)
    const handler = options.contents.windowOpenHandler
    const referrer = { url: '', policy: 'default' as const }
    const answer = handler?.({ url, frameName, features: '', disposition: 'new-window', referrer }) ?? {
      action: 'allow',
    }
    if (answer.action !== 'deny') {
      options.report(
        `browser-host: a new window for ${url} was not opened: more than one is not supported by browser-host`,
      )
    }
  }

  await cdp.send('Target.setDiscoverTargets', { discover: true })
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
  await cdp.send('Target.setAutoAttach', autoAttach)
  return first.promise
}
