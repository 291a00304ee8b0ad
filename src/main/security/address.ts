import { domainToUnicode } from 'node:url'
import type { AddressDoubt, ShownAddress } from '@shared/opening.ts'

/** Scripts that are written together, each with Latin: what registries allow in one name (UTS 39, "highly restrictive"). */
const together = [
  ['Han', 'Hiragana', 'Katakana'],
  ['Han', 'Hangul'],
  ['Han', 'Bopomofo'],
]
const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Cherokee',
  'Coptic',
  'Hebrew',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
  'Thai',
  'Devanagari',
  'Georgian',
].map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)

/** Letters of Cyrillic, Greek, Armenian and Cherokee that pass for Latin ones; a name made of nothing else is a disguise. */
const lookalikes = /^[аеорсухіјѕһԁԛԝӏьгпмтвкиАВЕКМНОРСТХαοερνικυωχηսօոհցցզԁᎠᎡᎢᎥᏀᏃᏟᏦᏢᏚᎪᎳᏴ0-9-]+$/u

/**
 * An address as a person should see it before going there.
 *
 * @param url http, https or mailto
 * @param text what the link is called in the article; a text that names another host is said
 */
export function shownAddress(url: URL, text = ''): ShownAddress {
  const host = url.protocol === 'mailto:' ? mailHost(url) : url.host
  const readable = domainToUnicode(url.protocol === 'mailto:' ? host : url.hostname)
  const labels = readable.split('.')
  const doubts: AddressDoubt[] = []
  if (labels.some(mixesScripts)) doubts.push('mixed-scripts')
  if (labels.some((label) => /[^\0-\x7f]/.test(label) && lookalikes.test(label))) doubts.push('lookalike')
  if (url.username !== '' || url.password !== '') doubts.push('user-name')
  if (namesAnotherHost(text, url)) doubts.push('other-host')
  const differs = readable !== '' && readable !== (url.protocol === 'mailto:' ? host : url.hostname)
  return { href: url.href, host, readable: differs ? readable : null, doubts }
}

function mailHost(url: URL): string {
  const [first = ''] = url.pathname.split(',')
  return first.slice(first.lastIndexOf('@') + 1).toLowerCase()
}

function mixesScripts(label: string): boolean {
  const found = scripts.filter(([, pattern]) => pattern.test(label)).map(([name]) => name)
  const foreign = found.filter((name) => name !== 'Latin')
  if (foreign.length === 0 || found.length === 1) return false
  return !together.some((group) => foreign.every((name) => group.includes(name)))
}

/** Only a text that is an address itself can promise a host: “example.org/page”, “https://example.org”. */
function namesAnotherHost(text: string, url: URL): boolean {
  const said = /^\s*(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,24})(?::\d+)?(?:[/?#]\S*)?\s*$/iu.exec(
    text,
  )?.[1]
  if (said === undefined || !URL.canParse(`https://${said}`)) return false
  const promised = withoutWww(new URL(`https://${said}`).hostname)
  const real = withoutWww(url.protocol === 'mailto:' ? mailHost(url) : url.hostname)
  // “Node.js” and “config.yaml” look like hosts and are none: what nobody takes for a place is no promise.
  if (
    /\.(?:js|ts|md|py|rs|go|sh|css|html?|json|ya?ml|txt|pdf|epub|zip|exe|png|jpe?g)$/i.test(said) &&
    !/^\s*https?:/i.test(text)
  )
    return false
  return promised !== real && !real.endsWith(`.${promised}`)
}

const withoutWww = (host: string): string => host.replace(/^www\./i, '').toLowerCase()
