import { webAddress } from '@core/markup/address.ts'

const tracking =
  /^(?:utm_.*|fbclid|gclid|gclsrc|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|vero_id|wickedid|twclid|ttclid|li_fat_id|s_cid|cmpid|ref_src|ref_url|spm|__twitter_impression|at_medium|at_campaign)$/i

/** One address for one article: without its fragment and the marks that shares and newsletters add. */
export function canonicalAddress(value: unknown): string | null {
  const address = webAddress(value)
  if (address === null) return null
  const url = new URL(address)
  url.hash = /^#!?\//.test(url.hash) ? url.hash : ''
  for (const name of Array.from(url.searchParams.keys()))
    if (tracking.test(name)) url.searchParams.delete(name)
  if (url.search === '') url.search = ''
  return url.href
}

/** The same page, as another may have written it: with or without `s` and a slash at the end. The given one first. */
export function addressSpellings(url: string): readonly string[] {
  const { pathname, search, hash } = new URL(url)
  const slashes = [url]
  // A slash before a query or at the root is part of the address.
  if (search === '' && hash === '' && pathname !== '/' && !pathname.endsWith('//'))
    slashes.push(url.endsWith('/') ? url.slice(0, -1) : `${url}/`)
  return slashes.flatMap((one) => [
    one,
    one.startsWith('https:') ? `http:${one.slice(6)}` : `https:${one.slice(5)}`,
  ])
}

/** Many different articles are saved from a site's front page. */
export function isFrontPage(address: string): boolean {
  const url = new URL(address)
  return url.pathname === '/' && url.search === ''
}

/** `www.example.org` as a person says it. */
export function hostOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null
  return new URL(address).hostname.replace(/^www\./, '') || null
}
