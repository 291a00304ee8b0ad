import type { Block } from '@core/markup/blocks.ts'
import { blocksOf, plainTextOf } from '@core/markup/blocks.ts'
import { parseFragment, serialise } from '@core/markup/parse.ts'
import { textOf } from '@core/markup/text.ts'
import { cleanBody, tidyBody } from '@core/markup/tidy.ts'
import { composeDraft, oneLine } from '../compose.ts'
import { detectFormat } from '../detect.ts'
import type { DumpArticle } from '../dump/dump-article.ts'
import type { DumpReading } from '../dump/dump.ts'
import { readDump } from '../dump/dump.ts'
import { savedFrom } from '../page/facts.ts'
import { settlePictures } from '../page/pictures.ts'
import { bodyOf, htmlOf, parsePageTree, removeCode } from '../page/tree.ts'
import type { Reading } from '../reading.ts'
import { unreadable } from '../reading.ts'
import type { ReadSource } from '../source.ts'
import { readHtml } from './html.ts'
import { readMarkdown } from './markdown.ts'
import { takeTitle } from './take-title.ts'
import { factsOf, notesOn, readText } from './text.ts'

/** Of the words of the plain text, how many the clipboard's HTML must hold to stand for it. */
const coverage = 0.95

/**
 * Text with the HTML that the clipboard offered beside it. The HTML is used where it says more than the
 * text (links, headings, lists, pictures) and leaves nothing out; several articles are found in text only.
 */
export function readPaste(source: ReadSource, text: string, html: string): Reading {
  if (text.trim() === '') return readHtml({ ...source, bytes: new TextEncoder().encode(html) }, html)
  if (detectFormat(text, '') !== 'text') return readAsText(source, text)
  const dump = readDump(text)
  const [article] = dump.articles
  if (article === undefined) return unreadable('there are no words in it', 'text')
  if (dump.articles.length > 1) return readAsText(source, text)
  const tree = parsePageTree(html)
  const address = savedFrom(tree)
  const pictures = settlePictures(tree, { base: address })
  removeCode(tree)
  const shown = bodyOf(tree)
  const clean = shown === null ? '' : cleanBody(pictures.restore(htmlOf(shown)), { address })
  if (!saysMore(clean) || !covers(clean, text)) return readAsText(source, text)
  const kept = { extension: 'html', bytes: new TextEncoder().encode(html) }
  const rest = withoutHead(clean, dump, article)
  const { title, html: body } = takeTitle(rest.html, article.title)
  const draft = composeDraft({
    ...factsOf(article),
    ...(rest.datelineStands ? { dateline: null } : {}),
    title,
    titleOtherwise: null,
    html: body,
    source: kept,
    images: pictures.album.pictures,
  })
  const furniture = dump.furniture.map((line) => line.text)
  return { ok: true, format: 'html', articles: [{ draft, furniture }], notes: notesOn(dump) }
}

function readAsText(source: ReadSource, text: string): Reading {
  const format = detectFormat(text, '')
  if (format === 'markdown') return readMarkdown(source, text)
  return format === 'html' ? readHtml(source, text) : readText(source, text)
}

function saysMore(html: string): boolean {
  return /<(?:a [^>]*href|h[1-6]|ul|ol|table|pre|blockquote|img|figure|em|strong|b|i|sup|sub|code)\b/.test(
    html,
  )
}

function covers(html: string, text: string): boolean {
  const words = (of: string): readonly string[] => of.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const offered = new Set(words(plainTextOf(blocksOf(html))))
  const wanted = words(text)
  return wanted.filter((word) => offered.has(word)).length >= wanted.length * coverage
}

/** The headline, standfirst, byline and furniture are told beside the body; in it they would stand twice. */
function withoutHead(
  html: string,
  dump: DumpReading,
  article: DumpArticle,
): { readonly html: string; readonly datelineStands: boolean } {
  const told = new Set(
    [article.title, ...article.standfirst, ...dump.furniture.map((line) => line.text)].map((line) =>
      oneLine(line ?? ''),
    ),
  )
  const paragraphs = new Set(article.paragraphs.map(oneLine))
  const root = parseFragment(html)
  const isTold = (text: string): boolean => {
    const line = oneLine(text)
    if (paragraphs.has(line)) return false
    return told.has(line) || told.has(line.replace(/^[-–—•]\s*/, '')) || isBylineOf(line, article.byline)
  }
  const children = root.children.filter((node) => node.type !== 'element' || !isTold(textOf(node)))
  const left = serialise(tidyBody({ type: 'root', children }))
  const [first]: readonly Block[] = blocksOf(left)
  const datelineStands = article.dateline !== null && first?.text.startsWith(article.dateline) === true
  return { html: left, datelineStands }
}

function isBylineOf(line: string, byline: string | null): boolean {
  return byline !== null && line.length <= byline.length + 12 && line.includes(byline)
}
