const pattern =
  /^(?:(?:source|url|link|via|original|permalink|short url|quelle|lien|fuente|المصدر|الرابط|رابط)\s*[:：]\s*)?<?(?<url>(?:https?:\/\/|www\.)[^\s<>]{3,2000})>?$/iu

/** The address when a whole line is one, or null. */
export function urlIn(text: string): string | null {
  if (text.length > 2100) return null
  const found = pattern.exec(text)?.groups?.['url']
  if (found === undefined) return null
  const full = found.startsWith('www.') ? `https://${found}` : found
  return URL.canParse(full) ? full : null
}

/** Its host without "www.". */
export function siteOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : null
}
