import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operators } from './operators.ts'
import { parse } from './parse.ts'
import { dayOf } from './spans.ts'

const today = dayOf(2026, 3, 15)

/** Clauses in a short form: alternatives joined by "|", what is left out after "-". */
function read(text: string): readonly string[] {
  return parse(text, today).clauses.map((clause) =>
    clause
      .map(({ condition, isExcluded }) => {
        const value = Object.entries(condition)
          .filter(([key]) => key !== 'kind' && key !== 'isUnfinished' && key !== 'field')
          .map(([, each]) => (typeof each === 'object' ? JSON.stringify(each) : String(each)))
        const field = 'field' in condition && condition.field !== null ? `${condition.field}:` : ''
        return `${isExcluded ? '-' : ''}${field}${condition.kind} ${value.join(' ')}`.trim()
      })
      .join(' | '),
  )
}

const troubles = (text: string): readonly string[] =>
  parse(text, today).tokens.flatMap(({ trouble }) => trouble ?? [])

describe('reading a query', () => {
  it('reads words, phrases and what is left out', () => {
    expect(read('red "green apple" -blue -"dark sky"')).toEqual([
      'words red',
      'phrase green apple',
      '-words blue',
      '-phrase dark sky',
    ])
  })

  it('joins what stands on both sides of OR, and no more', () => {
    expect(read('a b OR c OR "d e" f')).toEqual(['words a', 'words b | words c | phrase d e', 'words f'])
  })

  it('passes over an AND between two things, which all others mean, and names the minus to who writes NOT', () => {
    expect(read('ferry AND ice')).toEqual(['words ferry', 'words ice'])
    expect(troubles('ferry AND ice')).toEqual(['“AND” is not needed: all that is asked must hold anyway.'])
    expect(read('AND ice AND')).toEqual(['words AND', 'words ice', 'words AND'])
    expect(read('this and that')).toEqual(['words this', 'words and', 'words that'])
    expect(troubles('ice NOT sea')).toEqual([
      '“NOT” is searched for as text. Here it is a minus before the word: “-word”.',
    ])
  })

  it('takes an OR with nothing before it, and an “or”, for words', () => {
    expect(read('OR a')).toEqual(['words OR', 'words a'])
    expect(read('a or b')).toEqual(['words a', 'words or', 'words b'])
    expect(read('a OR OR b')).toEqual(['words a', 'words OR | words b'])
  })

  it('goes on finding what stands before an OR behind which nothing stands yet, and says that it waits', () => {
    for (const text of ['a OR', 'a OR ']) {
      expect(read(text)).toEqual(['words a'])
      expect(troubles(text)).toEqual(['“OR” waits for what comes after it.'])
    }
    expect(read('a -OR')).toHaveLength(2)
    expect(read('OR')).toEqual(['words OR'])
  })

  it('reads every operator', () => {
    expect(read('title:ferry by:"Ana Lima" -site:example.org site:"BBC News" tag:news/local')).toEqual([
      'title:words ferry',
      'byline:phrase Ana Lima',
      '-site example.org false',
      'site BBC News true',
      'tag news/local',
    ])
    expect(read('is:unread -is:bookmarked in:trash has:image has:note lang:AR')).toEqual([
      'state unread',
      '-state bookmarked',
      'in trash',
      'picture',
      'note',
      'language ar',
    ])
    expect(read('words:>2000 added:2025')).toEqual([
      'length {"from":2001,"to":null}',
      `added {"from":${dayOf(2025, 1, 1)},"to":${dayOf(2025, 12, 31)}}`,
    ])
    expect(troubles('is:unread in:trash has:image words:>2000 added:2025 OR published:7d')).toEqual([])
  })

  it('reads what an input method or a word processor makes of the signs', () => {
    expect(read('title：渡轮 “green apple” －red')).toEqual([
      'title:words 渡轮',
      'phrase green apple',
      '-words red',
    ])
  })

  it('leaves minus signs, colons and quotes inside words alone', () => {
    expect(read('e-mail 12:30 https://example.org/a - re:lease')).toEqual([
      'words e-mail',
      'words 12:30',
      'words https://example.org/a',
      'words -',
      'words re:lease',
    ])
  })

  it('searches for what it cannot read as text, and says so', () => {
    expect(read('is:happy added:2025-13-01 words:many')).toEqual([
      'words is happy',
      'words added 2025-13-01',
      'words words many',
    ])
    expect(troubles('is:happy')).toEqual(['“is:happy” cannot be read: it is searched for as text.'])
    expect(troubles('author:lima')).toEqual(['“author:” is searched for as text. Here it is called “by:”.'])
  })

  it('takes an open quotation to the end, and an operator without a value for nothing yet', () => {
    expect(read('"green app')).toEqual(['phrase green app'])
    expect(troubles('"green app')).toHaveLength(1)
    expect(read('apple site:')).toEqual(['words apple'])
    expect(troubles('site:')).toEqual(['“site:” waits for what comes after it.'])
  })

  it('stops somewhere', () => {
    expect(parse('word '.repeat(500), today).clauses.length).toBeLessThanOrEqual(64)
  })
})

const sign = fc.constantFrom('"', '-', ':', '“', '”', ' ', 'OR', '..', '>', '<', '\u0001', '：', '\n')
const operator = fc.constantFrom(...operators.map(({ name }) => `${name}:`))
const value = fc.constantFrom(
  '2025',
  '2025-13',
  '7d',
  'trash',
  'unread',
  '>2000',
  'ar',
  '..',
  '9999y',
  '1..2',
)
const anything = fc
  .array(fc.oneof(sign, operator, value, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
  .map((parts) => parts.join(''))

describe('whatever is typed', () => {
  it('is never refused, and every character of it is in exactly one token', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { tokens } = parse(text, today)
        let at = 0
        for (const { start, end } of tokens) {
          expect(start).toBe(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(at).toBe(text.length)
      }),
      { numRuns: 3000 },
    )
  })

  it('says what each piece means, or what it waits for', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const { kind, meaning, trouble, start, end } of parse(text, today).tokens) {
          if (kind === 'space') continue
          const isEmptyQuotation = /^[-\u2212\uFF0D]?["\u201C-\u201F\u00AB\u00BB\uFF02]/.test(
            text.slice(start, end),
          )
          expect(meaning !== '' || trouble !== null || isEmptyQuotation).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('means the same whatever the case of an operator and the space around', () => {
    fc.assert(
      fc.property(operator, value, (name, given) => {
        expect(read(`  ${name.toUpperCase()}${given}  `)).toEqual(read(`${name}${given}`))
      }),
    )
  })
})
