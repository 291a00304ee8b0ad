import { parseFragment } from '@core/markup/parse.ts'
import { textOf } from '@core/markup/text.ts'
import { webAddress } from '@core/markup/address.ts'
import { defaultTreeAdapter } from 'parse5'
import { oneLine } from '../compose.ts'
import { canonicalAddress, hostOf } from '../evidence/canonical-address.ts'
import { dateOf } from '../evidence/dates.ts'
import { signatureIn } from './signed.ts'
import { structuredFacts } from './json-ld.ts'
import { titleOfPage } from './title.ts'
import type { PageTree } from './tree.ts'
import { attribute, elements, structuredScripts, textIn, walk } from './tree.ts'

/** What a page says of itself, best evidence first. */
export interface PageFacts {
  readonly title: string | null
  readonly description: string | null
  readonly byline: string | null
  readonly publishedAt: string | null
  readonly site: string | null
  readonly url: string | null
  /** What relative links are relative to. */
  readonly base: string | null
  readonly language: string | null
  readonly direction: 'ltr' | 'rtl' | null
}

/** @param address where it was saved from, if the file around it says so */
export function factsOfPage(tree: PageTree, address: string | null = null): PageFacts {
  const meta = metaOf(tree)
  const saved = address ?? savedFrom(tree)
  const said = structuredFacts(structuredScripts(tree))
  const url =
    canonicalAddress(linkTo(tree, 'canonical')) ??
    canonicalAddress(meta.get('og:url')) ??
    canonicalAddress(saved) ??
    canonicalAddress(meta.get('twitter:url'))
  const signed = signatureIn(tree)
  const site =
    plain(meta.get('og:site_name') ?? said?.site ?? meta.get('application-name') ?? null) ?? hostOf(url)
  const root = elements(tree, 'html').next().value
  const body = elements(tree, 'body').next().value
  const inHead = elements(tree, 'title').next().value
  const dir = (body && attribute(body, 'dir')) ?? (root && attribute(root, 'dir')) ?? null
  return {
    title: titleOfPage(tree, {
      ofArticle: [said?.title, meta.get('og:title'), meta.get('twitter:title')]
        .map((each) => plain(each ?? null))
        .filter((each) => each !== null),
      ofPage: plain(inHead === undefined ? null : textIn(inHead)),
      site,
    }),
    description: plain(said?.description ?? meta.get('og:description') ?? meta.get('description') ?? null),
    byline:
      bylineOf(isHouse(said?.byline, said?.site ?? site) ? null : (said?.byline ?? null), meta) ??
      signed.byline ??
      said?.byline ??
      null,
    publishedAt: publishedAtOf(said?.publishedAt ?? null, meta) ?? signed.publishedAt,
    site,
    url,
    base: webAddress(linkBase(tree), saved ?? url) ?? webAddress(saved) ?? url,
    language: (root && (attribute(root, 'lang') ?? attribute(root, 'xml:lang'))) ?? said?.language ?? null,
    direction: dir?.toLowerCase() === 'rtl' ? 'rtl' : dir?.toLowerCase() === 'ltr' ? 'ltr' : null,
  }
}

function metaOf(tree: PageTree): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const meta of elements(tree, 'meta')) {
    const name = (
      attribute(meta, 'property') ??
      attribute(meta, 'name') ??
      attribute(meta, 'itemprop')
    )?.toLowerCase()
    const content = attribute(meta, 'content')?.trim()
    if (name !== undefined && content !== undefined && content !== '' && !values.has(name))
      values.set(name, content)
  }
  return values
}

function bylineOf(structured: string | null, meta: ReadonlyMap<string, string>): string | null {
  const candidates = [
    structured,
    meta.get('author'),
    meta.get('article:author'),
    meta.get('byl'),
    meta.get('dc.creator'),
  ]
  for (const candidate of candidates) {
    const name = bareName(candidate ?? '')
    if (name !== '' && !/^https?:/i.test(name)) return name
  }
  return null
}

/** A page that names itself as the author knows no better; its text may. */
function isHouse(byline: string | null | undefined, site: string | null): boolean {
  const bare = (text: string): string =>
    text.toLowerCase().replace(/\.(?:com|org|net|de|fr|es)$|[^\p{L}\p{N}]/gu, '')
  return byline !== null && byline !== undefined && site !== null && bare(byline) === bare(site)
}

function bareName(text: string): string {
  return (plain(text) ?? '').replace(/^(?:by|von|par|por|door|di)\s+(?=\p{Lu})/iu, '').trim()
}

function publishedAtOf(structured: string | null, meta: ReadonlyMap<string, string>): string | null {
  const names =
    'article:published_time datepublished date dc.date dc.date.issued dcterms.created pubdate publishdate parsely-pub-date sailthru.date'
  const candidates = [structured, ...names.split(' ').map((name) => meta.get(name) ?? null)]
  for (const candidate of candidates) {
    const date = dateOf(candidate)
    if (date !== null) return date
  }
  return null
}

/** SingleFile writes where it saved a page from; browsers write `saved from url=(0042)…`. */
export function savedFrom(tree: PageTree): string | null {
  for (const node of walk(tree)) {
    if (!defaultTreeAdapter.isCommentNode(node)) continue
    const isSingleFile = /^\s*(?:Page saved with SingleFile|Archive processed by SingleFile)/.test(node.data)
    const written = isSingleFile
      ? /^\s*url:\s*(\S+)/m.exec(node.data)?.[1]
      : /saved from url=\(\d+\)(\S+)/.exec(node.data)?.[1]
    if (written !== undefined) return webAddress(written)
  }
  return null
}

function linkTo(tree: PageTree, relation: string): string | null {
  for (const link of elements(tree, 'link')) {
    if (attribute(link, 'rel')?.toLowerCase().split(/\s+/).includes(relation) === true)
      return attribute(link, 'href')
  }
  return null
}

function linkBase(tree: PageTree): string | null {
  const base = elements(tree, 'base').next().value
  return base === undefined ? null : attribute(base, 'href')
}

/** Titles and descriptions often carry entities escaped twice, or tags. */
function plain(text: string | null): string | null {
  if (text === null) return null
  const line = oneLine(/[<&]/.test(text) ? textOf(parseFragment(text)) : text)
  return line === '' ? null : line
}
