import { describe, expect, it } from 'vitest'
import { plainText } from '@core/markup/blocks.ts'
import { extractionMethods } from '@shared/extraction.ts'
import type { ExtractionMethod } from '@shared/extraction.ts'
import { extract } from './extract.ts'
import { parsePageTree } from './tree.ts'

const sentence = 'The ferry left before the fog had lifted, and nobody on the quay could say who was aboard. '
const paragraph = (name: string): string => `<p>${name}. ${sentence.repeat(3)}</p>`
const three = `${paragraph('First')}${paragraph('Second')}${paragraph('Third')}`

function read(html: string, method?: ExtractionMethod): string {
  return extract(parsePageTree(`<!doctype html><body>${html}`), null, (each) => each, method).html
}
const text = (html: string, method?: ExtractionMethod): string => plainText(read(html, method))

describe('the article in a page', () => {
  it('is without what stands round it, whatever language that is in', () => {
    const page = `
      <nav><a href="/">Etusivu</a></nav><div class="cookie-consent">Käytämme evästeitä sivustolla. ${sentence}</div>
      <article><h1>Headline</h1><div class="share-buttons"><a href="#">Jaa</a> <a href="#">Tykkää</a></div>
      ${three}
      <div class="author-box">Kirjoittaja on toimittaja.</div>
      <div class="newsletter-signup">Tilaa uutiskirje.</div>
      <h3>Lue myös</h3><ul><li><a href="/a">Toinen juttu</a></li><li><a href="/b">Kolmas juttu</a></li></ul>
      </article><aside>Sivupalkki. ${sentence}</aside><footer>Yhteystiedot. ${sentence}</footer>`
    const found = text(page)
    for (const name of ['First', 'Second', 'Third']) expect(found).toContain(`${name}.`)
    for (const word of [
      'evästeitä',
      'Jaa',
      'Kirjoittaja',
      'uutiskirje',
      'Lue myös',
      'Toinen',
      'Sivupalkki',
      'Yhteys',
    ])
      expect(found).not.toContain(word)
  })
  it('is without a line that only points to another article', () => {
    const pointer = '<p>Lea también: <a href="/x">Otra historia que no es de este artículo</a></p>'
    expect(text(`<article>${three}${pointer}${paragraph('Fourth')}</article>`)).not.toContain('Otra historia')
    const source = `<p>The figures are in <a href="/x">the report of the harbour</a>, says the master. ${sentence}</p>`
    expect(text(`<article>${three}${source}</article>`)).toContain('the report of the harbour')
  })
  it('begins with the lines that stand under the headline, outside of it', () => {
    const lead = 'A crossing that should have taken an hour took the whole night.'
    const page = `<main><header><h1>Headline</h1><p class="lead">${lead}</p></header><div class="article-body">${three}</div></main>`
    expect(text(page).startsWith(lead)).toBe(true)
  })
  it('is what the page calls so, though there is more text in the comments', () => {
    const comments = `<div class="talk">${paragraph('Someone').repeat(6)}</div>`
    const found = text(`<div class="entry-content">${three}</div>${comments}`)
    expect(found).toContain('Third.')
    expect(found).not.toContain('Someone.')
  })
  it('keeps the language of code and one of the two drawings of a formula, by each method', () => {
    const page = `<article>${three}<div class="language-js"><pre class="highlight"><code>let x</code></pre></div>
      <p>${sentence} Let <span class="katex"><span class="katex-mathml"><math><mi>q</mi></math></span><span class="katex-html" aria-hidden="true">q</span></span> be
      <span class="mwe-math-element"><span style="display: none;" class="mwe-math-mathml-inline"><math><mi>w</mi></math></span><img src="https://a.example/w.svg" aria-hidden="true" alt="w"></span> here.</p>${three}</article>`
    for (const method of ['combined', 'densest', 'body'] as const) {
      const html = read(page, method)
      expect(html).toContain('<code class="language-js">let x</code>')
      expect(html).toContain('Let <math><mi>q</mi></math> be')
      expect(html).toContain('<math><mi>w</mi></math> here.')
      expect(html).not.toContain('<img')
    }
    expect(read(page, 'readability')).toContain('Let <math><mi>q</mi></math> be')
  })
  it('is without comments, though they are longer than the article', () => {
    const comments = `<div id="kommentare"><h3>Comments</h3>${paragraph('Someone').repeat(9)}</div>`
    const found = text(`<main><div class="entry-content">${three}</div>${comments}</main>`)
    expect(found).toContain('Third.')
    expect(found).not.toContain('Someone.')
    const forum = `<main><div class="comments">${three}</div><p>Thread</p></main>`
    expect(text(forum)).toContain('Third.')
  })
  it('is without cards that announce other articles, and with sections that have a linked heading', () => {
    const card = (name: string): string =>
      `<li class="card"><h4><a href="/${name}">${name}</a></h4><p>Another text that is announced here with a line of its own.</p></li>`
    const single = `<article class="post-2"><h2><a href="/y">Lone</a></h2><p>${sentence}</p></article>`
    const section = `<div class="part"><h2><a href="/part">Part</a></h2><p>${sentence}</p></div>`
    const found = text(
      `<div class="article-body">${three}${section}${paragraph('Fourth')}<ul>${card('Gull')}${card('Tern')}</ul>${single}</div>`,
    )
    expect(found).toContain('Part')
    expect(found).toContain('Fourth.')
    for (const name of ['Gull', 'Tern', 'Lone', 'announced']) expect(found).not.toContain(name)
  })
  it('keeps fields without a label, and lines called a teaser that lead nowhere', () => {
    const field = `<div class="field field--name-body field--label-hidden"><p>Labelled. ${sentence}</p></div>`
    const teaser = `<div class="teaser-text"><p>Announced. ${sentence}</p></div>`
    const other = `<div class="teaser"><a href="/x">Elsewhere</a> ${sentence}</div>`
    const found = text(`<article>${teaser}${field}${three}${other}</article>`)
    expect(found).toContain('Labelled.')
    expect(found).toContain('Announced.')
    expect(found).not.toContain('Elsewhere')
  })
  it('is what the page calls so where few of its lines are long', () => {
    const poem = Array.from({ length: 12 }, (_, index) => `<p>Line ${index} of the tide</p>`).join('')
    const cookies = `<div class="note"><p>This page uses cookies. ${sentence.repeat(4)}</p></div>`
    const found = text(
      `<div class="entry-content">${poem}<p>${sentence}</p><p><a href="/x">The tide table</a></p></div>${cookies}`,
    )
    expect(found).toContain('Line 11 of the tide')
    expect(found).toContain('The tide table')
    expect(found).not.toContain('cookies')
  })
  it('keeps sentences that are written as headings, and drops a last heading over nothing', () => {
    const long =
      'All that was said on the quay that night was said again in the morning, only louder and by others.'
    const found = text(`<article><h1>Title</h1>${three}<h3>${long}</h3><h1>More on this</h1></article>`)
    expect(found).toContain(long)
    expect(found).not.toContain('More on this')
  })
  it('is without a link among its last blocks', () => {
    const found = text(`<article>${three}<a href="#top">Back to the top</a><div></div></article>`)
    expect(found).not.toContain('Back to')
    expect(found).toContain('Third.')
  })
  it('is found where nothing is called anything', () => {
    const menu = '<ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul>'
    const found = text(`<div><div>${menu}</div><div>${three}</div><div>${menu}</div></div>`)
    expect(found).toContain('First.')
    expect(found).not.toContain('Two')
  })
  it('is all of the posts where a page is made of many short ones', () => {
    const posts = ['One', 'Two', 'Three', 'Four'].map(
      (name) => `<article class="post"><h2>${name} day</h2>${paragraph(name)}</article>`,
    )
    const found = text(`<main>${posts.join('')}</main>`)
    for (const name of ['One.', 'Two.', 'Three.', 'Four.', 'Four day']) expect(found).toContain(name)
  })
  it('is not taken for furniture because of the names of its tags', () => {
    const page = `<div class="post-12 type-post tag-comments category-share">${three}</div><p>Tail</p>`
    expect(text(page)).toContain('Second.')
  })
})

