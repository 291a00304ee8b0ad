import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pngOf, dataAddress } from '../picture-fixture.ts'
import { cleanDrawing } from './drawing.ts'

const open =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30">'
const dot = '<circle cx="5" cy="5" r="4"/>'

function cleaned(text: string): string {
  const drawing = cleanDrawing(Buffer.from(text))
  return drawing.kind === 'drawing' ? Buffer.from(drawing.bytes).toString() : drawing.kind
}

/** What stands within the drawing, without what opens and closes it. */
function within(content: string): string {
  return cleaned(`${open}${content}</svg>`)
    .replace('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">', '')
    .replace(/<\/svg>\n$/, '')
}

describe('a drawing', () => {
  it('keeps what is to be seen: shapes, text, gradients, its own colours, pictures that lie in it', () => {
    const picture = dataAddress(pngOf(4, 4))
    const content = [
      '<title>A plan</title>',
      '<style>.wall{fill:url(#shade);stroke:#123}@media print{.wall{fill:none}}</style>',
      '<defs><linearGradient id="shade"><stop offset="0" stop-color="red"/></linearGradient></defs>',
      '<g transform="translate(1 2)"><path class="wall" d="M0 0 L10 10z"/></g>',
      '<text x="1" y="2">Weiß &amp; <tspan font-weight="bold">black</tspan></text>',
      `<image href="${picture}" width="4" height="4"/>`,
      '<circle id="dot" r="1" style="fill:red"/>',
      '<use href="#dot" x="3"/>',
    ].join('')
    expect(within(content)).toBe(content)
  })

  it('says its size in pixels where it has one that means something', () => {
    const sizeOf = (attributes: string): unknown => {
      const drawing = cleanDrawing(Buffer.from(`<svg ${attributes}>${dot}</svg>`))
      return drawing.kind === 'drawing' ? [drawing.width, drawing.height] : drawing.kind
    }
    expect(sizeOf('width="40" height="30px" viewBox="0 0 1 1"')).toEqual([40, 30])
    expect(sizeOf('width="100%" height="100%" viewBox="0 0 400 300"')).toEqual([400, 300])
    expect(sizeOf('viewBox="0 0 1 1"')).toEqual([0, 0])
    expect(sizeOf('width="9000000" height="1"')).toEqual([0, 0])
  })

  it.each([
    ['a script', `<script>alert(1)</script>${dot}`],
    [
      'a script in another name space',
      `<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>${dot}`,
    ],
    ['what happens', `<circle onload="alert(1)" onclick="x()" cx="5" cy="5" r="4"/>`],
    ['a link', `<a href="javascript:alert(1)" xlink:href="https://a.example/">${dot}</a>`],
    [
      'foreign content',
      `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="https://a.example/"/></body></foreignObject>${dot}`,
    ],
    [
      'motion',
      `<circle cx="5" cy="5" r="4"><animate attributeName="href" to="javascript:x"/><set attributeName="x" to="1"/></circle>`,
    ],
    [
      'a picture elsewhere',
      `<image href="https://a.example/i.png"/><image xlink:href="file:///etc/passwd"/>${dot}`,
    ],
    ['a drawing in a drawing', `<image href="data:image/svg+xml,&lt;svg onload='x'/&gt;"/>${dot}`],
    ['a use of what lies elsewhere', `${dot}<use href="https://a.example/s.svg#a"/>`],
    ['an effect that loads', `<filter><feImage href="https://a.example/f.png"/></filter>${dot}`],
    ['a style sheet elsewhere', `<?xml-stylesheet href="https://a.example/s.css"?>${dot}`],
    [
      'styles that load',
      `<style>@import "https://a.example/s.css"; @font-face{font-family:f;src:url(https://a.example/f)}</style>${dot}`,
    ],
    ['colours that load', `<style>circle{fill:url("https://a.example/f.svg#a")}</style>${dot}`],
    ['escapes', `<style>circle{background:\\75rl(https://a.example)}</style>${dot}`],
    ['comments that hide', `<style>circle{fill:ur/**/l(https://a.example)} /*</style>${dot}`],
    ['notes of programs', `<metadata>Made by</metadata><sodipodi:namedview/><!-- made -->${dot}`],
  ])('loses %s and keeps the rest', (_, content) => {
    const clean = within(content)
    expect(clean).toContain('<circle cx="5" cy="5" r="4"')
    expect(clean).not.toMatch(
      /a\.example|alert|script|iframe|on\w+=|file:|animate|href|@|url\(|Made|<!--|<\?/i,
    )
  })

  it('with nothing to be seen is empty: pages hold a place with such', () => {
    expect(cleaned(`${open}</svg>`)).toBe('empty')
    expect(cleaned(`${open}<defs/><title>x</title><script>draw()</script></svg>`)).toBe('empty')
  })

  it.each([
    ['uses itself', `<g id="a"><use href="#a"/></g>`],
    [
      'fills itself by its style sheet',
      `<style>.a{fill:url(#p)}</style><pattern id="p"><rect class="a"/></pattern>`,
    ],
    [
      'is a thousand thousand in twenty lines',
      Array.from(
        { length: 20 },
        (_, at) => `<g id="g${at}"><use href="#g${at + 1}"/><use href="#g${at + 1}"/></g>`,
      ).join('') + `<g id="g20">${dot}</g>`,
    ],
    [
      'hides the same in its style sheet',
      `<style>${Array.from({ length: 20 }, (_, at) => `.c${at}{fill:url(#p${at})}`).join('')}</style>${Array.from(
        { length: 20 },
        (_, at) => `<pattern id="p${at}"><rect class="c${at + 1}"/><rect class="c${at + 1}"/></pattern>`,
      ).join('')}<rect class="c0"/>`,
    ],
    [
      'has markers at a hundred thousand points',
      `<marker id="m">${dot.repeat(50)}</marker><path marker-mid="url(#m)" d="${'M1 1 '.repeat(100_000)}"/>`,
    ],
    ['nests its groups too deep', `${'<g>'.repeat(100_000)}${dot}`],
    ['has too many elements', dot.repeat(70_000)],
  ])('that %s is refused', (_, content) => {
    expect(['refused', 'empty']).toContain(cleaned(`${open}${content}</svg>`))
  })

  it('is none where there is no drawing', () => {
    expect(cleaned('<html><body>x</body></html>')).toBe('refused')
    expect(cleaned('')).toBe('refused')
    expect(cleaned(`${open}${' '.repeat(5_000_000)}${dot}</svg>`)).toBe('refused')
  })

  it('cleaned twice is as it was cleaned once, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...`<g ;> ;</g>;<a href="#x">;</a>;<style>;</style>;<!--;-->;<![CDATA[;]]>;&#x;&amp;;&lt;;";';<text>;</text>;<path d="M1 2"/>;style="fill:url(#a)";id="a";url(#a);url(http:;/*;*/;@import;{;};@media x{;\\;<use href="#a"/>;<x:rect/>;<svg:rect/>;\u0001;\ud800;\r;\t;äöü`.split(
        ';',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = cleaned(`${open}${dot}${pieces.join('')}</svg>`)
        if (once === 'refused' || once === 'empty') return
        expect(cleaned(once)).toBe(once)
        expect(once).not.toMatch(/<!--|<style>[^<]*(?:@import|http:)/)
      }),
      { numRuns: 500 },
    )
  })
})
