import { describe, expect, it } from 'vitest'
import { blocksOf, plainText } from './blocks.ts'
import { paragraphsToHtml } from './paragraphs.ts'
import { cleanBody } from './tidy.ts'
import { countWords, excerptOf } from './words.ts'

describe('the blocks of a body', () => {
  it('are its paragraphs, headings, items, quotations, code, captions and rows', () => {
    const html =
      '<h2>Head</h2><p>One  <b>bold</b>\n word</p><ul><li>a<ul><li>b</li></ul></li></ul>' +
      '<blockquote><p>said</p></blockquote><pre><code>x = 1\n  y</code></pre>' +
      '<figure><img data-src="https://a.example/x.png" alt="no text"><figcaption>cap</figcaption></figure>' +
      '<table><caption>t</caption><tr><th>A</th><td>1</td></tr></table><hr><p></p>'
    expect(blocksOf(html)).toEqual([
      { index: 0, kind: 'heading', text: 'Head' },
      { index: 1, kind: 'paragraph', text: 'One bold word' },
      { index: 2, kind: 'list', text: 'a' },
      { index: 2, kind: 'list', text: 'b' },
      { index: 3, kind: 'quote', text: 'said' },
      { index: 4, kind: 'code', text: 'x = 1\n  y' },
      { index: 5, kind: 'figure', text: 'cap' },
      { index: 6, kind: 'table', text: 't' },
      { index: 6, kind: 'table', text: 'A\t1' },
    ])
  })

  it('give back the paragraphs that a text was made of', () => {
    const paragraphs = ['A < B & C > "D"', 'مرحبا بالعالم', '&amp; stays', 'two\nlines']
    expect(plainText(paragraphsToHtml(paragraphs))).toBe(paragraphs.join('\n'))
  })

  it('read a word under its ruby as one word', () => {
    expect(plainText('<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字</ruby></p>')).toBe('漢字')
  })
})

describe('a clean body', () => {
  it('is flat at the top, whatever wrapped it', () => {
    const html =
      '<div id=page><article lang="fr"><p>un</p><div>deux<br><br>trois <i>x</i></div></article></div>tail'
    expect(cleanBody(html)).toBe(
      '<p dir="auto" lang="fr">un</p>\n<p dir="auto">deux</p>\n<p dir="auto">trois <i lang="fr">x</i></p>\n<p dir="auto">tail</p>\n',
    )
  })

  it('keeps pictures as labelled addresses that nothing loads', () => {
    expect(
      cleanBody('<p><img src="/a.png" alt="A cat" onload=x></p>', { address: 'https://a.example/b/' }),
    ).toBe('<p dir="auto"><img data-src="https://a.example/a.png" alt="A cat"></p>\n')
    const tiny = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
    expect(cleanBody(`<p><img src="${tiny}" data-src="https://a.example/real.jpg" alt=""></p>`)).toBe(
      '<p dir="auto"><img data-src="https://a.example/real.jpg" alt=""></p>\n',
    )
    expect(cleanBody(`<p><img src="${tiny}" alt=""></p>`)).toContain(tiny)
  })

  it('refuses an inline picture beyond its ceiling but keeps its words', () => {
    const huge = `data:image/png;base64,${'A'.repeat(7 * 1024 * 1024)}`
    expect(cleanBody(`<p>x<img src="${huge}" alt="chart"></p>`)).toBe(
      '<p dir="auto">x<img alt="chart"></p>\n',
    )
  })

  it('keeps footnotes working within the article', () => {
    const html =
      '<p>a<sup><a href="#fn1" id="r1">1</a></sup> <a href="https://a.example/p#fn1">2</a></p><ol><li id="fn1">note</li></ol>'
    expect(cleanBody(html, { address: 'https://a.example/p?#x' })).toContain(
      '<a id="part-r1" href="#part-fn1">1</a>',
    )
    expect(cleanBody(html, { address: 'https://a.example/p' })).toContain('<a href="#part-fn1">2</a>')
  })

  it('reads formulas as the letters that are in them', () => {
    const math =
      '<math><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow><annotation>E=mc^2</annotation></math>'
    expect(plainText(cleanBody(`<p>The ${math} of it</p>`))).toBe('The E=mc2 of it')
    expect(cleanBody('<p><math alttext="a+b"></math></p>')).toBe('<p dir="auto">a+b</p>\n')
  })

  it('keeps direction, language, tables and code as they were', () => {
    const html =
      '<p dir="rtl" lang="ar">س</p>\n<table><tbody><tr><td dir="auto" colspan="2">x<table><tbody><tr><td dir="auto">in</td></tr></tbody></table></td></tr></tbody></table>\n<pre><code>a\n  b</code></pre>\n<details open><summary dir="auto">s</summary>t</details>\n'
    expect(cleanBody(html)).toBe(html)
  })
})

describe('a block with a million blanks', () => {
  it('is read like any other, in code and outside', () => {
    const blanks = ' '.repeat(1_000_000)
    expect(blocksOf(`<pre><code>\n  a${blanks}b \n</code></pre>`)[0]?.text).toBe(`  a${blanks}b`)
    expect(blocksOf(`<p>a${blanks}b<br> \n ${blanks}c</p>`)[0]?.text).toBe('a b\nc')
  })
})

describe('words', () => {
  it('are counted in every script', () => {
    expect(countWords("Don't count well-known 3.5 — twice")).toBe(6)
    expect(countWords('القِصّةُ قصيرة')).toBe(2)
    expect(countWords('我们喜欢读书', 'zh')).toBeGreaterThan(2)
    expect(countWords('')).toBe(0)
  })

  it('make an excerpt that ends after a word and within 200 characters', () => {
    const text = 'word, '.repeat(100)
    expect(excerptOf(text).length).toBeLessThanOrEqual(200)
    expect(excerptOf(text)).toMatch(/word…$/)
    expect(excerptOf('short text')).toBe('short text')
    expect(excerptOf('漢字'.repeat(200))).toHaveLength(200 - 1)
    expect(excerptOf('😀'.repeat(200)).isWellFormed()).toBe(true)
  })
})
