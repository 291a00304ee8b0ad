const emptyTag = /<([a-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/>/gi
const voidNames = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/**
 * XHTML as HTML: `<a id="p1"/>` would stand open to the end of the page, and `<title/>` swallow all of it.
 */
export function openedTags(xhtml: string): string {
  return xhtml
    .replace(emptyTag, (whole, name: string, attributes: string) =>
      voidNames.has(name.toLowerCase()) ? whole : `<${name}${attributes}></${name}>`,
    )
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
      text.replace(/&/g, '&amp;').replace(/</g, '&lt;'),
    )
}
