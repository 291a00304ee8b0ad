import { describe, expect, it } from 'vitest'
import { plainText } from '@core/markup/blocks.ts'
import { readHtml } from '../formats/html.ts'
import { extract } from './extract.ts'
import { parsePageTree } from './tree.ts'

const sentence = 'The ferry left before the fog had lifted, and nobody on the quay could say who was aboard. '
const paragraph = (name: string): string => `<p>${name}. ${sentence.repeat(3)}</p>`
const three = `${paragraph('First')}${paragraph('Second')}${paragraph('Third')}`

function text(body: string, head = ''): string {
  const page = `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
  return plainText(extract(parsePageTree(page), 'https://harbour.example/news/fog', (each) => each).html)
}

describe('what an article is called', () => {
  it('is not told by an id that is a heading to link to', () => {
    const found =
      text(`<article>${three}<h2 id="why-use-social-buttons">Why there are buttons</h2>${paragraph('Fourth')}
      <section id="tools-and-related-things-on-board"><p>Fifth. ${sentence}</p></section></article>`)
    for (const words of ['Why there are buttons', 'Fourth.', 'Fifth.']) expect(found).toContain(words)
  })
  it('is not told by what says that something is in it, beside it, or switched off', () => {
    for (const name of ['has-sidebar', 'no_share_section', 'sidebar-enabled--false', 'hide-ordinal'])
      expect(text(`<article>${three}<div class="${name}">${paragraph('Fourth')}</div></article>`)).toContain(
        'Fourth.',
      )
    expect(text(`<article>${three}<div class="sidebar">${sentence}Fourth.</div></article>`)).not.toContain(
      'Fourth.',
    )
  })
  it('is not spelt by chance, nor by a kit whose every part is a widget', () => {
    for (const name of ['record-XVdAdxYo9qBn', 'style_a9AdQ', 'so-panel widget widget_text'])
      expect(text(`<article>${three}<div class="${name}">${paragraph('Fourth')}</div></article>`)).toContain(
        'Fourth.',
      )
  })
  it('holds what is folded away until someone asks for it, and not what is hidden', () => {
    const answer = (name: string, rest = ''): string =>
      `<div class="${name}"${rest}><p>Fourth. ${sentence}</p></div>`
    for (const html of [answer('accordion-content hidden'), answer('faq-answer', ' aria-hidden="true"')])
      expect(text(`<article>${three}${html}</article>`)).toContain('Fourth.')
    expect(text(`<article>${three}${answer('notice-box hidden')}</article>`)).not.toContain('Fourth.')
  })
  it('holds chapters called after a list of contents, and slides that are text, but no list and no slides of links', () => {
    const links = '<ul><li><a href="/a">Another harbour</a></li><li><a href="/b">Another ferry</a></li></ul>'
    for (const name of ['toc', 'slider']) {
      expect(text(`<article>${three}<div class="${name}">${paragraph('Fourth')}</div></article>`)).toContain(
        'Fourth.',
      )
      expect(
        text(`<article>${three}<div class="${name}">${links}</div>${paragraph('Fifth')}</article>`),
      ).not.toContain('Another')
    }
  })
  it('keeps its words that are links, whatever those are called', () => {
    const link = '<a class="recommendation-inline" href="/cages">cages of wire</a>'
    expect(
      text(`<article>${three}<p>They grow in ${link} on every quay of the town.</p></article>`),
    ).toContain('They grow in cages of wire on every quay')
  })
})

describe('a list of links in an article', () => {
  const list = (host: string): string =>
    `<h3>Read on</h3><ul><li><a href="${host}/tides">All about tides</a></li><li><a href="${host}/fog">All about fog</a></li></ul>`

  it('stays where it leads to other sites, and goes where it leads to more of this one', () => {
    expect(text(`<article>${three}${list('https://sea.test')}</article>`)).toContain('All about tides')
    for (const own of ['', 'https://harbour.example', '//www.harbour.example', 'https://www.facebook.com'])
      expect(text(`<article>${three}${list(own)}</article>`)).not.toContain('All about')
  })
  it('is judged with the lists and lines in it', () => {
    const found =
      text(`<article>${three}<ul><li>Many ports of the coast have rules of their own for fog, and this one has as well:
      <ul><li><a href="/rules">The rules</a></li></ul></li><li>${sentence}<p><a href="/tide">The tides</a></p></li></ul></article>`)
    expect(found).toContain('The rules')
    expect(found).toContain('The tides')
  })
  it('is none where each link is the heading of what stands below', () => {
    const part = (name: string): string =>
      `<p><a href="/${name}">${name} buys a ferry</a></p>${paragraph(name)}`
    const found = text(`<article>${three}${part('Hamar')}${part('Moss')}${part('Voss')}</article>`)
    expect(found).toContain('Moss buys a ferry')
  })
  it('takes along the box of which only a label would be left', () => {
    const box = `<div class="box"><div><h3>More on fog</h3></div><ul><li><a href="/a">Fog in the north of the country</a></li>
      <li><a href="/b">Fog in the south of the country</a></li></ul></div>`
    const found = text(`<article>${three}${box}${paragraph('Fourth')}</article>`)
    expect(found).not.toContain('More on fog')
    expect(found).toContain('Fourth.')
  })
  it('is none where cards with text of the article between them each hold a list', () => {
    const card = (name: string): string =>
      `<p>Then there is another.</p><div class="card"><h3><a href="/${name}">${name}</a></h3><ul><li>Two decks</li><li>A café</li></ul></div>`
    const found = text(`<article>${three}${card('Hamar')}${card('Moss')}${paragraph('Fourth')}</article>`)
    expect(found).toContain('Two decks')
  })
})

describe('the last words of an article', () => {
  const bio = '<p><em>Ann Lee sails, and writes <a href="/lee">a column on tides</a> for this paper.</em></p>'
  it('are gone where they are set apart and lead elsewhere', () => {
    const found = text(`<article>${three}${paragraph('Fourth')}${bio}</article>`)
    expect(found).toContain('Fourth.')
    expect(found).not.toContain('a column on tides')
  })
  it('stay in the midst, without a link, and where they would be much of it', () => {
    expect(text(`<article>${three}${bio}${paragraph('Fourth')}</article>`)).toContain('a column on tides')
    expect(text(`<article>${three}<p><em>The end of the tale.</em></p></article>`)).toContain('The end of')
    expect(text(`<article>${paragraph('First')}${bio}</article>`)).toContain('a column on tides')
  })
})

describe('a page of those that a script fills', () => {
  it('is what it says to those that run none', () => {
    const silent = `<noscript><div class="post">${three}</div></noscript>`
    expect(text(`<div id="app"></div>${silent}`)).toContain('Second.')
  })
  it('is not the plea to switch scripts on, nor what the page shows as well', () => {
    const plea = `<noscript><p>${sentence}Please switch scripts on.</p></noscript>`
    expect(text(`<article>${three}</article>${plea}`)).not.toContain('switch scripts on')
    expect(text(`<article>${three}</article><noscript>${three}</noscript>`).match(/Second\./g)).toHaveLength(
      1,
    )
  })
  it('is the body that its JSON-LD says, where it shows only a beginning', () => {
    const body = `Tenth. ${sentence.repeat(20)}`
    const script = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: body })}</script>`
    const page = `<!doctype html><html><head><title>Fog</title>${script}</head><body><main><p>First. ${sentence}</p></main></body></html>`
    const read = readHtml({ name: 'fog.html', bytes: Buffer.from(page), pasted: false }, page)
    expect(read.ok && plainText(read.articles[0]?.draft.html ?? '')).toContain('Tenth.')
  })
})

