import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from './blocks.ts'
import { mathElements } from './math.ts'
import { parseFragment, serialise } from './parse.ts'
import { sanitiseHtml } from './sanitise.ts'
import { cleanBody } from './tidy.ts'

describe('a formula', () => {
  it('keeps what typesets it', () => {
    const formula =
      '<math display="block"><mfrac linethickness="1px"><mi mathvariant="normal">a</mi><msup><mi>b</mi><mn>2</mn></msup></mfrac><mo stretchy="false">=</mo><mtable columnalign="left right"><mtr><mtd><mn>1</mn></mtd></mtr></mtable></math>'
    expect(sanitiseHtml(`<p>As ${formula} says</p>`)).toBe(`<p>As ${formula} says</p>`)
    expect(cleanBody(`<div dir="rtl">${formula}</div>`)).toBe(
      `<p dir="auto">${formula.replace('<math', '<math dir="rtl"')}</p>\n`,
    )
  })

  it('drops how it was written and keeps how it is read', () => {
    expect(
      sanitiseHtml(
        '<math xmlns="http://www.w3.org/1998/Math/MathML" class="x"><semantics><mrow>\n <mi>x</mi>\n</mrow><annotation encoding="application/x-tex">x</annotation><annotation-xml encoding="MathML-Content"><ci>x</ci></annotation-xml></semantics></math>',
      ),
    ).toBe('<math><semantics><mrow><mi>x</mi></mrow></semantics></math>')
  })

  it('keeps each part in its place where one is unknown, and draws old brackets as signs', () => {
    expect(
      sanitiseHtml(
        '<math><msup><menclose><mi>x</mi></menclose><none/></msup><mfenced open="["><mi>a</mi><mi>b</mi></mfenced></math>',
      ),
    ).toBe(
      '<math><msup><mrow><mi>x</mi></mrow><mrow></mrow></msup><mrow><mo>[</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo>)</mo></mrow></math>',
    )
  })

  it('is its alternative text where nothing is in it', () => {
    expect(sanitiseHtml('<p><math alttext="x squared"></math></p>')).toBe('<p>x squared</p>')
  })

  it('stands once where a page says it twice', () => {
    const math = '<math><mi>x</mi></math>'
    const drawings = [
      `<span class="katex"><span class="katex-mathml">${math}</span><span class="katex-html" aria-hidden="true"><span class="mord">x</span></span></span>`,
      `<span class="katex-display"><span class="katex"><span class="katex-mathml">${math}</span><span class="katex-html">x</span></span></span>`,
      `<mjx-container class="MathJax" jax="CHTML"><mjx-math aria-hidden="true"><mjx-mi>x</mjx-mi></mjx-math><mjx-assistive-mml>${math}</mjx-assistive-mml></mjx-container>`,
      `<span class="MathJax" data-mathml="${math.replaceAll('<', '&lt;')}"><nobr aria-hidden="true"><span>x</span></nobr></span>`,
      `<span class="mwe-math-element"><span style="display: none;">${math}</span><img src="https://a.example/x.svg" alt="x"></span>`,
    ]
    for (const drawing of drawings) expect(sanitiseHtml(`<p>Let ${drawing}.</p>`)).toBe(`<p>Let ${math}.</p>`)
  })

  it('does not swallow an article that is called like one', () => {
    const html = '<span class="MathJax"><p>A text with <math><mi>x</mi></math> in it.</p></span>'
    expect(plainText(sanitiseHtml(html))).toBe('A text with x in it.')
  })
})

const names = [
  ...mathElements,
  ...'mglyph malignmark annotation-xml mfenced style table tr td p b img svg title textarea select form template a'.split(
    ' ',
  ),
]
const part = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...names).map((name) => `<${name}>`) },
  { weight: 2, arbitrary: fc.constantFrom(...names).map((name) => `</${name}>`) },
  fc.constantFrom(
    '<annotation-xml encoding="text/html">',
    '<mi/>',
    '<style><!--',
    '-->',
    ']]>',
    '<![CDATA[',
    'x',
    ' ',
  ),
  fc.constant('<img title="--&gt;&lt;/style&gt;&lt;img src=1 onerror=x&gt;">'),
)
const formulas = fc
  .array(part, { maxLength: 30 })
  .map((parts) => `<p>a</p><math>${parts.join('')}</math><p>b</p>`)

describe('any markup in a formula', () => {
  it('reads the same however often it is written out and read again', () => {
    fc.assert(
      fc.property(formulas, (html) => {
        const clean = sanitiseHtml(html)
        const again = serialise(parseFragment(clean))
        expect(again).toBe(clean)
        expect(serialise(parseFragment(again))).toBe(clean)
        expect(sanitiseHtml(clean)).toBe(clean)
        expect(clean.replace(/"[^"]*"/g, '""')).not.toMatch(
          /<(?:style|mglyph|malignmark|annotation|svg|form|textarea|script)|onerror=|href=/i,
        )
      }),
      { numRuns: 1500 },
    )
  })
})
