import { fold } from '../normalise.ts'

const quotes = /["\u201C-\u201F\u00AB\u00BB\uFF02]/g
const letter = /[\p{L}\p{N}\p{M}]/u
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** The form in which names (of sites, tags, people) are compared: folded, without quotes, spaces made one. */
export function nameKey(name: string): string {
  return fold(name).replaceAll(quotes, ' ').replaceAll(/\s+/g, ' ').trim()
}

/** Does a word of the name begin so? Both are keys. */
export function wordBegins(name: string, beginning: string): boolean {
  if (beginning === '') return true
  for (let at = name.indexOf(beginning); at >= 0; at = name.indexOf(beginning, at + 1)) {
    if (at === 0 || !letter.test(name.charAt(at - 1)) || unspaced.test(beginning.charAt(0))) return true
  }
  return false
}

/** `example.org` for `https://www.example.org/page`; empty where there is no address. */
export function hostOf(url: string | null): string {
  const host = /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url ?? '')?.[1] ?? ''
  return host.toLowerCase().replace(/^www\./, '')
}

/** `tag:news` or `by:"Ana Lima"`: quoted where it would not be read as one value otherwise. */
export function filterText(name: string, value: string, mustQuote = false): string {
  const plain = value.replaceAll(quotes, ' ').replaceAll(/\s+/g, ' ').trim()
  return mustQuote || /\s/.test(plain) || plain === '' ? `${name}:"${plain}"` : `${name}:${plain}`
}
