import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDump, type DumpReading } from './dump.ts'

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
  return input.split(/\r?\n/u).flatMap((line, number) => (line.trim() === '' ? [] : [number]))
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
