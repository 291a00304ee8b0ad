import { blocksOf, plainTextOf } from '@core/markup/blocks.ts'
import { composeDraft } from '../compose.ts'
import { readDump } from '../dump/dump.ts'
import { extract, wholeBody } from '../page/extract.ts'
import type { PageFacts } from '../page/facts.ts'
import { factsOfPage } from '../page/facts.ts'
import { savedAt } from '../page/saved-at.ts'
import { settlePictures } from '../page/pictures.ts'
import {
  attribute,
  bodyOf,
  elements,
  notesOfCut,
  parsePageTree,
  remove,
  removeCode,
  structuredScripts,
} from '../page/tree.ts'
import type { PageTree } from '../page/tree.ts'
import type { Reading } from '../reading.ts'
import { unreadable } from '../reading.ts'
import type { ReadSource } from '../source.ts'
import { nameAsTitle, partsOf } from '../source.ts'
import { takeTitle } from './take-title.ts'
import { articlesOfDump, notesOn } from './text.ts'

/** A saved page, by any browser or SingleFile, or a fragment of one. */
export function readHtml(source: ReadSource, text: string): Reading {
  const tree = parsePageTree(text)
  remove(elements(tree, 'single-file-infobar', 'singlefile-infobar'))
  const { origin } = source
  const facts = factsOfPage(tree, origin?.address)
  const addedAt = origin?.savedAt ?? savedAt(tree)
  const pictures = settlePictures(tree, { base: facts.base, ...partsOf(source) })
  const scripts = structuredScripts(tree)
  removeCode(tree)
  const dump = isBare(tree, facts) ? readBare(source, tree, facts) : null
  if (dump !== null) return dump
  const { html, byline } = extract(tree, facts.base, pictures.restore, source.method, scripts)
  const { title, html: untitled } = takeTitle(html, facts.title ?? origin?.title ?? null)
  if (untitled === '' && title === null) return unreadable('there is nothing to read in it', 'html')
  const draft = composeDraft({
    ...facts,
    title,
    titleOtherwise: nameAsTitle(source),
    standfirst: standfirstFrom(facts.description, untitled),
    byline: facts.byline ?? byline,
    html: untitled,
    source: { extension: 'html', bytes: source.bytes },
    images: pictures.album.pictures,
  })
  return {
    ok: true,
    format: 'html',
    articles: [{ draft: addedAt === null ? draft : { ...draft, addedAt }, furniture: [] }],
    notes: [...notesOfCut(tree), ...pictures.album.notes],
  }
}

const structure = [
  'article',
  'main',
  'nav',
  'h1',
  'h2',
  'h3',
  'table',
  'ul',
  'ol',
  'pre',
  'blockquote',
  'img',
  'figure',
]

/** Nothing but lines of text: what a page dump looks like when it was saved as HTML. */
function isBare(tree: PageTree, facts: PageFacts): boolean {
  const body = bodyOf(tree)
  if (body === null || facts.url !== null || facts.description !== null) return false
  if (elements(body, ...structure).next().done !== true) return false
  return ![...elements(body, 'a')].some((link) => attribute(link, 'href') !== null)
}

/** As text, where that shows several articles or the parts of one. */
function readBare(source: ReadSource, tree: PageTree, facts: PageFacts): Reading | null {
  const html = wholeBody(tree, null, (html) => html)
  const reading = readDump(plainTextOf(blocksOf(html)))
  const [only] = reading.articles
  if (only === undefined || (reading.articles.length === 1 && (only.title === null || facts.title !== null)))
    return null
  return {
    ok: true,
    format: 'html',
    articles: articlesOfDump(reading, source, { extension: 'html', bytes: source.bytes }),
    notes: notesOn(reading),
  }
}

/** A description that only repeats how the article begins is no standfirst. */
function standfirstFrom(description: string | null, html: string): readonly string[] {
  if (description === null || description.length > 500) return []
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const start = bare(plainTextOf(blocksOf(html)).slice(0, 5000))
  const words = bare(description)
  return words === '' || start.includes(words.slice(0, 80)) ? [] : [description]
}
