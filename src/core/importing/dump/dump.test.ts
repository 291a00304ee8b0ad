import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDump, type DumpReading } from './dump.ts'
import { dump } from './generated/dump-arbitrary.ts'

interface Expected {
  readonly articles: readonly Record<string, unknown>[]
  readonly furniture?: readonly string[]
  readonly confidence?: string
}

const fixtures = new URL('fixtures/', import.meta.url)

/** Only the nouns that an expectation names, in one shape on both sides. */
function pick(reading: DumpReading, expected: Expected): Expected {
  const articles = reading.articles.map((article, at) => {
    const keys = Object.keys(expected.articles[at] ?? expected.articles[0] ?? {})
    return Object.fromEntries(keys.map((key) => [key, article[key as keyof typeof article]]))
  })
  return {
    articles,
    ...(expected.furniture === undefined ? {} : { furniture: reading.furniture.map(({ text }) => text) }),
    ...(expected.confidence === undefined ? {} : { confidence: reading.confidence }),
  }
}

/** Every line number that the reading names, each as often as it is named. */
function accounted(reading: DumpReading): readonly number[] {
  const numbers = [
    ...reading.articles.flatMap(({ lines }) => lines),
    ...reading.furniture.map(({ line }) => line),
  ]
  return numbers.sort((a, b) => a - b)
}

function filledLines(input: string): readonly number[] {
  const lines = input.split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
  // White space, and the marks that show nothing.
  const blank = /^[\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]*$/u
  return lines.flatMap((line, number) => (blank.test(line) ? [] : [number]))
}

describe('a page dump', () => {
  for (const name of readdirSync(fixtures)) {
    it(`is read right: ${name.replaceAll('-', ' ')}`, () => {
      const expected = JSON.parse(
        readFileSync(new URL(`${name}/expected.json`, fixtures), 'utf8'),
      ) as Expected
      const reading = readDump(readFileSync(new URL(`${name}/input.txt`, fixtures), 'utf8'))
      expect(pick(reading, expected)).toEqual(expected)
    })

    it(`loses no line: ${name.replaceAll('-', ' ')}`, () => {
      const input = readFileSync(new URL(`${name}/input.txt`, fixtures), 'utf8')
      expect(accounted(readDump(input))).toEqual(filledLines(input))
    })
  }
})

const samples = new URL('../../../../../shared/samples/', import.meta.url)

describe('the sample of a real page', () => {
  // The samples are kept beside the repository and are not everywhere.
  it.skipIf(!existsSync(new URL('news-page.txt', samples)))(
    'gives exactly the expected articles (skipped where ../shared/samples is missing)',
    () => {
      const articles = JSON.parse(
        readFileSync(new URL('news-page.expected.json', samples), 'utf8'),
      ) as Expected['articles']
      const reading = readDump(readFileSync(new URL('news-page.txt', samples), 'utf8'))
      expect(pick(reading, { articles })).toEqual({ articles })
    },
  )
})

describe('any dump', () => {
  it('has every line in exactly one article or in the furniture', () => {
    fc.assert(
      fc.property(dump('any'), ({ text }) => {
        expect(accounted(readDump(text))).toEqual(filledLines(text))
      }),
      { numRuns: 300 },
    )
  })

  it('has every line in one place, whatever the text', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.constantFrom(
        '',
        '',
        '- a point',
        'By Jane Doe',
        '2025-10-10',
        'Share on Facebook',
        '---',
        'LONDON: It rained.',
        '\u00a0\u200f',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join('\n')
        expect(accounted(readDump(text))).toEqual(filledLines(text))
      }),
      { numRuns: 300 },
    )
  })

  it('gives back the articles it was composed of where the evidence is strong', () => {
    fc.assert(
      fc.property(dump('strong'), ({ text, articles, furniture }) => {
        const reading = readDump(text)
        expect(pick(reading, { articles })).toEqual({ articles })
        expect(reading.furniture.map(({ text }) => text).sort()).toEqual([...furniture].sort())
      }),
      { numRuns: 300, seed: 20_251_010 },
    )
  })

  it('may be one wrapped paragraph of very many lines', () => {
    const line = 'this is a line of a text that was wrapped at about seventy columns or so'
    const reading = readDump(Array.from({ length: 200_000 }, () => line).join('\n'))
    expect(reading.articles.map(({ lines, paragraphs }) => [lines.length, paragraphs.length])).toEqual([
      [200_000, 1],
    ])
  })

  it('has no article where there is no text', () => {
    expect(readDump(' \n\u00a0\r\n\t')).toEqual({ articles: [], furniture: [], confidence: 'sure' })
  })
})
