/**
 * Pages made up from made-up words, of which it is known what is the article: eight layouts, each with names of
 * its own for its parts and with furniture around, between and below the paragraphs.
 */
import type { Language } from './corpus.ts'
import { randomFrom, skewed, vocabularyOf } from './corpus.ts'

export interface MadePage {
  readonly layout: string
  readonly url: string
  readonly html: string
  readonly title: string
  /** The article's own text: what a reader should get, and no more. */
  readonly text: string
}

type Random = () => number
type Layout = (parts: Parts) => string

interface Parts {
  readonly random: Random
  readonly language: Language
  readonly title: string
  /** Blocks of the article, as HTML. */
  readonly blocks: readonly string[]
  readonly words: (count: number) => string
  readonly sentence: () => string
  /** Links to elsewhere, as many. */
  readonly links: (count: number) => readonly string[]
  /** A name for a class or an id that means nothing. */
  readonly odd: () => string
}

const list = (items: readonly string[], of = ''): string =>
  `<ul${of}>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`

const layouts: Readonly<Record<string, Layout>> = {
  news: ({ title, blocks, links, sentence, words }) =>
    `<header class="site-header"><a href="/">${words(2)}</a><nav>${list(links(12))}</nav></header>
<main><article class="story"><h1>${title}</h1><p class="byline">By <a rel="author" href="/a">Ada Quill</a></p>
<div class="share-bar">${links(4).join(' ')}</div><div class="story-body">${between(blocks, [
      `<aside class="related"><h3>${words(3)}</h3>${list(links(4))}</aside>`,
      `<div class="newsletter"><p>${words(9)}</p><form><input><button>${words(1)}</button></form></div>`,
    ])}</div><div class="author-box"><p>${sentence()}</p></div></article>
<section class="comments"><h2>${words(1)}</h2>${times(6, () => `<div class="comment"><p>${sentence()}</p></div>`)}</section></main>
<footer><p>${sentence()}</p>${list(links(9))}</footer>`,
  blog: ({ title, blocks, links, sentence, words }) =>
    `<div id="page"><div id="masthead"><h1><a href="/">${words(3)}</a></h1><p>${words(6)}</p></div>
<div id="content"><div class="post hentry"><h2 class="entry-title">${title}</h2><div class="entry-meta">${words(4)}</div>
<div class="entry-content">${blocks.join('\n')}</div><div class="post-tags">${links(5).join(', ')}</div></div>
<div class="navigation">${links(2).join(' ')}</div></div>
<div id="sidebar"><div class="widget"><h3>${words(2)}</h3>${list(links(8))}</div><div class="widget"><p>${sentence()} ${sentence()}</p></div></div>
<div id="footer">${sentence()}</div></div>`,
  hashed: ({ title, blocks, links, sentence, words, odd }) =>
    `<div class="${odd()}"><div class="${odd()}">${links(10).join('')}</div><div class="${odd()}"><div class="${odd()}"><h1 class="${odd()}">${title}</h1></div>
<div class="${odd()}">${blocks.map((block) => `<div class="${odd()}">${block}</div>`).join('')}</div></div>
<div class="${odd()}">${times(5, () => `<a class="${odd()}" href="/${odd()}"><div class="${odd()}"><h4>${words(7)}</h4><p>${words(14)}</p></div></a>`)}</div>
<div class="${odd()}"><div>${sentence()}</div>${links(12).join(' ')}</div></div>`,
  table: ({ title, blocks, links, words, sentence }) =>
    `<table width="100%"><tr><td colspan="3"><font size="5">${words(3)}</font></td></tr><tr><td width="150">${links(14).join('<br>')}</td>
<td><font size="4"><b>${title}</b></font><br><br>${blocks.map((block) => (block.startsWith('<p>') ? `${block.slice(3, -4)}<br><br>` : block)).join('\n')}</td>
<td width="120">${times(3, () => `<table><tr><td>${words(8)}<br>${links(2).join('<br>')}</td></tr></table>`)}</td></tr>
<tr><td colspan="3"><center>${sentence()}</center></td></tr></table>`,
  docs: ({ title, blocks, links, words }) =>
    `<div class="layout"><nav class="toc" role="navigation">${list(links(30))}</nav><main role="main"><ol class="breadcrumbs">${links(
      3,
    )
      .map((link) => `<li>${link}</li>`)
      .join('')}</ol>
<h1>${title}</h1>${blocks.join('\n')}<div class="pager">${links(2).join('')}</div></main><aside class="on-this-page">${list(links(6))}</aside></div>
<footer>${words(12)}</footer>`,
  wiki: ({ title, blocks, links, words, sentence }) =>
    `<div id="mw-head">${list(links(12))}</div><div id="content"><h1 id="firstHeading">${title}</h1><div id="siteSub">${words(4)}</div>
<div id="bodyContent">${blocks.map((block, at) => (at % 3 === 2 ? `<h2><span>${words(2)}</span><span class="mw-editsection">[<a href="/edit">${words(1)}</a>]</span></h2>` : '') + block).join('\n')}</div>
<div id="catlinks">${links(6).join(' | ')}</div></div><div id="mw-panel">${list(links(20))}</div><div id="footer"><p>${sentence()}</p></div>`,
  magazine: ({ title, blocks, links, words, sentence }) =>
    `<div class="top"><ul>${links(6)
      .map((link) => `<li>${link}</li>`)
      .join('')}</ul></div>
<div class="hero"><img src="/hero.jpg" alt=""><h1>${title}</h1></div><div class="wrap">${between(blocks, [
      `<div class="ad-slot"><span>${words(1)}</span></div>`,
      `<p class="read-more"><a href="/m">${words(8)}</a></p>`,
      `<ul class="most-read">${links(5)
        .map((link) => `<li>${link}</li>`)
        .join('')}</ul>`,
    ])}</div>
<div class="cards">${times(6, () => `<div class="card"><h3><a href="/c">${words(6)}</a></h3><p>${sentence()}</p></div>`)}</div><div class="legal">${sentence()}</div>`,
  semantic: ({ title, blocks, links, words, sentence }) =>
    `<header><nav>${links(7).join(' ')}</nav></header><main><article itemscope itemtype="https://schema.org/Article"><header><h1 itemprop="headline">${title}</h1></header>
<div itemprop="articleBody">${blocks.join('\n')}</div><footer><p>${words(6)}</p></footer></article></main><aside><h2>${words(2)}</h2>${list(links(7))}</aside><footer>${sentence()}</footer>`,
}

