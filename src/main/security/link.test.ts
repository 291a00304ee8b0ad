import { describe, expect, it } from 'vitest'
import { checkLink } from './link.ts'

describe('a link handed to the system', () => {
  it.each(['https://example.org/a?b=c#d', 'http://example.org/', 'mailto:reader@example.org'])(
    'may be %s',
    (address) => {
      expect(checkLink(address)).toEqual({ ok: true, value: address })
    },
  )

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'file:///etc/passwd',
    'smb://host/share',
    'ms-msdt:/id',
    'data:text/html,x',
    'offprint://app/',
    '//example.org',
    'not an address',
    '',
  ])('is refused when it is “%s”', (address) => {
    const checked = checkLink(address)
    expect(checked.ok).toBe(false)
    expect(!checked.ok && checked.fault.message.length > 20).toBe(true)
  })

  it('is handed on in its parsed form, so that no shell sees what the check did not', () => {
    expect(checkLink(' https://example.org/a b" & calc ')).toEqual({
      ok: true,
      value: 'https://example.org/a%20b%22%20&%20calc',
    })
  })
})
