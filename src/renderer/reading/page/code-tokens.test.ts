import hljs from 'highlight.js/lib/common'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeTokens } from './code-tokens.ts'

function tokensOf(code: string, language: string): readonly (readonly [string, string])[] {
  return codeTokens(hljs.highlight(code, { language }).value).map(
    ({ start, end, kind }) => [code.slice(start, end), kind] as const,
  )
}

describe('the tokens of a piece of code', () => {
  it('stand where their words stand, entities counted as the one letter that they are', () => {
    expect(tokensOf(`if (a < 1 && b > "x & y") return // so`, 'javascript')).toEqual([
      ['if', 'keyword'],
      ['1', 'number'],
      ['"x & y"', 'string'],
      ['return', 'keyword'],
      ['// so', 'comment'],
    ])
  })

  it('leave code inside of a string to be code', () => {
    expect(tokensOf('`at ${1} of`', 'javascript')).toEqual([
      ['`at ', 'string'],
      ['1', 'number'],
      [' of`', 'string'],
    ])
  })

  it('lie in the text, in order, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (code) => {
        let before = 0
        for (const { start, end } of codeTokens(hljs.highlight(code, { language: 'typescript' }).value)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          before = end
        }
        expect(before).toBeLessThanOrEqual(code.length)
      }),
    )
  })
})
