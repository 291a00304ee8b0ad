/** For text between tags, in the same spelling as `serialise`. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

/** Each paragraph finds its own direction, so that a page may mix Arabic and English. */
export function paragraphsToHtml(paragraphs: readonly string[]): string {
  return paragraphs
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p dir="auto">${escapeText(paragraph).replace(/\r\n|\r|\n/g, '<br>')}</p>\n`)
    .join('')
}

/** For an attribute's value between double quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;')
}