describe('what belongs to an article stays', () => {
  const kept = (extra: string): string => read(`<article>${three}${extra}${paragraph('Last')}</article>`)
  it('as code, tables, lists and captions', () => {
    const html = kept(`<pre><code>let a = 1
let b = 2</code></pre>
      <table><tr><td>Tide</td><td>4.1 m</td></tr></table>
      <ul><li>rope</li><li>lamp</li></ul>
      <figure><img src="https://example.com/a.jpg" alt="Quay"><figcaption>The quay at dawn</figcaption></figure>`)
    expect(html).toContain('let a = 1\nlet b = 2')
    for (const words of ['4.1 m', 'rope', 'The quay at dawn', 'data-src="https://example.com/a.jpg"'])
      expect(html).toContain(words)
  })
  it('as a table of pictures', () => {
    const html = kept(
      '<table><tr><td><a href="/1"><img src="https://example.com/1.jpg"></a></td><td><a href="/2"><img src="https://example.com/2.jpg"></a></td></tr></table>',
    )
    expect(html).toContain('https://example.com/1.jpg')
    expect(html).toContain('https://example.com/2.jpg')
  })
  it('as footnotes, which are links in an aside or a list', () => {
    const note = '<a href="#r1">↩</a> <a href="https://example.com/log">Harbour log</a>'
    expect(kept(`<aside class="footnotes"><ol><li id="f1">${note}</li></ol></aside>`)).toContain(
      'Harbour log',
    )
    expect(kept(`<section role="doc-endnotes"><ol><li id="f1">${note}</li></ol></section>`)).toContain(
      'Harbour log',
    )
  })
  it('as a section with a list that a sentence announces', () => {
    const found = plainText(
      kept('<h2>What to bring</h2><p>Bring these:</p><ul><li>rope</li><li>a lamp</li></ul>'),
    )
    for (const words of ['What to bring', 'Bring these:', 'a lamp']) expect(found).toContain(words)
  })
})

