import { describe, expect, it } from 'vitest'
import { cleanBody } from './tidy.ts'

const clean = (html: string): string => cleanBody(html).trim()
const quote = '<p dir="auto">A long night.</p>'

describe('a quote that a page lifted out of its text', () => {
  it('is marked as one, however the page wrote it', () => {
    for (const written of [
      '<blockquote class="pullquote"><p>A long night.</p></blockquote>',
      '<aside class="story__pull-quote"><p>A long night.</p></aside>',
      '<div role="doc-pullquote"><p>A long night.</p></div>',
      '<p class="PullQuote">A long night.</p>',
    ])
      expect(clean(written)).toBe(`<blockquote dir="auto" class="pull-quote">${quote}</blockquote>`)
    expect(
      clean('<figure class="wp-block-pullquote"><blockquote><p>A long night.</p></blockquote></figure>'),
    ).toContain(`<div>${quote}</div></blockquote>`)
  })
  it('is no other quote, no part of one, and no picture', () => {
    expect(clean('<blockquote class="quote"><p>A long night.</p></blockquote>')).not.toContain('class')
    expect(
      clean(`<section class="has-pullquote"><p>${'A long night. '.repeat(60)}</p></section>`),
    ).not.toContain('class')
    expect(clean('<div class="pullquote__text"><p>A long night.</p></div>')).toBe(quote)
    expect(
      clean('<figure class="pullquote"><img src="https://a.example/a.png" alt="Quay"></figure>'),
    ).toContain('<figure')
  })
})

describe('the notes of a text', () => {
  it('are a list that is marked as that, however the page wrote it', () => {
    for (const written of [
      '<ol class="footnotes"><li>One.</li></ol>',
      '<section role="doc-endnotes"><hr><ol><li>One.</li></ol></section>',
      '<div class="end-notes"><div><ol><li>One.</li></ol></div></div>',
    ])
      expect(clean(written)).toContain('<ol class="footnotes">')
    expect(
      clean('<div class="endnotes"><ol><li>One.<ul><li>Two.</li></ul></li></ol></div>').match(/class=/g),
    ).toHaveLength(1)
    expect(clean('<ol class="steps"><li>One.</li></ol>')).not.toContain('class')
  })
  it('stay what they are when they are cleaned again', () => {
    const once = clean(
      '<p class="pullquote" id="q">A long night.</p><section class="footnotes"><ol><li id="n">One.</li></ol></section>',
    )
    expect(clean(once)).toBe(once)
  })
})

describe('a film', () => {
  it('is a link that says what it shows, where the page does', () => {
    const film = '<iframe src="https://www.youtube.com/embed/x1" title="Fog over the harbour"></iframe>'
    expect(clean(film)).toContain(
      '<a href="https://www.youtube.com/embed/x1">Video: Fog over the harbour (www.youtube.com)</a>',
    )
    expect(clean(film.replace('Fog over', 'The piano player\n of'))).toContain(
      '>Video: The piano player of the harbour (www.youtube.com)<',
    )
    expect(clean(film.replace('Fog over the harbour', 'YouTube video player'))).toContain(
      '>Video: www.youtube.com<',
    )
  })
})
