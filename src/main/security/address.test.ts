import { describe, expect, it } from 'vitest'
import { shownAddress } from './address.ts'

const show = (address: string, text?: string) => shownAddress(new URL(address), text)

describe('an address as it is shown', () => {
  it('is its host, without doubt where there is none', () => {
    for (const address of ['https://example.org/a', 'https://sub.example.co.uk:8080/', 'http://127.0.0.1/'])
      expect(show(address)).toEqual({
        href: address,
        host: new URL(address).host,
        readable: null,
        doubts: [],
      })
  })

  it('says a foreign name in both forms, and does not doubt an honest one', () => {
    for (const [address, host, readable] of [
      ['https://bücher.example/', 'xn--bcher-kva.example', 'bücher.example'],
      ['https://правда.рф/', 'xn--80aafi6cg.xn--p1ai', 'правда.рф'],
      ['https://日本語テスト.jp/', 'xn--zckzah9213c8i3a.jp', '日本語テスト.jp'],
      ['https://مثال.example/', 'xn--mgbh0fb.example', 'مثال.example'],
    ] as const) {
      const shown = show(address)
      expect(shown.readable).toBe(readable)
      expect(shown.doubts).toEqual([])
      expect(shown.host).toBe(new URL(address).host)
      expect(shown.host.startsWith('xn--')).toBe(host.startsWith('xn--'))
    }
  })

  it('doubts letters of two scripts in one name', () => {
    for (const address of ['https://pаypal.com/', 'https://gοogle.com/', 'https://exаmple.org/'])
      expect(show(address).doubts).toContain('mixed-scripts')
  })

  it('doubts a name made of letters that pass for Latin', () => {
    for (const address of ['https://аррӏе.com/', 'https://сосо.example/', 'https://ораса.com/'])
      expect(show(address).doubts).toEqual(['lookalike'])
  })

  it('doubts a name before the host', () => {
    expect(show('https://example.org@evil.example/').doubts).toEqual(['user-name'])
    expect(show('https://example.org@evil.example/').host).toBe('evil.example')
  })

  it('doubts a link whose text names another host', () => {
    expect(show('https://evil.example/', 'https://example.org/login').doubts).toEqual(['other-host'])
    expect(show('https://evil.example/', 'example.org').doubts).toEqual(['other-host'])
    for (const text of [
      'Read on',
      'www.example.org',
      'example.org/page',
      'Node.js',
      'see example.com for more',
      '',
    ])
      expect(show('https://www.example.org/x', text).doubts).toEqual([])
    expect(show('https://docs.example.org/x', 'example.org').doubts).toEqual([])
  })

  it('shows where a mail goes', () => {
    expect(show('mailto:ann@example.org?subject=x')).toMatchObject({ host: 'example.org', doubts: [] })
    expect(show('mailto:ann@example.org', 'mail@example.com').doubts).toEqual([])
  })
})
