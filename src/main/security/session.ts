import type { Session } from 'electron'
import type { Log } from '../log.ts'
import { isTrustedSender } from './sender.ts'

/**
 * Permissions that the page has, each with its reason. All others are denied.
 * `clipboard-sanitized-write`: "Copy as text" and "Copy as Markdown" write to the clipboard on a key or click.
 */
export const permitted: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Schemes that a request may have; remote ones are not among them, so nothing is fetched from anywhere. */
const localSchemes: ReadonlySet<string> = new Set(['offprint:', 'data:', 'blob:', 'devtools:'])

export function secureSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((contents, permission, respond) => {
    const granted = permitted.has(permission) && contents !== null && isTrustedSender(contents.mainFrame)
    if (!granted) log(`security: refused the permission “${permission}”`)
    respond(granted)
  })
  session.setPermissionCheckHandler((contents, permission) => {
    return permitted.has(permission) && contents !== null && isTrustedSender(contents.mainFrame)
  })
  session.webRequest.onBeforeRequest((details, respond) => {
    const remote = !URL.canParse(details.url) || !localSchemes.has(new URL(details.url).protocol)
    if (remote) log(`security: refused a request for a ${details.resourceType}`)
    respond({ cancel: remote })
  })
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  // The spell checker fetches its dictionaries from the network.
  session.setSpellCheckerEnabled(false)
}
