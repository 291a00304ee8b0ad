import { describe, expect, it } from 'vitest'
import { plainText } from '@core/markup/blocks.ts'
import { extract } from './extract.ts'
import { parsePageTree } from './tree.ts'

const sentence = 'The ferry left before the fog had lifted, and nobody on the quay could say who was aboard. '
const paragraph = (name: string): string => `<p>${name}. ${sentence.repeat(3)}</p>`
const three = `${paragraph('First')}${paragraph('Second')}${paragraph('Third')}`
const links = (...names: readonly string[]): string =>
  `<ul>${names.map((name) => `<li><a href="/${name}">${name} and more of it</a></li>`).join('')}</ul>`

function text(body: string): string {
  return plainText(extract(parsePageTree(`<!doctype html><body>${body}`), null, (each) => each).html)
}

describe('what is round an article', () => {
  it('is not what someone said elsewhere and the article quotes', () => {
    const quote = `<blockquote class="twitter-tweet"><p>It was a long night.</p>— Ann Lee <a href="https://x.example/1">2 May</a></blockquote>`
    const found = text(`<article>${three}<div class="social-media-embed">${quote}</div>
      <div class="social-bar"><a href="#">Tell a friend about it</a></div></article>`)
    expect(found).toContain('It was a long night.')
    expect(found).not.toContain('Tell a friend')
  })
  it('is not a quote that is lifted out of the text', () => {
    const quote = '<aside class="pullquote"><p>Nobody could say who was aboard.</p></aside>'
    expect(text(`<article>${three}${quote}${paragraph('Fourth')}</article>`)).toContain('Nobody could say')
  })
  it('is not what only some screens hide, and is what only those hear who do not see', () => {
    const found = text(`<article>${three}<div class="hidden-xs ssr-hide">${paragraph('Fourth')}</div>
      <figure><figcaption><span class="off-screen">Image caption</span> A quay in fog</figcaption></figure></article>`)
    expect(found).toContain('Fourth.')
    expect(found).toContain('A quay in fog')
    expect(found).not.toContain('Image caption')
  })
  it('is the label over a list of links within the text, and no heading over text', () => {
    const found =
      text(`<article>${three}<p><strong>DON'T MISS</strong></p>${links('Storm', 'Snow')}${paragraph('Fourth')}
      <h3>Of the same day</h3>${links('Rain', 'Hail')}${paragraph('Fifth')}<h3>The night after</h3>${paragraph('Sixth')}
      <p><b>At the quay</b></p><p>Many waited.</p></article>`)
    for (const words of ['Fourth.', 'Fifth.', 'The night after', 'At the quay'])
      expect(found).toContain(words)
    for (const words of ["DON'T MISS", 'Of the same day', 'Storm', 'Hail']) expect(found).not.toContain(words)
  })
  it('is a caption that a gallery says again for each size of screen', () => {
    const caption = `<div class="c">${sentence}A picture of the quay</div><div>Photo: Ann Lee</div><div>Caption</div>`
    const found = text(`<article><div class="gallery">${caption.repeat(3)}</div>${three}</article>`)
    expect(found.split('A picture of the quay')).toHaveLength(2)
  })
  it('is the author, the hour and the credit of a picture beside the lines under a headline', () => {
    const lead = 'A crossing that should have taken an hour took the whole night.'
    const found =
      text(`<main><h1>Ferries run again</h1><div class="subline"><span class="author">By Ann Lee of the Tide</span> <time>10:43</time> ${lead}</div>
      <div class="subline"><span itemprop="author">By Bo Chen, who was on the quay</span></div>
      <figure><figcaption class="description">Fog over the harbour on Sunday, as seen from the quay</figcaption></figure>
      <div class="article-body">${three}</div></main>`)
    expect(found).toContain(lead)
    for (const words of ['Ann Lee', 'Bo Chen', '10:43', 'Fog over']) expect(found).not.toContain(words)
  })
  it('is not nearly all of the page, were it called so', () => {
    const note = `<div class="box"><p>${sentence.repeat(2)}</p><p>${sentence}</p></div>`
    const rated = Array.from(
      { length: 4 },
      (_, at) => `<div class="rating-text">${paragraph(`Part${at}`)}${paragraph(`More${at}`)}</div>`,
    )
    expect(text(`<div class="page">${note}<div>${rated.join('')}</div></div>`)).toContain('Part2.')
  })
})
