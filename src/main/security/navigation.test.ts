import type { App } from 'electron'
import { expect, it, vi } from 'vitest'
import { denyNavigation } from './navigation.ts'

type Listener = (event: { preventDefault: () => void; isMainFrame?: boolean; url?: string }) => void

function contents() {
  const listeners = new Map<string, Listener>()
  let open: (details: { url: string }) => unknown = () => null
  const log: string[] = []
  const app = {
    on: (_event: string, created: (event: unknown, made: unknown) => void) => {
      created(null, {
        on: (name: string, listener: Listener) => listeners.set(name, listener),
        setWindowOpenHandler: (handler: typeof open) => (open = handler),
      })
    },
  }
  denyNavigation(app as unknown as App, (line) => log.push(line))
  const isPrevented = (name: string, event: { isMainFrame?: boolean; url?: string } = {}): boolean => {
    const preventDefault = vi.fn()
    listeners.get(name)?.({ preventDefault, ...event })
    return preventDefault.mock.calls.length === 1
  }
  return { isPrevented, open: (url: string) => open({ url }), log }
}

it('nothing goes anywhere but the frame of an article to its own empty page', () => {
  const { isPrevented } = contents()
  const away = (isMainFrame: boolean, url: string): boolean =>
    isPrevented('will-frame-navigate', { isMainFrame, url })
  for (const url of [
    'https://a.example/',
    'offprint://app/',
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:0',
  ]) {
    expect(away(true, url), url).toBe(true)
    expect(away(false, url), url).toBe(true)
  }
  expect(away(true, 'offprint://app/frame.html')).toBe(true)
  expect(away(false, 'offprint://app/frame.html?x')).toBe(true)
  expect(away(false, 'offprint://app/frame.html')).toBe(false)
})

it('no redirect is followed, no web view attached and no window opened, and the log names no address', () => {
  const { isPrevented, open, log } = contents()
  expect(isPrevented('will-redirect')).toBe(true)
  expect(isPrevented('will-attach-webview')).toBe(true)
  expect(open('https://secret.example/path')).toEqual({ action: 'deny' })
  expect(log.join('\n')).not.toContain('secret')
})
