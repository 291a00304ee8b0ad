/** "Headline | Arab News": the name of the site after the headline, as browsers show it. */
export interface SiteSuffix {
  readonly title: string
  readonly site: string
}

const bar = /^(?<title>.{8,200}?\S)\s*[|｜]\s*(?:[^|｜]{2,40}[|｜]\s*)?(?<site>[^|｜]{2,40})$/u
const dash = /^(?<title>.{12,200}\S) [-–—] (?<site>[^-–—|]{2,32})$/u

/** The two halves when a bar parts them. */
export function siteSuffix(text: string): SiteSuffix | null {
  if (text.length > 260 || !/[|｜]/u.test(text)) return null
  return halves(bar.exec(text))
}

/** The two halves when a dash parts them: only to be believed when the headline stands elsewhere without it. */
export function dashSuffix(text: string): SiteSuffix | null {
  if (text.length > 260) return null
  return halves(dash.exec(text))
}

function halves(match: RegExpExecArray | null): SiteSuffix | null {
  const title = match?.groups?.['title']
  const site = match?.groups?.['site']?.trim()
  if (title === undefined || site === undefined) return null
  if (title.split(' ').length < 3 && !/\p{Lo}{6}/u.test(title)) return null
  if (site.split(' ').length > 5 || /[.!?]$/u.test(site)) return null
  return { title: title.trim(), site }
}

/** "BREAKING: Parliament dissolved" is the headline "Parliament dissolved". */
export function withoutLabel(text: string): string {
  const label =
    /^(?:breaking(?: news)?|live|exclusive|update|updated|watch|opinion|analysis|عاجل|حصري|خاص)\s*[:|–-]\s+(?=\S)/iu
  const bare = text.replace(label, '')
  return bare.length >= 12 ? bare : text
}
