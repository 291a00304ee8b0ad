import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Quote } from './anchor.ts'
import { AnchorText } from './anchor.ts'
import { quoteAt } from './quote-at.ts'
import { skeletonOf } from './skeleton.ts'

function find(text: string, quote: string | Partial<Quote>): string | null {
  const wanted = {
    quote: '',
    prefix: '',
    suffix: '',
    start: null,
    ...(typeof quote === 'string' ? { quote } : quote),
  }
  const found = new AnchorText(text).find(wanted)
  return found === null ? null : text.slice(found.range.start, found.range.end)
}

/** The quote that a selection of these words makes. */
function quoted(text: string, words: string, nth = 0): Quote {
  let start = text.indexOf(words)
  for (let left = nth; left > 0; left--) start = text.indexOf(words, start + 1)
  return quoteAt(text, { start, end: start + words.length })
}

const story =
  'The ferry returned to the bay on Tuesday morning.\n“Nobody was hurt,” said the captain, Ana Lima.\nThe sea was calm, and the road along the coast was open again by noon.'

describe('a quote is found again', () => {
  it('as it stands', () => {
    expect(find(story, quoted(story, 'said the captain'))).toBe('said the captain')
  })

  it('when white space, punctuation, case and accents changed', () => {
    const text = 'The  sea\u00a0was\n calm — and THE road, along the cóast was open.'
    expect(find(text, quoted(story, 'The sea was calm, and the road along the coast'))).toBe(
      'The  sea\u00a0was\n calm — and THE road, along the cóast',
    )
    expect(find('He said: "Nobody was hurt".', '“Nobody was hurt,”')).toBe('Nobody was hurt')
    expect(find(story, quoted(story, '“Nobody was hurt,” said'))).toBe('“Nobody was hurt,” said')
  })

  it('when the paragraphs moved', () => {
    const moved = story.split('\n').toReversed().join('\n')
    expect(find(moved, quoted(story, 'returned to the bay'))).toBe('returned to the bay')
  })

  it('when words in it changed, whole and no more', () => {
    const text = story.replace('on Tuesday morning', 'late on Tuesday')
    expect(find(text, quoted(story, 'The ferry returned to the bay on Tuesday morning'))).toMatch(
      /^The ferry returned to the bay late on Tuesday/,
    )
    const typo = story.replace('captain', 'kaptain')
    expect(find(typo, quoted(story, 'said the captain'))).toBe('said the kaptain')
  })

  it('though it is longer than anyone compares letter by letter', () => {
    const words = Array.from({ length: 400 }, (_, index) => `word${index * 7919}`)
    const text = `Before. ${words.join(' ')} After.`
    const changed = text.replace(words[200] ?? '', 'something else').replace('Before.', 'At first.')
    const found = find(changed, quoteAt(text, { start: 8, end: text.length - 7 }))
    expect(found).toBe(changed.slice(10, -7))
  })

  it('and is told from the same words by its context, or by its place', () => {
    const text = 'One door opens. Another door opens. The last door opens slowly.'
    const third = new AnchorText(text).find(quoted(text, 'door opens', 2))
    expect(third?.range.start).toBe(text.lastIndexOf('door opens'))
    const same = 'Echo. Echo. Echo. Echo. Echo. Echo. Echo. Echo. Echo. Echo. Echo. Echo. Echo.'
    expect(new AnchorText(same).find(quoted(same, 'Echo', 6))?.range.start).toBe(36)
  })

  it('is not found in part of another word, nor where only a little is alike', () => {
    expect(find('They start at once.', { quote: 'art', prefix: 'modern ', suffix: ' is' })).toBeNull()
    expect(find(story, 'The submarine never came back to the harbour that week')).toBeNull()
    expect(find(story, 'captive')).toBeNull()
    expect(find('', 'anything')).toBeNull()
  })

  it('though it is made of marks alone', () => {
    const text = 'Wait — what? Yes — no.'
    expect(new AnchorText(text).find(quoted(text, '—', 1))?.range).toEqual({ start: 17, end: 18 })
  })
})