describe('a page of what people say to each other', () => {
  const answers = ['Ann', 'Bo', 'Cy']
    .map(
      (name) =>
        `<article class="comment reply"><div class="comment-meta">12 votes</div>${paragraph(name)}</article>`,
    )
    .join('')
  const page = `<main><div class="post"><p>How thick was the fog, and who saw it? ${sentence}</p></div><div id="comments">${answers}</div></main>`

  it('holds the answers, without what is said about them, where it calls itself that', () => {
    for (const head of [
      '<meta name="generator" content="phpBB">',
      '<script type="application/ld+json">{"@type": "QAPage"}</script>',
    ]) {
      const found = text(page, head)
      for (const name of ['How thick', 'Ann.', 'Bo.', 'Cy.']) expect(found).toContain(name)
      expect(found).not.toContain('12 votes')
    }
  })
  it('is an article with comments where it does not', () => {
    expect(text(`<article>${three}</article><div id="comments">${answers}</div>`)).not.toContain('Bo.')
  })
})

describe('a page that is made to take long', () => {
  it('is read all the same: thousands of named links in one line, and of cards with lists', () => {
    const named = `<p>${'<a class="btn" href="/x">word of it</a>'.repeat(12_000)}</p>`
    const cards = '<div class="card"><h3><a href="/x">Name</a></h3><ul><li>a</li></ul></div>'.repeat(6000)
    expect(text(`<article>${three}${named}</article>`)).toContain('Third.')
    expect(text(`<article>${three}${cards}</article>`)).toContain('Third.')
  }, 20_000)
})
