import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longest, parseDeepLink } from './deep-link.ts'
import { hidesCharacters } from './visible.ts'

const add = (parts: Readonly<Record<string, string>>): string =>
  `offprint://add?${Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`

describe('a link for Offprint', () => {
  it('brings an address and its title', () => {
    expect(parseDeepLink(add({ url: 'https://example.org/a?b=1&c=2#d', title: 'Tide & time' }))).toEqual({
      ok: true,
      value: {
        kind: 'link',
        title: 'Tide & time',
        address: {
          href: 'https://example.org/a?b=1&c=2#d',
          host: 'example.org',
          readable: null,
          doubts: [],
        },
      },
    })
  })

  it('brings a text, whose lines stay', () => {
    expect(parseDeepLink(add({ text: 'One\r\nTwo\tthree' }))).toMatchObject({
      ok: true,
      value: { kind: 'text', text: 'One\nTwo\tthree', title: null },
    })
  })

  it('reads a plus sign as a blank, as forms write it', () => {
    expect(parseDeepLink('offprint://add?text=one+two%2Bthree')).toMatchObject({
      value: { text: 'one two+three' },
    })
  })

  it.each([
    ['another scheme', 'https://add?url=https://example.org'],
    ['another host', 'offprint://app?url=https://example.org'],
    ['a path', 'offprint://add/../app?url=https://example.org'],
    ['a port', 'offprint://add:80?url=https://example.org'],
    ['a user', 'offprint://a@add?url=https://example.org'],
    ['a fragment', 'offprint://add?url=https://example.org#x'],
    ['nothing', 'offprint://add'],
    ['both an address and a text', add({ url: 'https://example.org', text: 'x' })],
    ['something unknown', add({ url: 'https://example.org', run: '1' })],
    ['something twice', 'offprint://add?text=a&text=b'],
    ['bytes that are no UTF-8', 'offprint://add?text=%ff%fe'],
    ['a stray percent sign', 'offprint://add?text=100%'],
    ['letters that are not encoded', 'offprint://add?text=ü'],
    ['a line break', 'offprint://add?text=a\nb'],
    ['an empty text', add({ text: ' \n ' })],
    ['a text that is too long', add({ text: 'x'.repeat(longest.text + 1) })],
    ['an address that is too long', add({ url: `https://example.org/${'x'.repeat(longest.address)}` })],
    ['a title that is too long', add({ text: 'x', title: 'y'.repeat(longest.title + 1) })],
    ['a title of two lines', add({ text: 'x', title: 'one\ntwo' })],
    ['a title that turns its letters round', add({ text: 'x', title: 'safe\u202egnp.exe' })],
    ['a text with a NUL', add({ text: 'a\0b' })],
    ['a text with hidden letters', add({ text: 'a\u{e0041}b' })],
    ['a script', add({ url: 'javascript:alert(1)' })],
    ['a file', add({ url: 'file:///etc/passwd' })],
    ['data', add({ url: 'data:text/html,x' })],
    ['our own scheme', add({ url: 'offprint://app/' })],
    ['a share of the network', add({ url: '\\\\host\\share' })],
    ['an address with a blank before it', add({ url: ' https://example.org' })],
    ['an address with a tab in it', add({ url: 'https://exa\tmple.org' })],
    ['an address that a browser would mend', add({ url: 'https:example.org' })],
    ['an address with a backslash', add({ url: 'https://example.org\\@evil.example' })],
    ['an address with a name before its host', add({ url: 'https://example.org@evil.example/' })],
    ['no host', add({ url: 'https:///x' })],
  ])('is refused with %s', (_what, link) => {
    const parsed = parseDeepLink(link)
    expect(parsed.ok).toBe(false)
    if (!parsed.ok) expect(parsed.fault.message).toMatch(/^A link for Offprint was not followed: .+\.$/)
  })

  it('never throws, and what it takes keeps to its bounds, whatever it is given', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'offprint://add?',
        'url=',
        'text=',
        'title=',
        '&',
        '%',
        '%00',
        '%E2%80%AE',
        '://',
        '@',
        '\\',
        '#',
      ),
      fc.constantFrom('https://example.org', 'javascript:', 'file:///', 'xn--', '\u202e', '\0', '\n', '+'),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.webUrl(),
    )
    const link = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
    const begun = fc.array(piece, { maxLength: 12 }).map((pieces) => `offprint://add?url=${pieces.join('')}`)
    fc.assert(
      fc.property(fc.oneof(link, begun), (given) => {
        const parsed = parseDeepLink(given)
        if (!parsed.ok) return
        const { value } = parsed
        expect((value.title ?? '').length).toBeLessThanOrEqual(longest.title)
        expect(hidesCharacters(value.title ?? '')).toBe(false)
        if (value.kind === 'text') {
          expect(value.text.trim()).not.toBe('')
          expect(hidesCharacters(value.text)).toBe(false)
        } else {
          expect(value.address.href).toMatch(/^https?:\/\/[\x21-\x7e]+$/)
          expect(new URL(value.address.href).host).toBe(value.address.host)
          expect(new URL(value.address.href).username).toBe('')
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('gives back every address and text that may be sent', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        const parsed = parseDeepLink(add({ url }))
        expect(parsed).toMatchObject({ ok: true, value: { address: { href: new URL(url).href } } })
      }),
    )
  })
})
