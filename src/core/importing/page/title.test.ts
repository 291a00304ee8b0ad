import { describe, expect, it } from 'vitest'
import { factsOfPage } from './facts.ts'
import { parsePageTree } from './tree.ts'

function title(head: string, body = ''): string | null {
  return factsOfPage(parsePageTree(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`))
    .title
}
const og = (name: string, content: string): string => `<meta property="og:${name}" content='${content}'>`
const headline = (text: string): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: text })}</script>`

describe('the title of a page', () => {
  it('is the heading that is a part of what the head says, whatever else that says', () => {
    const head = '<title>Ferries run again - News - The Daily Tide</title>'
    expect(title(head, '<h1>Ferries run again</h1>')).toBe('Ferries run again')
    expect(title(head, '<h1>News</h1><h2>Ferries run again</h2>')).toBe('Ferries run again')
    expect(
      title(
        '<title>The Daily Tide » Blog archive » Ferries run again</title>',
        '<h1><a href="/">The Daily Tide</a></h1><h2>Ferries run again</h2>',
      ),
    ).toBe('Ferries run again')
    expect(
      title('<title>武汉的声音：有英雄的城！-新华网</title>', '<div>武汉的声音：有英雄的城！</div>'),
    ).toBe('武汉的声音：有英雄的城！')
  })
  it('is what a reader sees above the text rather than what is written for search and sharing', () => {
    const head = `<title>Ferries: what to know | Tide</title>${og('title', 'All you need to know about ferries')}${headline('Ferries: what to know')}`
    expect(title(head, '<h1>Why the ferries run again</h1>')).toBe('Why the ferries run again')
    expect(
      title(
        `${headline('Ferries run')}${og('title', 'Ferries run again, at last')}`,
        '<h1>Ferries run again, at last</h1>',
      ),
    ).toBe('Ferries run again, at last')
  })
  it('is no name of the site, no path of links and no label for those who cannot see', () => {
    const head = `<title>Ferries run again</title>${og('site_name', 'The Daily Tide')}`
    expect(title(head, '<h1>The Daily Tide</h1><p>Text.</p>')).toBe('Ferries run again')
    expect(title(head, '<h1><a href="https://tide.example/">Tide</a></h1>')).toBe('Ferries run again')
    expect(title(head, '<nav><h1>Harbour</h1></nav>')).toBe('Ferries run again')
    expect(title(head, '<h1 class="visually-hidden">Main navigation</h1>')).toBe('Ferries run again')
  })
  it('is no other heading that only links to an article called the same', () => {
    const head = `<title>Ferries run</title>${og('title', 'Ferries run again')}`
    const list = '<h3><a href="/1">Ferries run</a></h3>'
    expect(title(head, `<h1 class="entry-title">Ferries run again in May</h1>${list}`)).toBe(
      'Ferries run again in May',
    )
  })
  it('is the line of the text that the head names where the page has no headings', () => {
    const table =
      '<table><tr><td><a href="/a">Harbour</a></td><td><font size="4"><b>Ferries run again</b></font><br>Text.</td></tr></table>'
    expect(title('<title>Ferries run again | Harbour</title>', table)).toBe('Ferries run again')
  })
  it('is the headline without a kicker, a style or the reading of characters in it', () => {
    const head = og('title', 'Harbour: Ferries run again')
    expect(
      title(
        head,
        '<h1><span class="article__kicker">Harbour</span><span class="sr-only">:</span> <span>Ferries run again</span></h1>',
      ),
    ).toBe('Ferries run again')
    expect(title('<title>x</title>', '<h1><style>.a{b:c}</style>Ferries run again</h1>')).toBe(
      'Ferries run again',
    )
    expect(
      title('<title>渡船</title>', '<h1><ruby>渡船<rp>(</rp><rt>とせん</rt><rp>)</rp></ruby></h1>'),
    ).toBe('渡船')
    expect(title(og('title', 'Ferries run again'), '<h1>At the harbour Ferries run again</h1>')).toBe(
      'Ferries run again',
    )
  })
  it('is what the head says, without the name of the site, where nothing in the text says it', () => {
    const site = og('site_name', 'The Daily Tide')
    expect(title(`<title>Ferries run again | The Daily Tide</title>${site}`)).toBe('Ferries run again')
    expect(title(`<title>The Daily Tide: Ferries run again</title>${site}`)).toBe('Ferries run again')
    expect(title('<title>Ferries run again - and again</title>')).toBe('Ferries run again - and again')
    expect(title('', '<p>Text.</p>')).toBeNull()
  })
  it('is found in a page of nothing but elements within elements', () => {
    const deep = `${'<b>'.repeat(5000)}x`
    expect(title('<title>Ferries</title>', `<h1>Ferries</h1>${deep}`)).toBe('Ferries')
  })
  it('is found where what is declared has thousands of marks', () => {
    const marks = ' | The Daily Tide'.repeat(4000)
    expect(title(`<title>Ferries run again${marks}</title>`, '<h1>Ferries run again</h1>')).toBe(
      'Ferries run again',
    )
  })
})
