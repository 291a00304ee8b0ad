import { describe, expect, it } from 'vitest'
import { plainText } from '@core/markup/blocks.ts'
import { extract } from './extract.ts'
import { parsePageTree } from './tree.ts'

const sentence = 'The ferry left before the fog had lifted, and nobody on the quay could say who was aboard. '
const paragraph = (name: string): string => `<p>${name}. ${sentence.repeat(3)}</p>`

function text(body: string): string {
  return plainText(extract(parsePageTree(`<!doctype html><body>${body}`), null, (each) => each).html)
}

const links =
  '<span>17:05</span> <a href="/x">Read all of it on its own page</a> <a href="/y">Other news of the day</a>'

describe('which part of a page is the article', () => {
  it('is not a list of news beside it, though each piece of that is called the body of something', () => {
    const teaser = (name: string): string =>
      `<div class="row"><div class="views-field-body"><p>${name}. ${sentence.repeat(2)}</p></div>${links.repeat(3)}</div>`
    const found =
      text(`<div class="c1"><h1>Ferries run again</h1>${paragraph('First')}${paragraph('Second')}${paragraph('Third')}</div>
      <div class="c2"><div class="view">${['News', 'Event', 'Post'].map(teaser).join('')}</div></div>`)
    expect(found).toContain('Third.')
    expect(found).not.toContain('Event.')
  })
  it('is what stands below the only main heading where more sentences stand elsewhere and nothing is called anything', () => {
    const talk = Array.from(
      { length: 4 },
      (_, at) => `${paragraph(`Voice${at}`)}<div>${links.repeat(4)}</div>`,
    ).join('')
    const found =
      text(`<div class="a"><div class="b"><h1>Ferries run again</h1></div><div class="c">${paragraph('First')}
      <div class="d">${paragraph('Second')}</div><div class="e">${paragraph('Third')}</div></div></div><div class="f">${talk}</div><div class="g">${links.repeat(10)}</div>`)
    for (const name of ['First', 'Second', 'Third']) expect(found).toContain(`${name}.`)
    expect(found).not.toContain('Voice3.')
  })
  it('is the place with most sentences where there is no such heading', () => {
    const long = Array.from({ length: 6 }, (_, at) => paragraph(`Part${at}`)).join('')
    const found = text(`<div class="a">${paragraph('Aside')}</div><div class="b">${long}</div>`)
    expect(found).toContain('Part5.')
  })
  it('is the cell that holds it where a page is laid out as a table, and all of a table of facts', () => {
    const facts =
      '<table><tr><th>Crossing</th><td>Minutes</td></tr><tr><td>North</td><td>41</td></tr></table>'
    const lines = ['First', 'Second', 'Third']
      .map((name) => `${name}. ${sentence.repeat(3)}<br><br>`)
      .join('\n')
    const found = text(`<table><tr><td colspan="3"><font size="5">The Daily Tide</font></td></tr>
      <tr><td width="150">${links.repeat(8)}</td><td><font size="4"><b>Ferries run again</b></font><br><br>${lines}${facts}</td>
      <td width="120">Imprint of the harbour. ${sentence}<br>${links}</td></tr></table>`)
    for (const words of ['First.', 'Third.', 'Crossing', '41']) expect(found).toContain(words)
    for (const words of ['The Daily Tide', 'Other news', 'Imprint']) expect(found).not.toContain(words)
  })
})
