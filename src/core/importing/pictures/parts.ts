/** Files that came along with a page: parts of an MHTML or EPUB, entries of a zip, the folder beside it. */
export interface PageParts {
  /** @param address as the page writes it: absolute, relative, or `cid:`. Null where no such file came along. */
  find(address: string): Uint8Array | null
}

/** A relative address as a path of plain names, decoded; null for one that leaves its folder or is none. */
export function plainPath(address: string): string | null {
  const bare = address.trim().replace(/[?#].*$/s, '')
  if (bare === '' || /^[a-z][a-z0-9+.-]*:/i.test(bare) || /^[/\\]/.test(bare)) return null
  const names: string[] = []
  for (const part of decoded(bare).split(/[/\\]/)) {
    if (part === '' || part === '.') continue
    if (part !== '..') names.push(part)
    else if (names.pop() === undefined) return null
  }
  // SECURITY: no drive, no stream, no NUL.
  return names.length === 0 || names.some((name) => /[:\0]/.test(name)) ? null : names.join('/')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
