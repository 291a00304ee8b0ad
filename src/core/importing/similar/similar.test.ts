import { appendFile, mkdtemp, readFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Receipt } from '@shared/receipt.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inProcessReader } from '../in-process-reader.ts'
import { startImport } from '../job.ts'
import { isSameText } from './same-text.ts'
import { SimilarTexts } from './similar-texts.ts'
import { bandsOf, sketchOf } from './sketch.ts'

function seeded(seed: number): () => number {
  let state = Math.imul(seed + 1, 2654435761)
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Words of a subject: articles about it use the same few hundred, the frequent ones often. */
function subjectWords(subject: number): readonly string[] {
  return Array.from({ length: 300 }, (_, index) =>
    `w${subject}x${String.fromCharCode(97 + (index % 26))}${index.toString(36)}`.replaceAll(/\d/g, 'o'),
  )
}

function sentence(words: readonly string[], random: () => number): string {
  const length = 8 + Math.floor(random() * 14)
  const picked = Array.from({ length }, () => words[Math.floor(random() ** 2 * words.length)] ?? '')
  return `${picked.join(' ')}.`
}

/** An article: some sentences of an agency that others quote, too, and its own. */
function article(subject: number, seed: number, quoted = 8, own = 24): string {
  const words = subjectWords(subject)
  const agency = seeded(subject * 7919)
  const random = seeded(seed)
  const wire = Array.from({ length: quoted }, () => sentence(words, agency))
  return [...wire, ...Array.from({ length: own }, () => sentence(words, random))].join('\n\n')
}

const copies: readonly (readonly [string, (text: string, seed: number) => string])[] = [
  [
    'with furniture around it',
    (text) => `Share this page with your friends.\n\n${text}\n\nMore from our newsroom every day.`,
  ],
  ['in capitals and other signs', (text) => text.toUpperCase().replaceAll('.', ' —')],
  [
    'with some words mended',
    (text, seed) => {
      const random = seeded(seed)
      return text
        .split(' ')
        .map((word) => (random() < 0.012 ? 'mended' : word))
        .join(' ')
    },
  ],
  ['without its last paragraphs', (text) => text.split('\n\n').slice(0, -6).join('\n\n')],
]

const meet = (a: string, b: string): boolean => {
  const [one, other] = [sketchOf(a), sketchOf(b)]
  if (one === null || other === null) return false
  const bands = bandsOf(other)
  return bandsOf(one).some((value, band) => value === bands[band])
}

describe('texts that are alike', () => {
  it.each(copies)('are found and known as one: %s', (_, copy) => {
    let found = 0
    for (let seed = 0; seed < 150; seed += 1) {
      const text = article(seed % 10, seed + 1000)
      const other = copy(text, seed)
      expect(isSameText(text, other), `article ${seed}`).toBe(true)
      expect(isSameText(other, text)).toBe(true)
      if (meet(text, other)) found += 1
    }
    // Bands are a matter of chance: 98 of 100 at 80% in common, all but always above it.
    expect(found).toBeGreaterThanOrEqual(140)
  })

  it('are not known as one where they are articles about the same subject that quote the same agency', () => {
    const texts = Array.from({ length: 60 }, (_, seed) => article(3, seed, 12, 18))
    for (const [index, one] of texts.entries())
      for (const other of texts.slice(index + 1)) expect(isSameText(one, other)).toBe(false)
  })

  it('are not known as one where they are reports of a series, which differ in their figures', () => {
    const report = (day: number): string =>
      article(5, 77).replace('\n\n', `\n\nOn day ${day} the index closed at ${11_000 + day * 37} points. `)
    for (let day = 1; day < 60; day += 1) expect(isSameText(report(day), report(day + 1))).toBe(false)
    expect(isSameText(report(4), report(4))).toBe(true)
  })

  it('are not known as one where one holds the other among much else', () => {
    const [small, large] = [article(1, 5), article(1, 6, 8, 90)]
    expect(isSameText(small, `${large}\n\n${small}`)).toBe(false)
  })

  it('are not looked for where they are short', () => {
    expect(sketchOf('A note of a few words.')).toBeNull()
    expect(sketchOf('')).toBeNull()
  })
})

describe('a second coming from another address', () => {
  let folder = ''
  let library: Library

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offprint-similar-'))
    const opened = await openLibrary({ folder: join(folder, 'library'), mode: 'write', owner: 'test' })
    if (!opened.ok) throw new Error(opened.fault.message)
    library = opened.value
  })
  afterEach(async () => {
    await library.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function bring(
    similar: SimilarTexts,
    ...texts: readonly (readonly [string, string])[]
  ): Promise<Receipt> {
    const sources = texts.map(([name, text]) => ({
      kind: 'bytes' as const,
      name: `${name}.md`,
      bytes: Buffer.from(`---\ntitle: ${name}\nsource: https://${name}.example/story\n---\n\n${text}\n`),
    }))
    const job = startImport(sources, { library, origin: 'files', reader: inProcessReader(), similar })
    const finished = await job.finished
    if (!finished.ok) throw new Error(finished.fault.message)
    return finished.value
  }

  it('is one article, with the fuller text, also within one import and after a restart', async () => {
    const text = article(2, 42)
    const shorter = text.split('\n\n').slice(0, -5).join('\n\n')
    const first = await bring(
      new SimilarTexts(library),
      ['north', shorter],
      ['west', `${shorter}\n\nShare this.`],
    )
    expect(first.items.map(({ status }) => status)).toEqual(['added', 'skipped'])
    expect(first.items[1]?.reason).toBe('The same article came earlier in this import.')

    const again = await bring(new SimilarTexts(library), ['south', text], ['east', article(2, 43)])
    expect(again.items.map(({ status, reason }) => [status, reason])).toEqual([
      ['merged', 'Nearly the same text was in your library: “north”; the fuller was kept.'],
      ['added', null],
    ])
    expect(library.size).toBe(2)
    const repeated = await bring(new SimilarTexts(library), ['south', text], ['east', article(2, 43)])
    expect(repeated).toMatchObject({ added: 0, merged: 0, skipped: 2 })
    // What was merged by likeness is taken back like any merge.
    const before = library.byFingerprint(library.summary(first.items[0]!.id!)!.fingerprint)?.wordCount ?? 0
    await library.undoImport(again.id)
    expect(library.summary(first.items[0]!.id!)?.wordCount).toBeLessThan(before)
  })

  it('comes in beside the first where the sketches are lost or torn, and nothing else suffers', async () => {
    const text = article(2, 42)
    const path = join(library.folder, 'search', 'sketches')
    await bring(new SimilarTexts(library), ['north', text], ['other', article(4, 1)])
    const whole = await readFile(path)
    await truncate(path, whole.length - 7)
    expect(await bring(new SimilarTexts(library), ['south', `${text}\n\nShare.`])).toMatchObject({
      skipped: 1,
    })
    await bring(new SimilarTexts(library), ['third', article(6, 1)])
    expect((await readFile(path)).length % 140).toBe(0)
    await appendFile(path, 'garbage')
    expect(await bring(new SimilarTexts(library), ['west', `${text}\n\nShare.`])).toMatchObject({
      skipped: 1,
    })
    await rm(path)
    expect(await bring(new SimilarTexts(library), ['west', `${text}\n\nShare.`])).toMatchObject({ added: 1 })
  })
})
