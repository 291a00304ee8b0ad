import type { PageElement } from './tree.ts'
import { attribute, elements } from './tree.ts'

const lists = /^(?:ul|ol|dl)$/
/** Of all links of a list. */
const mostOfLinks = 0.8
const leastLinks = 2
/** Where a page is shared, or followed. */
const networks =
  /(?:^|\.)(?:facebook|twitter|x|linkedin|pinterest|instagram|youtube|tiktok|reddit|tumblr|whatsapp|telegram|t|flipboard|mastodon|bsky|threads|xing|vk|weibo|google|apple|getpocket|instapaper|spotify)\.(?:com|net|org|me|app|social|ly)$/

/**
 * A list of links that leads to other sites: what an article has read, or recommends. Lists of other articles lead to
 * the page's own site.
 *
 * @param site the host of the page; null where it is not known
 */
export function isSources(element: PageElement, site: string | null): boolean {
  if (site === null || !lists.test(element.tagName)) return false
  let [all, others] = [0, 0]
  for (const link of elements(element, 'a')) {
    const host = hostOf(attribute(link, 'href'))
    all += 1
    if (host !== null && ownerOf(host) !== ownerOf(site) && !networks.test(host)) others += 1
  }
  return all >= leastLinks && others >= mostOfLinks * all
}

/** Null for an address within the site, and for what is none. */
export function hostOf(address: string | null): string | null {
  if (address === null || !/^\s*(?:https?:)?\/\//i.test(address)) return null
  return URL.parse(address.trim(), 'https://site.invalid/')?.hostname ?? null
}

/** `news.example.co.uk` and `shop.example.co.uk` are of one owner. */
function ownerOf(host: string): string {
  const parts = host.replace(/^www\./, '').split('.')
  const isShortEnd = (parts.at(-2)?.length ?? 0) <= 3 && parts.length > 2
  return parts.slice(isShortEnd ? -3 : -2).join('.')
}
