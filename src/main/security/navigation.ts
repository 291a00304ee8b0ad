import type { App, WebContents } from 'electron'
import type { Log } from '../log.ts'
import { framePath, origin } from './policy.ts'

/**
 * The page never leaves. The one navigation that may happen is the article frame loading its own empty page;
 * links are handed to `openLink` by a call of the contract, so everything that reaches here is refused.
 */
export function denyNavigation(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    denyIn(contents, log)
  })
}

function denyIn(contents: WebContents, log: Log): void {
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && event.url === `${origin}${framePath}`) return
    event.preventDefault()
    log(
      `security: refused a navigation of ${event.isMainFrame ? 'the page' : 'a frame'} to ${schemeOf(event.url)}`,
    )
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    log(`security: refused a new window for ${schemeOf(url)}`)
    return { action: 'deny' }
  })
}

/** Logs carry no addresses of what is being read: the scheme tells enough. */
function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : 'an address that is none'
}
