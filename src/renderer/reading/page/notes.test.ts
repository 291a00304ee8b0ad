import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { copyOfNote, noteOf } from './notes.ts'

function page(html: string): { link: Element; target: Element } {
  const { document } = parseHTML(`<!doctype html><body>${html}</body>`)
  const link = document.querySelector('#link')
  const target = document.querySelector('#target')
  if (link === null || target === null) throw new Error('the page lacks its link or target')
  return { link, target }
}

const said = ({ link, target }: { link: Element; target: Element }): string | null =>
  noteOf(link, target)?.textContent.trim() ?? null

describe('the note that a reference leads to', () => {
  it.each([
    [
      'a list item',
      '<p>So<sup><a id="link" href="#target">1</a></sup></p><ol><li id="target">Why.</li></ol>',
    ],
    ['an anchor in a paragraph', '<p><a id="link" href="#target">[a]</a></p><p><a id="target"></a>Why.</p>'],
    ['a definition', '<p><a id="link" href="#target">*</a></p><dl><dt id="target">*</dt><dd>Why.</dd></dl>'],
  ])('is %s', (_, html) => {
    expect(said(page(html))).toBe('Why.')
  })

  it.each([
    ['a link of words', '<a id="link" href="#target">see below</a><p id="target">Why.</p>'],
    ['the way back', '<p id="target">So.</p><ol><li>Why. <a id="link" href="#target">1</a></li></ol>'],
    ['a chapter', '<a id="link" href="#target">2</a><section id="target"><h2>Two</h2><p>Long.</p></section>'],
    ['an empty place', '<a id="link" href="#target">2</a><p id="target"> </p>'],
  ])('is not %s', (_, html) => {
    expect(said(page(html))).toBeNull()
  })

  it('is copied without the way back and without its names', () => {
    const { link, target } = page(
      '<a id="link" href="#target">1</a><ol><li id="target"><b id="x">Why</b> <a href="https://a.example">so</a> <a href="#link">1</a> <a href="#y">↩</a></li></ol>',
    )
    const holder = link.ownerDocument.createElement('div')
    holder.append(copyOfNote(target, link))
    expect(holder.innerHTML.trim()).toBe('<b>Why</b> <a href="https://a.example">so</a>')
  })
})