describe('scripts and layouts of every kind', () => {
  it('are read: paragraphs made by breaks', () => {
    const lines = [sentence, sentence, sentence].join('<br><br>')
    expect(
      read(`<div><div id="text">${lines}</div><div><a href="/">Home</a></div></div>`).match(/<p/g),
    ).toHaveLength(3)
  })
  it('are read: right to left', () => {
    const arabic = 'غادرت العبّارة قبل أن ينقشع الضباب، ولم يستطع أحد على الرصيف أن يقول من كان على متنها. '
    const page = `<div dir="rtl"><div class="article-body"><p>${arabic.repeat(3)}</p><p>${arabic.repeat(2)}</p></div><div class="related"><a href="/x">مقال آخر</a></div></div>`
    expect(text(page)).toContain('الضباب')
    expect(text(page)).not.toContain('مقال آخر')
  })
  it('are read: Chinese, which says more in fewer letters', () => {
    const chinese =
      '渡轮在雾散之前就离开了，码头上没有人知道船上有谁。港务长说他没有听到汽笛声，也没有看到灯光。'
    const page = `<div class="side"><a href="/a">首页</a><a href="/b">新闻</a></div><div><p>${chinese}</p><p>${chinese}</p></div>`
    expect(text(page)).toContain('码头上')
    expect(text(page)).not.toContain('首页')
  })
})

describe('each method', () => {
  const page = `<div class="widget">Aside. ${sentence}</div><div class="entry-content">${three}</div><div><p>Footer line.</p></div>`
  for (const method of extractionMethods) {
    it(`finds the article: ${method}`, () => {
      const found = extract(parsePageTree(`<body>${page}`), null, (html) => html, method)
      expect(found.method).toBe(method)
      expect(plainText(found.html)).toContain('Second.')
    })
  }
  it('that takes all of the body leaves no text out', () => {
    expect(text(page, 'body')).toContain('Footer line.')
    expect(text(page, 'combined')).not.toContain('Footer line.')
  })
  it('gives something for a page without an article', () => {
    for (const method of extractionMethods)
      expect(text('<p>Just one line.</p>', method)).toBe('Just one line.')
  })
  it('ends on a tree that no page has', () => {
    const deep = '<div>'.repeat(20_000) + sentence
    for (const method of extractionMethods) expect(text(deep, method)).toContain('The ferry left')
  })
})