export const layoutNames: readonly string[] = Object.keys(layouts)

/** As many pages, layout after layout, in English, German, Russian, Arabic and Chinese. */
export function* madePages(count: number, seed = 41): Generator<MadePage> {
  const languages: readonly Language[] = ['en', 'en', 'de', 'ru', 'ar', 'zh']
  const vocabularies = new Map(
    [...new Set(languages)].map((language, at) => [language, vocabularyOf(language, randomFrom(seed + at))]),
  )
  for (let page = 0; page < count; page += 1) {
    const random = randomFrom(seed * 7919 + page)
    const language = languages[Math.floor(page / layoutNames.length) % languages.length] ?? 'en'
    const layout = layoutNames[page % layoutNames.length] ?? 'news'
    yield madePage(page, layout, partsFrom(random, language, vocabularies.get(language) ?? []))
  }
}

interface Source extends Omit<Parts, 'title' | 'blocks'> {
  readonly plain: (html: string) => string
}

function madePage(page: number, layout: string, source: Source): MadePage {
  const { random, words, sentence, language } = source
  const title = words(5 + Math.floor(random() * 5))
  const blocks: string[] = []
  const paragraphs = 5 + Math.floor(random() ** 2 * 30)
  for (let at = 0; at < paragraphs; at += 1) {
    blocks.push(`<p>${times(2 + Math.floor(random() * 4), sentence, ' ')}</p>`)
    const extra = random()
    if (at === 0) continue
    if (extra < 0.06) blocks.push(`<blockquote><p>${sentence()}</p></blockquote>`)
    else if (extra < 0.12) blocks.push(list([sentence(), sentence(), sentence()]))
    else if (extra < 0.16) blocks.push(`<h2>${words(4)}</h2><p>${sentence()} ${sentence()}</p>`)
    else if (extra < 0.19) blocks.push(`<pre><code>${words(4)}\n  ${words(5)}</code></pre>`)
    else if (extra < 0.22)
      blocks.push(`<figure><img src="/p${at}.jpg" alt=""><figcaption>${sentence()}</figcaption></figure>`)
  }
  const make = layouts[layout]
  if (make === undefined) throw new RangeError(`no layout is called ${layout}`)
  const body = make({ ...source, title, blocks })
  const url = `https://pages.example/${page}`
  const right = language === 'ar' ? ' dir="rtl"' : ''
  return {
    layout,
    url,
    title,
    text: blocks.map(source.plain).join('\n'),
    html: `<!doctype html><html lang="${language}"${right}><head><meta charset="utf-8"><title>${title} | ${words(2)}</title>
<link rel="canonical" href="${url}"><script>var a = ${page};</script><style>.a{b:c}</style></head><body>${body}</body></html>`,
  }
}

function partsFrom(random: Random, language: Language, vocabulary: readonly string[]): Source {
  const space = language === 'zh' ? '' : ' '
  const word = (): string => vocabulary[skewed(random, vocabulary.length)] ?? ''
  const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  const words = (count: number): string => capital(Array.from({ length: count }, word).join(space))
  const odd = (): string => `_${Math.floor(random() * 36 ** 6).toString(36)}`
  return {
    random,
    language,
    words,
    odd,
    sentence: () => {
      const comma = words(4 + Math.floor(random() * 5))
      const rest = Array.from({ length: 4 + Math.floor(random() * 9) }, word).join(space)
      return language === 'zh' ? `${comma}，${rest}。` : `${comma}, ${rest}.`
    },
    links: (count) =>
      Array.from({ length: count }, () => `<a href="/${odd()}">${words(1 + Math.floor(random() * 4))}</a>`),
    plain: (html) => html.replaceAll(/<[^>]+>/g, ' '),
  }
}

/** What stands between an article's paragraphs and does not belong to it, after every fourth. */
function between(blocks: readonly string[], furniture: readonly string[]): string {
  return blocks
    .map((block, at) => (at % 4 === 3 ? `${block}${furniture[Math.floor(at / 4)] ?? ''}` : block))
    .join('\n')
}

function times(count: number, make: () => string, between_ = ''): string {
  return Array.from({ length: count }, make).join(between_)
}
