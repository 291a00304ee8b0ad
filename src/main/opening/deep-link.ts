import type { Fault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { ShownAddress } from '@shared/opening.ts'
import { shownAddress } from '../security/address.ts'
import { scheme } from '../security/policy.ts'
import { hidesCharacters } from './visible.ts'

/** What an `offprint://add` link asks for. */
export type DeepLink =
  | { readonly kind: 'link'; readonly address: ShownAddress; readonly title: string | null }
  | { readonly kind: 'text'; readonly text: string; readonly title: string | null }

export type DeepLinkRefused = Fault<'deep-link-refused'>

/** Characters of a link as a whole, of an address, of a title. Systems cut links at about a tenth of the first. */
export const longest = { link: 300_000, address: 2048, title: 300, text: 100_000 }

const names: ReadonlySet<string> = new Set(['url', 'text', 'title'])

/**
 * Reads `offprint://add?url=…|text=…&title=…`. SECURITY: any page can make the system start such a link, so
 * whatever is not exactly this is refused, not mended, and nothing happens without the reader's yes.
 *
 * @returns else why not, as a sentence for the reader
 */
export function parseDeepLink(link: string): Result<DeepLink, DeepLinkRefused> {
  if (link.length > longest.link) return refuse('it is too long')
  if (!/^[\x21-\x7e]+$/.test(link)) return refuse('it holds characters that a link cannot have')
  if (!URL.canParse(link)) return refuse('it is not an address')
  const url = new URL(link)
  if (url.protocol !== `${scheme}:` || url.host !== 'add' || !['', '/'].includes(url.pathname)) {
    return refuse('it does not begin with “offprint://add?”')
  }
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    return refuse('it has parts that it cannot have')
  const given = parametersOf(url.search.slice(1))
  if (given === null) return refuse('it is not encoded as it should be')
  const strange = given.find(([name]) => !names.has(name))
  if (strange !== undefined) return refuse('it asks for something that Offprint does not know')
  const parts = new Map(given)
  if (parts.size !== given.length) return refuse('it says something twice')
  return read(parts)
}

function read(parts: ReadonlyMap<string, string>): Result<DeepLink, DeepLinkRefused> {
  const title = parts.get('title')?.trim() ?? ''
  if (title.length > longest.title) return refuse('its title is too long')
  if (/[\n\t]/.test(title) || hidesCharacters(title)) return refuse('its title holds hidden characters')
  const shownTitle = title === '' ? null : title
  const [address, text] = [parts.get('url'), parts.get('text')]
  if ((address === undefined) === (text === undefined))
    return refuse('it must bring either an address or a text')
  if (address !== undefined) return readAddress(address, shownTitle)
  const written = (text ?? '').replaceAll(/\r\n?/g, '\n')
  if (written.trim() === '') return refuse('its text is empty')
  if (written.length > longest.text) return refuse('its text is too long')
  if (hidesCharacters(written)) return refuse('its text holds hidden characters')
  return ok({ kind: 'text', text: written, title: shownTitle })
}

function readAddress(address: string, title: string | null): Result<DeepLink, DeepLinkRefused> {
  if (address.length > longest.address) return refuse('its address is too long')
  if (/\s/.test(address) || hidesCharacters(address)) return refuse('its address holds hidden characters')
  // Written out: what a browser would mend (“https:example.org”, “https:\\example.org”) is nobody's address.
  if (!/^https?:\/\/[^/\\]/i.test(address) || address.includes('\\') || !URL.canParse(address)) {
    return refuse('its address is not a web address')
  }
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return refuse('its address hides a name before the host')
  if (url.href.length > longest.address * 3) return refuse('its address is too long')
  return ok({ kind: 'link', address: shownAddress(url), title })
}

/** Name and value of each parameter; null where one is not well encoded. A plus sign is a plus sign or a blank: a blank. */
function parametersOf(query: string): readonly (readonly [string, string])[] | null {
  try {
    return query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const at = part.indexOf('=')
        const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]
        return [decodeURIComponent(name), decodeURIComponent(value.replaceAll('+', ' '))] as const
      })
  } catch {
    return null // not UTF-8, or a stray percent sign
  }
}

function refuse(why: string): Result<never, DeepLinkRefused> {
  return fail(fault('deep-link-refused', `A link for Offprint was not followed: ${why}.`))
}
