import { StrictEmitter } from '../strict.ts'

export type PermissionRequestHandler = (
  contents: object | null,
  permission: string,
  respond: (granted: boolean) => void,
  details: object,
) => void
export type PermissionCheckHandler = (
  contents: object | null,
  permission: string,
  requestingOrigin: string,
  details: object,
) => boolean
export interface RequestVerdict {
  readonly cancel?: boolean
  readonly redirectURL?: string
}
export type RequestListener = (details: object, respond: (verdict: RequestVerdict) => void) => void

/** Electron's default session: the app's rules for permissions, requests and downloads. */
export class Session extends StrictEmitter {
  readonly protocol: object
  readonly webRequest: { onBeforeRequest(first: unknown, second?: RequestListener | null): void }
  requestHandler: PermissionRequestHandler | null = null
  checkHandler: PermissionCheckHandler | null = null
  requestListener: RequestListener | null = null

  constructor(protocol: object) {
    super('electron.session', ['will-download'])
    this.protocol = protocol
    this.webRequest = {
      onBeforeRequest: (first, second) => {
        const listener = second === undefined ? first : second
        if (second !== undefined)
          throw new Error('browser-host: a filter for onBeforeRequest is not implemented')
        this.requestListener = listener as RequestListener | null
      },
    }
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    this.requestHandler = handler
  }
  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    this.checkHandler = handler
  }
  setDevicePermissionHandler(handler: ((details: object) => boolean) | null): void {
    // No device is ever offered here, so there is nothing to ask.
    if (handler !== null && typeof handler !== 'function')
      throw new TypeError('handler must be null or a function')
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    if (enabled) throw new Error('browser-host: the spell checker is not implemented')
  }
}
