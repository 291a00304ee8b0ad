import { ArticleId } from '@shared/article.ts'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { articleFolderName, slugOf } from './names.ts'

const id = v.parse(ArticleId, '0123456789abcdef')

describe('a file name made of a title', () => {
  it('keeps the letters of every script', () => {
    for (const title of ['Ærøskøbing', 'العربية', 'שלום', '新聞記事', 'Ελλάδα', '👩‍👩‍👧‍👦', 'فارسی‌زبان'])
      expect(slugOf(title)).toBe(title)
  })

  it('has nothing in it that a system refuses', () => {
    expect(slugOf('a/b\\c:d*e?f"g<h>i|j')).toBe('a b c d e f g h i j')
    expect(slugOf('  two\n\tlines  ')).toBe('two lines')
    expect(slugOf('..hidden..')).toBe('hidden')
    expect(slugOf('../../etc/passwd')).toBe('etc passwd')
    expect(slugOf('gnp.\u202eexe')).toBe('gnp.exe')
    for (const title of ['', ' ', '...', '???', '\u200b', '\ud800']) expect(slugOf(title)).toBe('Untitled')
    for (const title of ['CON', 'nul', 'com1', 'LPT9.txt', 'aux .md', 'COM²'])
      expect(slugOf(title)).toBe(`_${title}`)
    expect(slugOf('Console')).toBe('Console')
  })

  it('is cut between letters, and short enough for Windows and for 255 bytes', () => {
    expect(slugOf('word '.repeat(1000))).toBe('word '.repeat(12).trim())
    expect(slugOf(`${'x'.repeat(58)}👩‍👩‍👧‍👦`)).toBe('x'.repeat(58))
    expect(slugOf(`${'x'.repeat(59)}e\u0301`)).toBe(`${'x'.repeat(59)}é`)
    expect(slugOf('a\u0301\u0302'.repeat(1) + '\u0303'.repeat(500)).length).toBeLessThanOrEqual(60)
  })

  it('is one that every system takes, whatever the title', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 })
        .map((codes) => String.fromCharCode(...codes)),
    )
    fc.assert(
      fc.property(any, (title) => {
        const name = articleFolderName(title, id)
        const [, slug = ''] = /^articles\/(.*) \(id 0123456789abcdef\)$/su.exec(name) ?? []
        expect(slug).toBe(slugOf(title))
        expect(slug).not.toMatch(/[<>:"/\\|?*\p{Cc}\u202a-\u202e\u2066-\u2069]|^[\s.]|[\s.]$|^$/u)
        expect(slug).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
        expect(slug.length).toBeLessThanOrEqual(61)
        expect(slug.isWellFormed()).toBe(true)
        expect(Buffer.byteLength(`${slug} (id 0123456789abcdef)`)).toBeLessThanOrEqual(255)
      }),
      { numRuns: 500 },
    )
  })
})
