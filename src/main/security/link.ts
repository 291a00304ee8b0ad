import type { LinkRefused } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'

const allowed: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/**
 * An address that may be handed to the system. SECURITY: `shell.openExternal` starts whatever program is
 * registered for a scheme, so only web and mail addresses pass, and only in their parsed, encoded form.
 */
export function checkLink(address: string): Result<string, LinkRefused> {
  const shown = address.length > 80 ? `${address.slice(0, 80)}…` : address
  if (!URL.canParse(address)) {
    return fail(fault('link-refused', `“${shown}” is not an address that a browser can open.`))
  }
  const url = new URL(address)
  if (!allowed.has(url.protocol)) {
    return fail(
      fault(
        'link-refused',
        `Links that begin with “${url.protocol}” are not opened, only web and mail addresses.`,
      ),
    )
  }
  return ok(url.href)
}
