import { host, scheme } from './policy.ts'

/** What is needed of Electron's `WebFrameMain`. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
  readonly detached: boolean
}

/**
 * Only the main frame of our own page may call. Fails closed: a frame that is gone, detached, embedded or of
 * another origin is a stranger. (`new URL('offprint://app/').origin` is "null", so the parts are compared.)
 */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  if (frame === null || frame.detached || frame.parent !== null) return false
  if (!URL.canParse(frame.url)) return false
  const url = new URL(frame.url)
  return url.protocol === `${scheme}:` && url.host === host
}
