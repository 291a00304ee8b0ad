/**
 * Characters that are not seen, or that turn the order of what is: control characters, bidirectional marks and
 * overrides, zero-width ones, the byte order mark, tags, variation selectors are left (they belong to emoji).
 */
const unseen =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** Does a text hold what cannot be seen? Line breaks and tabs are seen. */
export function hidesCharacters(text: string): boolean {
  return text.replaceAll(/[\n\t]/g, '').search(unseen) >= 0
}

/** One line without anything that cannot be seen. */
export function plainLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(unseen, '').trim()
}
