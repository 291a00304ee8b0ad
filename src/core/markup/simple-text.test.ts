import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf, plainTextOf } from './blocks.ts'
import { simpleText } from './simple-text.ts'

const byParser = (html: string): string => plainTextOf(blocksOf(html))

const inline = 'a b em i strong span sub s code u small q time'.split(' ')
const block = 'p h2 h3 div section blockquote ul ol li figure figcaption pre table tr td dl dt article'.split(
  ' ',
)
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'Word', ' ', '\n', '  x ', 'é', '中', '. ', '\t', '\u00A0') },
  fc.constantFrom(
    '&amp;',
    '&lt;b&gt;',
    '&nbsp;',
    '&#x26;',
    '&#x3C;',
    '&#160;',
    '&eacute;',
    '&copy',
    '& b',
    '&',
  ),
  fc.constantFrom(
    '&#0;',
    '&#x80;',
    '&#xD800;',
    '&#x1F600;',
    '&constructor;',
    '\r\n',
    '\0',
    '<!-- x -->',
    '<',
    '>',
    '<br>',
    '<img src="x>y" alt>',
  ),
)
const attribute = fc.constantFrom(
  '',
  ' href="https://a.example/?a=1&amp;b"',
  ' dir="auto"',
  ' hidden',
  ' a=b',
  " a='b'",
)
const close = (name: string): string => `</${name}>`

/** Mostly well formed: as bodies are. */
const node = fc.letrec<{ node: string; inline: string; block: string }>((tie) => ({
  inline: fc
    .tuple(
      fc.constantFrom(...inline),
      attribute,
      fc.array(fc.oneof({ weight: 3, arbitrary: text }, tie('inline')), { maxLength: 3 }),
    )
    .map(([name, given, inner]) => `<${name}${given}>${inner.join('')}${close(name)}`),
  block: fc
    .tuple(fc.constantFrom(...block), attribute, fc.array(tie('node'), { maxLength: 4 }))
    .map(([name, given, inner]) => `<${name}${given}>${inner.join('')}${close(name)}`),
  node: fc.oneof({ maxDepth: 4 }, text, tie('inline'), tie('block')),
})).node
/** Now and then a tag that belongs to nothing. */
const stray = fc.constantFrom(
  '</p>',
  '<p>',
  '</div>',
  '<li>',
  '</a>',
  '<a>',
  '<P>x</P>',
  '<svg><p>x</p></svg>',
  '<br/>',
  '<p/>',
)
const html = fc
  .array(fc.oneof({ weight: 12, arbitrary: node }, stray), { maxLength: 6 })
  .map((parts) => parts.join(''))
/** Of what an article mostly is. */
const article = fc
  .array(
    fc.tuple(
      fc.constantFrom('p', 'h2', 'blockquote', 'div'),
      fc.array(fc.oneof(text, fc.constant('<em>so</em>')), { maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`).join('\n'))

test('text that is read without a tree is what the tree would give', () => {
  let simple = 0
  fc.assert(
    fc.property(fc.oneof(html, article), (given) => {
      const read = simpleText(given)
      if (read === null) return
      simple++
      expect(read).toBe(byParser(given))
    }),
    { numRuns: 6000 },
  )
  // It says something only where it says anything.
  expect(simple).toBeGreaterThan(600)
})

test('the paragraphs, lists and links of an article are simple', () => {
  const body =
    '<h2 id="one">One &amp; two</h2>\n<p>A <a href="https://a.example/">link</a>,<br>a <em>word</em>.</p><ul><li>first</li><li><p>second</p></li></ul><figure><img src="images/a.png" alt="a"><figcaption>seen</figcaption></figure>'
  expect(simpleText(body)).toBe('One & two\nA link,\na word.\nfirst\nsecond\nseen')
  expect(simpleText('<table><tr><td>a</td></tr></table>')).toBeNull()
})
