import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { plainText } from '@core/markup/blocks.ts'
import { picturesIn } from '@core/markup/images.ts'
import { cleanBody } from '@core/markup/tidy.ts'
import { describe, expect, it } from 'vitest'
import { openSource } from '../open.ts'
import { readSource } from '../read.ts'

/**
 * Adding a case is adding a folder: `input.<ending>`, or a folder `input` with `page.<ending>` and the files that lie
 * beside it, and what must come out of it.
 */
const fixtures = join(import.meta.dirname, 'fixtures')

interface Expected {
  readonly format: string
  readonly articles: readonly (Readonly<Record<string, unknown>> & {
    readonly holds: readonly string[]
    readonly lacks: readonly string[]
    /** Names of the pictures that came along. */
    readonly pictures?: readonly string[]
  })[]
}

describe('a file', () => {
  for (const name of readdirSync(fixtures)) {
    it(`is read as it should be: ${name}`, async () => {
      const own = join(fixtures, name)
      const isFolder = readdirSync(own).includes('input')
      const folder = isFolder ? join(own, 'input') : own
      const input = readdirSync(folder).find((file) => /^(?:input|page)\./.test(file)) ?? ''
      const expected = JSON.parse(readFileSync(join(own, 'expected.json'), 'utf8')) as Expected
      const opened = await openSource({
        name: input,
        bytes: readFileSync(join(folder, input)),
        ...(isFolder ? { folder } : {}),
      })
      if (opened.kind !== 'read') throw new Error('was taken for an export')
      const { reading } = opened
      if (!reading.ok) throw new Error(reading.reason)
      expect(reading.format).toBe(expected.format)
      expect(reading.articles).toHaveLength(expected.articles.length)
      for (const [index, { holds, lacks, pictures = [], ...facts }] of expected.articles.entries()) {
        const draft = reading.articles[index]!.draft
        expect(draft).toMatchObject(facts)
        const all = `${draft.html}\n${plainText(draft.html)}`
        for (const text of holds) expect(all).toContain(text)
        for (const text of lacks) expect(all).not.toContain(text)
        expect(cleanBody(draft.html)).toBe(draft.html)
        expect((draft.images ?? []).map((image) => image.name)).toEqual(pictures)
        expect([...picturesIn(draft.html)].toSorted()).toEqual(pictures.toSorted())
      }
    })
  }
})

describe('a hostile page', () => {
  it('cannot swallow what follows with a style that means something else when it is read again', async () => {
    const prose = (about: string): string =>
      `<p>${`The ${about} goes on with words that are long enough to be read. `.repeat(4)}</p>`
    const page = `<!doctype html><title>T</title><article><h1>T</h1>${prose('first')}
      <p><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1&gt;" /></mglyph></table></mtext></math></p>
      ${prose('last')}</article>`
    const opened = await openSource({ name: 'a.html', bytes: new TextEncoder().encode(page) })
    const html =
      opened.kind === 'read' && opened.reading.ok ? (opened.reading.articles[0]?.draft.html ?? '') : ''
    expect(html).toContain('The first goes on')
    expect(html).toContain('The last goes on')
  })

  it('cannot smuggle markup through the address of an inline picture', () => {
    const long = 'A'.repeat(2000)
    const page = `<!doctype html><title>T</title><article><p>${'Words of a story that goes on. '.repeat(20)}
      <img src='data:image/png;base64,${long}"><script>alert(1)</script><img src="x' alt="a">
      <img src="https://inline.invalid/0.png" alt="b">https://inline.invalid/0.png</p></article>`
    for (const source of [
      { name: 'a.html', bytes: new TextEncoder().encode(page) },
      {
        name: 'Pasted text',
        pasted: true,
        html: page,
        bytes: new TextEncoder().encode('Words of a story that goes on.'),
      },
    ]) {
      const reading = readSource(source)
      const html = reading.ok ? reading.articles.map((article) => article.draft.html).join('') : ''
      expect(html).toContain('Words of a story')
      expect(html).not.toContain('<script')
      expect(cleanBody(html)).toBe(html)
    }
  })
})
