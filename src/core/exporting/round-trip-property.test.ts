import { readSource } from '@core/importing/read.ts'
import { pngOf } from '@core/importing/pictures/picture-fixture.ts'
import { composeDraft } from '@core/importing/compose.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import { imageName } from '@core/library/pictures.ts'
import { plainText } from '@core/markup/blocks.ts'
import { escapeText } from '@core/markup/paragraphs.ts'
import { cleanBody } from '@core/markup/tidy.ts'
import type { ArticleSummary } from '@shared/article.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleHtml } from './article-html.ts'
import { articleMarkdown } from './article-markdown.ts'
import { withInlinePictures } from './inline-pictures.ts'

/** No address among them: written bare, it comes back as a link, as it should. */
const word = fc.constantFrom(
  'harbour',
  'crane',
  'Küste',
  'الميناء',
  '海港',
  '*star*',
  '_low_',
  '#tag',
  '1.',
  '-',
  '>',
  '[x]',
  '<b>',
  '&amp;',
  '`code`',
  'a|b',
  '\\',
  '"quoted"',
  '---',
  '~~~',
  ':',
  '+',
  '$5',
)
const line = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .map((words) => ['Then', ...words, 'it was.'].join(' '))
const inline = line.map(escapeText)
const pictures = [pngOf(30, 20, 10), pngOf(20, 30, 200)].map((bytes) => ({
  name: imageName(bytes, 'png'),
  bytes,
}))
const block = fc.oneof(
  inline.map((text) => `<p>${text}</p>`),
  inline.map((text) => `<h2>${text}</h2>`),
  fc
    .tuple(inline, inline)
    .map(
      ([a, b]) =>
        `<p>${a} <a href="https://a.example/b?c=1&amp;d=2">${b}</a> <em>${a}</em> <strong>${b}</strong></p>`,
    ),
  fc
    .array(inline, { minLength: 1, maxLength: 3 })
    .map((items) => `<ul>${items.map((text) => `<li>${text}</li>`).join('')}</ul>`),
  fc
    .array(inline, { minLength: 1, maxLength: 3 })
    .map((items) => `<ol>${items.map((text) => `<li>${text}</li>`).join('')}</ol>`),
  inline.map((text) => `<blockquote><p>${text}</p></blockquote>`),
  inline.map((text) => `<pre><code>${text}\n  ${text}</code></pre>`),
  fc
    .tuple(inline, inline)
    .map(
      ([a, b]) =>
        `<table><thead><tr><th>${a}</th><th>${b}</th></tr></thead><tbody><tr><td>${b}</td><td>${a}</td></tr></tbody></table>`,
    ),
)
const shown = fc
  .constantFrom(...pictures)
  .map(({ name }) => `<p><img src="images/${name}" alt="A picture of the harbour"></p>`)

function draftsOf(blocks: fc.Arbitrary<string>): fc.Arbitrary<ArticleDraft> {
  return fc
    .record({
      title: line,
      byline: fc.option(fc.constantFrom('Ann Reed', 'سلمى حداد', 'O’Neil: a life')),
      publishedAt: fc.option(fc.constantFrom('2024-03-05', '2024-03-05T10:11:12+01:00')),
      url: fc.option(fc.constantFrom('https://a.example/b', 'https://a.example/?q=%C3%BC')),
      site: fc.option(fc.constantFrom('Kitchen & Co', 'a.example')),
      tags: fc.uniqueArray(fc.constantFrom('bread', 'slow food', 'true', '12', 'a: b', 'küste'), {
        maxLength: 3,
      }),
      blocks: fc.array(blocks, { minLength: 1, maxLength: 6 }),
    })
    .map(({ blocks, ...facts }) =>
      composeDraft({
        ...facts,
        titleOtherwise: null,
        html: cleanBody(`<p>It began at the quay, as all of it does.</p>${blocks.join('\n')}`),
        images: pictures,
        source: { extension: 'txt', bytes: new Uint8Array() },
      }),
    )
}

function asSummary(draft: ArticleDraft): ArticleSummary {
  const marks = { bookmarked: false, archived: false, read: false, trashedAt: null, progress: 0, place: null }
  return { ...draft, ...marks, addedAt: '2024-04-01T00:00:00.000Z' } as unknown as ArticleSummary
}

function read(name: string, text: string): ArticleDraft {
  const reading = readSource({ name, bytes: new TextEncoder().encode(text) })
  const draft = reading.ok ? reading.articles[0]?.draft : undefined
  if (draft === undefined || (reading.ok && reading.articles.length > 1))
    throw new Error('was not read as one article')
  return draft
}

/** What both sides must agree on. */
function essentials({ title, byline, publishedAt, url, site, tags, html }: ArticleDraft): object {
  return { title, byline, publishedAt, url, site, tags, words: plainText(html).split(/\s+/) }
}

/** White space between two tags says nothing, nor does a line break at the end of code. */
function squeezed(html: string): string {
  return html.replace(/>\s+</g, '><').replaceAll('\n</code>', '</code>')
}

describe('whatever an article holds', () => {
  it('it comes back from Markdown with every fact, word and mark', () => {
    fc.assert(
      fc.property(draftsOf(block), (draft) => {
        const once = read('a.md', articleMarkdown(asSummary(draft), draft.html))
        expect(essentials(once)).toEqual(essentials(draft))
        expect(once.addedAt).toBe(asSummary(draft).addedAt)
        expect(squeezed(once.html)).toBe(squeezed(draft.html))
      }),
      { numRuns: 60 },
    )
  })

  it('its pictures come back from a page that stands alone, byte for byte', () => {
    fc.assert(
      fc.property(
        fc.array(shown, { minLength: 1, maxLength: 3 }),
        draftsOf(
          fc.constant(
            '<p>And it goes on with many words about the harbour and its crane, which nobody mends.</p>',
          ),
        ),
        (images, draft) => {
          const before = { ...draft, html: draft.html + images.join('\n'), images: pictures }
          const after = read(
            'a.html',
            articleHtml(asSummary(before), withInlinePictures(before.html, pictures)),
          )
          const names = (of: string): readonly string[] =>
            Array.from(of.matchAll(/src="images\/([^"]+)"/g), ([, name = '']) => name)
          expect(names(after.html)).toEqual(names(before.html))
          for (const { name, bytes } of after.images ?? []) {
            expect(Buffer.from(bytes)).toEqual(
              Buffer.from(pictures.find((each) => each.name === name)?.bytes ?? []),
            )
          }
          expect(new Set((after.images ?? []).map(({ name }) => name))).toEqual(new Set(names(before.html)))
        },
      ),
      { numRuns: 40 },
    )
  })
})
