import { describe, expect, it } from 'vitest'
import { isTrustedSender } from './sender.ts'

const page = { url: 'offprint://app/', parent: null, detached: false }

describe('a trusted sender', () => {
  it('is the main frame of our own page', () => {
    expect(isTrustedSender(page)).toBe(true)
    expect(isTrustedSender({ ...page, url: 'offprint://app/index.html#x' })).toBe(true)
  })

  it.each([
    ['a frame that is gone', null],
    ['a detached frame', { ...page, detached: true }],
    ['an embedded frame', { ...page, url: 'offprint://app/frame.html', parent: {} }],
    ['another host', { ...page, url: 'offprint://evil/' }],
    ['our host as a user name', { ...page, url: 'offprint://app@evil/' }],
    ['a longer host', { ...page, url: 'offprint://app.evil.example/' }],
    ['a web page', { ...page, url: 'https://app/' }],
    ['a file', { ...page, url: 'file:///app/index.html' }],
    ['an empty page', { ...page, url: 'about:blank' }],
    ['no address', { ...page, url: '' }],
  ])('is not %s', (_name, frame) => {
    expect(isTrustedSender(frame)).toBe(false)
  })
})
