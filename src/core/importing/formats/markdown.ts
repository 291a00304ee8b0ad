import { cleanBody } from '@core/markup/tidy.ts'
import { limitDepth } from '@core/markup/depth.ts'
import { toHtml } from 'hast-util-to-html'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import { composeDraft } from '../compose.ts'
import { canonicalAddress } from '../evidence/canonical-address.ts'
import { settlePictures } from '../page/pictures.ts'
import { bodyOf, htmlOf, parsePageTree, removeCode } from '../page/tree.ts'
import type { Reading } from '../reading.ts'
import { unreadable } from '../reading.ts'
import type { ReadSource } from '../source.ts'
import { nameAsTitle, partsOf } from '../source.ts'
import { readFrontMatter } from './front-matter.ts'
import { gfmInLine } from './gfm-in-line.ts'
import { takeTitle } from './take-title.ts'

/** Markdown with or without YAML front matter. Raw HTML in it is read and sanitised like any other. */
export function readMarkdown(source: ReadSource, text: string): Reading {
  const { facts, addedAt, body, note } = readFrontMatter(text)
  const address = facts.url ?? readOriginal(body)
  const tree = parsePageTree(markdownToHtml(body))
  const pictures = settlePictures(tree, { base: address, ...partsOf(source) })
  removeCode(tree)
  const shown = bodyOf(tree)
  const clean = shown === null ? '' : cleanBody(pictures.restore(htmlOf(shown)), { address })
  // Later than at the very start a heading is one of the text, even with the words of the title.
  const { title, html } = takeTitle(clean, facts.title ?? null, 1)
  if (html === '' && title === null) return unreadable('there are no words in it', 'markdown')
  const draft = composeDraft({
    ...facts,
    url: address,
    title,
    titleOtherwise: nameAsTitle(source),
    html,
    source: { extension: 'md', bytes: source.bytes },
    images: pictures.album.pictures,
  })
  return {
    ok: true,
    format: 'markdown',
    articles: [{ draft: addedAt === null ? draft : { ...draft, addedAt }, furniture: [] }],
    notes: [...(note === null ? [] : [note]), ...pictures.album.notes],
  }
}

/** Omnivore's plugin for Obsidian writes the address below the title: `[Read Original](https://…)`. */
function readOriginal(body: string): string | null {
  const link = /^\[Read Original\]\((\S+)\)[ \t]*\r?$/m.exec(body.slice(0, 4000))?.[1]
  return link === undefined ? null : canonicalAddress(link)
}

function markdownToHtml(markdown: string): string {
  const tree = limitDepth(
    fromMarkdown(withoutDeepMarks(markdown), {
      extensions: [gfmInLine()],
      mdastExtensions: [gfmFromMarkdown()],
    }),
    100,
  )
  // Raw HTML leaves as it came in and is parsed with everything around it, as a Markdown page is on the web.
  return toHtml(toHast(tree, { allowDangerousHtml: true }), { allowDangerousHtml: true })
}

/** A mark that begins a quote or a list within what the one before it began. */
const mark = /[ \t]*(?:[>*+-]|\d{1,9}[.)])/y

/** A million quotes within one another take the parser minutes: marks of a line after the hundredth are left out. */
function withoutDeepMarks(markdown: string): string {
  return markdown.replace(/^.{200,}$/gm, (line) => {
    let kept = 0
    mark.lastIndex = 0
    for (let count = 0; count < 100; count += 1) {
      if (!mark.test(line)) return line
      kept = mark.lastIndex
    }
    let end = kept
    while (mark.test(line)) end = mark.lastIndex
    return line.slice(0, kept) + line.slice(end)
  })
}
