import type { Cdp } from '../browser/cdp.ts'
import type { AddressBook } from '../server.ts'
import type { Session } from './session.ts'

/** Electron's names of what a page may ask for, with Chromium's where that has one that a driver can set. */
const permissions: readonly (readonly [electron: string, chromium: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
  ['speaker-selection', 'speaker-selection'],
  ['display-capture', 'display-capture'],
  ['local-fonts', 'local-fonts'],
]

/**
 * Asks the app's own handlers about every permission and tells the browser their answers before a page loads.
 * Without a handler Electron grants all of them; that is refused here, because nobody means it.
 */
export async function applyPermissions(
  cdp: Cdp,
  session: Session,
  contents: object,
  book: AddressBook,
): Promise<void> {
  const { requestHandler, checkHandler } = session
  if (requestHandler === null || checkHandler === null) {
    throw new Error(
      'browser-host: set session.setPermissionRequestHandler and setPermissionCheckHandler before loading a page: without them Electron grants every permission',
    )
  }
  for (const [electron, chromium] of permissions) {
    const details = { requestingUrl: `${book.app}/`, isMainFrame: true, securityOrigin: `${book.app}/` }
    const requested = await new Promise<boolean>((resolve) => {
      requestHandler(contents, electron, resolve, details)
    })
    const granted = requested && checkHandler(contents, electron, `${book.app}/`, details)
    const setting = granted ? 'granted' : 'denied'
    // Not every Chromium knows every name; what it does not know it cannot grant to a page either.
    await cdp
      .send('Browser.setPermission', { permission: { name: chromium }, setting, origin: book.page })
      .catch((error: unknown) => {
        if (granted) throw error
      })
  }
}
