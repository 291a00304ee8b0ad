import { isAgency } from './agencies.ts'
import { opensLinkList } from './furniture.ts'
import { parseDateline } from './dateline.ts'
import type { HeadBlock } from './head-block.ts'
import type { Part } from './parts.ts'
import type { Segment } from './segmentation.ts'
import { dashSuffix, siteSuffix, withoutLabel } from './site.ts'
import { siteOf } from './url.ts'
import { lineKey } from './words.ts'
import type { DumpArticle } from './dump-article.ts'

export interface FurnitureLine {
  readonly line: number
  readonly text: string
  readonly why: string
}

export interface Assembled {
  readonly article: DumpArticle
  readonly furniture: readonly FurnitureLine[]
}

type Role = 'title' | 'repeat' | 'standfirst' | 'meta' | 'label'

/** Puts one article together from its parts; every part goes somewhere. */
export function assemble(parts: readonly Part[], segment: Segment): Assembled {
  const roles = rolesOf(segment)
  const links = linkLists(parts, segment, roles)
  const furniture: FurnitureLine[] = []
  const lines: number[] = []
  const titles: string[] = []
  const standfirst: string[] = []
  const bylines: string[] = []
  const dates: { kind: string; iso: string }[] = []
  const urls: string[] = []
  const body: { text: string; at: number }[] = []
  for (let at = segment.from; at < segment.to; at += 1) {
    const part = parts[at]
    if (part === undefined) continue
    const role = roles.get(at)
    const why =
      part.kind === 'furniture'
        ? part.why
        : role === 'label'
          ? 'section label'
          : links.has(at)
            ? 'link to another story'
            : null
    if (why !== null) {
      for (const line of part.line.numbers) furniture.push({ line, text: part.line.text, why })
      continue
    }
    // One by one: a wrapped paragraph may have more lines than a call may have arguments.
    for (const number of part.line.numbers) lines.push(number)
    if (role === 'title' || role === 'repeat') titles.push(plainHeadline(part.line.text))
    else if (role === 'standfirst') standfirst.push(part.line.bullet ?? plainHeadline(part.line.text))
    else if (part.kind === 'byline') bylines.push(part.name)
    else if (part.kind === 'date' && (role === 'meta' || part.date.kind !== 'bare')) {
      if (part.date.iso !== null) dates.push({ kind: part.date.kind, iso: part.date.iso })
    } else if (part.kind === 'url' && role === 'meta') urls.push(part.url)
    else body.push({ text: part.line.text, at })
  }
  const named = bestTitle(titles)
  const opened = withoutDateline(parts, body)
  const [url = null] = urls
  return {
    article: {
      title: named?.title ?? null,
      standfirst: unique(standfirst),
      byline: persons(bylines),
      dateline: opened.place,
      publishedAt: (dates.find(({ kind }) => kind !== 'updated') ?? dates[0])?.iso ?? null,
      site: named?.site ?? (url === null ? null : siteOf(url)),
      url,
      paragraphs: opened.paragraphs,
      lines,
      furniture: furniture.map(({ line }) => line),
    },
    furniture,
  }
}

function rolesOf(segment: Segment): ReadonlyMap<number, Role> {
  const roles = new Map<number, Role>()
  const add = (head: HeadBlock | null, again: boolean): void => {
    if (head === null) return
    if (head.title !== null) roles.set(head.title, again ? 'repeat' : 'title')
    for (const at of head.repeats) roles.set(at, 'repeat')
    for (const at of head.standfirst) roles.set(at, 'standfirst')
    for (const at of head.meta) roles.set(at, 'meta')
    for (const at of head.labels) roles.set(at, 'label')
  }
  add(segment.lead, false)
  add(segment.tail, segment.lead?.title !== null && segment.lead?.title !== undefined)
  return roles
}

/**
 * Lines under "Related articles" that are nobody's headline are links, up to the next prose or separator; at an
 * article's end so are single words, the names of topics.
 */
function linkLists(
  parts: readonly Part[],
  segment: Segment,
  roles: ReadonlyMap<number, Role>,
): ReadonlySet<number> {
  const links = new Set<number>()
  let lastProse = segment.from
  for (let at = segment.to - 1; at > segment.from && lastProse === segment.from; at -= 1)
    if (parts[at]?.kind === 'prose') lastProse = at
  let open = false
  for (let at = segment.from; at < segment.to; at += 1) {
    const part = parts[at]
    if (part === undefined) continue
    if (part.kind === 'furniture')
      open = opensLinkList(part.line.text, part.why) || (open && part.why !== 'separator')
    else if (part.kind === 'prose' || roles.has(at)) open = false
    else if (open && (part.kind === 'short' || part.kind === 'bullet')) {
      if (part.line.words >= 4 || at > lastProse) links.add(at)
      else open = false
    } else open = false
  }
  return links
}

/** A house beside a person's name only says whom she writes for. */
function persons(bylines: readonly string[]): string | null {
  const named = bylines.filter((name) => !isAgency(name))
  return unique(named.length > 0 ? named : bylines).join(', ') || null
}

function plainHeadline(text: string): string {
  return text
    .replace(/^#{1,6}\s+/u, '')
    .replace(/\s+#+$/u, '')
    .replace(/^(?:subject|betreff|objet|asunto|oggetto|الموضوع)\s?[:：]\s*/iu, '')
    .replace(/^(?<sign>\*\*|__)(?<inner>.+)\k<sign>$/u, '$<inner>')
    .trim()
}

/** Of a headline's forms, without a site's name, the first that is not cut off, labelled or all capitals. */
function bestTitle(forms: readonly string[]): { title: string; site: string | null } | null {
  if (forms.length === 0) return null
  const keys = new Set(forms.map(lineKey))
  let site: string | null = null
  const bare = forms.map((form) => {
    const dashed = dashSuffix(form)
    const suffix = siteSuffix(form) ?? (dashed !== null && keys.has(lineKey(dashed.title)) ? dashed : null)
    if (suffix === null) return form
    site ??= suffix.site
    return suffix.title
  })
  const faults = (form: string): number =>
    (form === form.toUpperCase() && form !== form.toLowerCase() ? 1 : 0) +
    (withoutLabel(form) === form ? 0 : 1) +
    (/…$|\.\.\.$/u.test(form) ? 1 : 0)
  const fewest = Math.min(...bare.map(faults))
  const title = bare.find((form) => faults(form) === fewest) ?? ''
  return { title, site }
}

/** The place stands before the first paragraph, or before the second where a caption or summary comes first. */
function withoutDateline(
  parts: readonly Part[],
  body: readonly { text: string; at: number }[],
): { place: string | null; paragraphs: readonly string[] } {
  const paragraphs = body.map(({ text }) => text)
  for (const [index, { text, at }] of body.slice(0, 3).entries()) {
    const part = parts[at]
    if (part?.kind !== 'prose') continue
    const found = part.dateline ?? null
    if (found !== null && (index === 0 || found.strong)) {
      const parsed = parseDateline(text) ?? found
      paragraphs[index] = parsed.rest
      return { place: parsed.place, paragraphs }
    }
  }
  return { place: null, paragraphs }
}

function unique(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return texts.filter((text) => {
    const key = lineKey(text)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
