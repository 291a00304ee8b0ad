import type { Cdp, Fields } from '../browser/cdp.ts'
import type { AddressBook } from '../server.ts'
import { toApp } from '../server.ts'
import { preventable } from '../strict.ts'
import type { FrameTree } from './frames.ts'
import type { RequestVerdict } from './session.ts'
import type { WebContents } from './web-contents.ts'

export interface NavigationOptions {
  readonly cdp: Cdp
  readonly book: AddressBook
  readonly contents: WebContents
  readonly sender: object
  readonly frames: FrameTree
  /** True once for a load that the main process itself asked for. */
  readonly isExpected: (address: string) => boolean
  /** True for a window that must not open: it gets nothing, and the app is not asked. */
  readonly isRefused: (sessionId: string | undefined) => boolean
  readonly report: (line: string) => void
}

interface PausedRequest {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly redirectedRequestId?: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
  }
}

const resourceTypes: Readonly<Record<string, string>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
}

/**
 * Every request of every frame stops here first. Documents are navigations: the app's listeners are asked as
 * Electron asks them, and what they prevent is not loaded. Loads begun by the user or by a test driver count as
 * begun by the page, because nothing tells them apart for certain.
 */
export function guardNavigation(options: NavigationOptions): void {
  const { cdp } = options
  cdp.on('Fetch.requestPaused', (params, sessionId) => {
    const paused = params as unknown as PausedRequest
    const judged = options.isRefused(sessionId) ? Promise.resolve(false) : judge(options, paused)
    judged
      .then((allowed) =>
        allowed
          ? cdp.send('Fetch.continueRequest', { requestId: paused.requestId }, sessionId)
          : cdp.send('Fetch.failRequest', refusal(paused), sessionId),
      )
      .catch((error: unknown) => {
        if (!cdp.closed && !String(error).includes('Invalid InterceptionId')) {
          options.report(`browser-host: ${String(error)}`)
        }
      })
  })
}

function refusal(paused: PausedRequest): Fields {
  const errorReason = paused.resourceType === 'Document' ? 'Aborted' : 'BlockedByClient'
  return { requestId: paused.requestId, errorReason }
}

async function judge(options: NavigationOptions, paused: PausedRequest): Promise<boolean> {
  if (paused.resourceType === 'Document' && !mayNavigate(options, paused)) return false
  return mayRequest(options, paused)
}

function mayNavigate(options: NavigationOptions, paused: PausedRequest): boolean {
  const { contents, frames, book } = options
  const isMainFrame = paused.frameId === frames.mainFrameId
  const redirected = paused.redirectedRequestId !== undefined
  if (isMainFrame && !redirected && options.isExpected(paused.request.url)) return true
  const event = preventable({
    url: toApp(book, paused.request.url),
    isSameDocument: false,
    isMainFrame,
    frame: frames.get(paused.frameId),
    initiator: frames.get(frames.mainFrameId),
  })
  if (redirected) {
    contents.emit('will-redirect', event)
    return !event.defaultPrevented
  }
  contents.emit('will-frame-navigate', event)
  if (isMainFrame) contents.emit('will-navigate', event)
  return !event.defaultPrevented
}

async function mayRequest(options: NavigationOptions, paused: PausedRequest): Promise<boolean> {
  const { contents, frames, book, sender } = options
  const listener = contents.session.requestListener
  if (listener === null) return true
  const isMainFrame = paused.frameId === frames.mainFrameId
  const type =
    paused.resourceType === 'Document'
      ? isMainFrame
        ? 'mainFrame'
        : 'subFrame'
      : resourceTypes[paused.resourceType]
  const details = {
    id: paused.requestId,
    url: toApp(book, paused.request.url),
    method: paused.request.method,
    resourceType: type ?? 'other',
    referrer: toApp(book, paused.request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
    webContents: sender,
    frame: frames.get(paused.frameId),
  }
  const verdict = await new Promise<RequestVerdict>((resolve) => {
    listener(details, resolve)
  })
  if (verdict.redirectURL !== undefined) throw new Error('browser-host: redirectURL is not implemented')
  return verdict.cancel !== true
}
