import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressSpellings } from './canonical-address.ts'
import { addressAsTitle, isAddress, itemAddress } from './item-address.ts'

describe('an address in an export', () => {
  it.each([
    ['https://a.example/?x=1&amp;y=2&utm_source=z#part', 'https://a.example/?x=1&y=2'],
    ['https://a.example/with space', 'https://a.example/with%20space'],
    ['  https://a.example/\n', 'https://a.example/'],
    ['a.example/page', 'https://a.example/page'],
    ['https://www.a.comundefined/x', 'https://www.a.com/x'],
    ['https://www.readability.com/m?url=https%3A%2F%2Fa.example%2Fb', 'https://a.example/b'],
    ['http://www.instapaper.com/m?u=http%3A%2F%2Fa.example%2Fc', 'http://a.example/c'],
  ])('%s is read as %s', (written, url) => {
    expect(itemAddress(written)).toMatchObject({ kind: 'web', url })
  })

  it.each([
    ['javascript:alert(1)', 'foreign'],
    ['place:type=6', 'foreign'],
    ['file:///etc/passwd', 'foreign'],
    ['chrome://settings', 'foreign'],
    ['data:text/html,x', 'foreign'],
    ['http://', 'bad'],
    ['https://nowhere', 'bad'],
    ['just words', 'bad'],
    ['', 'none'],
    [null, 'none'],
  ])('%s is none that could be read: %s', (written, kind) => {
    expect(itemAddress(written)).toMatchObject({ kind })
  })

  it('is the same whichever of its spellings it is looked for by', () => {
    const path = fc.stringMatching(/^[a-z]{0,5}(?:\/[a-z]{1,5}){0,2}\/?$/)
    fc.assert(
      fc.property(fc.constantFrom('http', 'https'), path, (scheme, path) => {
        const { href } = new URL(`${scheme}://a.example/${path}`)
        const spellings = addressSpellings(href)
        expect(spellings[0]).toBe(href)
        for (const other of spellings) expect(new Set(addressSpellings(other))).toEqual(new Set(spellings))
      }),
    )
  })

  it('serves as a title, and a title that is one is known', () => {
    expect(addressAsTitle('https://www.a.example/caf%C3%A9/')).toBe('a.example/café')
    expect(addressAsTitle('https://a.example/%ff')).toBe('a.example/%ff')
    expect(isAddress('https://a.example/long/addr', 'https://a.example/long/address')).toBe(true)
    expect(isAddress('https://a.example/long…', 'https://a.example/long/address')).toBe(true)
    expect(isAddress('Words', 'https://a.example/')).toBe(false)
  })
})
