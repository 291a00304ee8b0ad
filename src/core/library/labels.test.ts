import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { named } from './labels.ts'

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

describe('the name of an article in a message', () => {
  it('is cut between letters as a reader sees them, wherever they end', () => {
    const letter = fc.constantFrom('a', ' ', 'é', 'e\u0301', '👨‍👩‍👧', '🇫🇷', 'ش', '字')
    fc.assert(
      fc.property(fc.array(letter, { minLength: 61, maxLength: 90 }), (parts) => {
        const title = parts.join('')
        fc.pre(title.trim() !== '')
        const name = named([{ title }])
        const kept = name.slice(1, -2)
        expect(name).toBe(`“${kept}…”`)
        expect(kept.length).toBeLessThan(60)
        expect(title.startsWith(kept)).toBe(true)
        const ends = Array.from(letters.segment(title), ({ index }) => index)
        // What was trimmed is blank, and then comes the beginning of a letter.
        const blank = /^\s*/.exec(title.slice(kept.length))?.[0].length ?? 0
        expect(ends.some((end) => end >= kept.length && end <= kept.length + blank)).toBe(true)
      }),
    )
  })

  it('is the title itself where it is short, and says so where there is none', () => {
    expect(named([{ title: 'Short' }])).toBe('“Short”')
    expect(named([{ title: '  ' }])).toBe('“Untitled”')
    expect(named([{ title: 'a' }, { title: 'b' }])).toBe('2 articles')
  })
})