describe('in every script', () => {
  it('Arabic is found without its vowel signs and with another alef', () => {
    expect(find('قال إنّ القَاهِرَة مدينة كبيرة', 'ان القاهرة')).toBe('إنّ القَاهِرَة')
  })

  it('Hebrew is found with and without its points', () => {
    expect(find('אמר שָׁלוֹם לכולם', 'שלום לכולם')).toBe('שָׁלוֹם לכולם')
  })

  it('Chinese and Japanese are found inside a run', () => {
    expect(find('他们使用搜索引擎。引擎很快。', { quote: '引擎', prefix: '用搜索', suffix: '。' })).toBe(
      '引擎',
    )
    expect(find('東京タワーはガスを使う', 'ガスを')).toBe('ガスを')
  })

  it('graphemes stay whole', () => {
    expect(find('A 👩‍👩‍👧 family e\u0301te', { quote: '👩' })).toBe('👩‍👩‍👧')
    expect(find('e\u0301te\u0301 ici', 'ete')).toBe('e\u0301te\u0301')
  })
})

const word = fc.stringMatching(/^[a-zàéüßعربيشלם漢字かな]{1,9}$/u)
const prose = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', ' — ', '\u00a0')), {
    minLength: 3,
    maxLength: 60,
  })
  .map((pairs) => pairs.map(([each, gap]) => each + gap).join(''))

/** A text, and a stretch of it that begins and ends with whole words and has enough letters to be a quote. */
const marked = fc
  .tuple(prose, fc.nat(59), fc.nat(59))
  .map(([text, a, b]) => {
    const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)]
    const [first, last] = [Math.min(a, b) % words.length, Math.max(a, b) % words.length].sort((x, y) => x - y)
    const start = words[first ?? 0]?.index ?? 0
    const end = (words[last ?? 0]?.index ?? 0) + (words[last ?? 0]?.[0].length ?? 0)
    return { text, start, end }
  })
  .filter(({ text, start, end }) => skeletonOf(text.slice(start, end)).letters.length >= 6)

describe('whatever happens around it', () => {
  it('a quote is never lost: its letters are found again', () => {
    fc.assert(
      fc.property(marked, prose, prose, fc.boolean(), ({ text, start, end }, before, after, keeps) => {
        const quote = quoteAt(text, { start, end })
        const edited = keeps
          ? `${before} ${text.slice(0, start)}${text.slice(start, end)}${text.slice(end)} ${after}`
          : `${before} ${text.slice(start, end)} ${after}`
        const found = new AnchorText(edited).find(quote)
        expect(found?.isExact).toBe(true)
        expect(skeletonOf(edited.slice(found?.range.start, found?.range.end)).letters).toBe(
          skeletonOf(quote.quote).letters,
        )
      }),
      { numRuns: 400 },
    )
  })

  it('in the text that it was made in, it is found where it was', () => {
    fc.assert(
      fc.property(marked, ({ text, start, end }) => {
        expect(new AnchorText(text).find(quoteAt(text, { start, end }))?.range).toEqual({ start, end })
      }),
      { numRuns: 400 },
    )
  })

  it('of two equal quotes the one with its context is found', () => {
    fc.assert(
      fc.property(prose, prose, prose, word, (a, b, c, quote) => {
        const words = `${quote} ${quote}x`
        const text = `${a}\n${words} ${b}\n${words} ${c}`
        const second = a.length + words.length + b.length + 3
        const context = quoteAt(text, { start: second, end: second + words.length })
        fc.pre(context.quote === words)
        const moved = `Something new stands here now. ${text}`
        const found = new AnchorText(moved).find({ ...context, start: null })
        const around = (start: number): string =>
          skeletonOf(moved.slice(Math.max(0, start - 60), start + words.length + 60)).letters
        expect(around(found?.range.start ?? 0)).toContain(
          skeletonOf(context.prefix + context.quote).letters.slice(-20),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('a broken text or quote never throws, and what is found lies in the text', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 40 })
    fc.assert(
      fc.property(anything, anything, anything, anything, (text, quote, prefix, suffix) => {
        const found = new AnchorText(text).find({ quote, prefix, suffix, start: 3 })
        if (found === null) return
        expect(found.range.start).toBeGreaterThanOrEqual(0)
        expect(found.range.end).toBeLessThanOrEqual(text.length)
        expect(found.range.start).toBeLessThan(found.range.end)
      }),
      { numRuns: 150 },
    )
  })
})
