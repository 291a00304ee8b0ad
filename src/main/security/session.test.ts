import type { Session, WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { permitted, secureSession } from './session.ts'

type Handlers = {
  request: (contents: unknown, permission: string, respond: (granted: boolean) => void) => void
  check: (contents: unknown, permission: string) => boolean
  before: (
    details: { url: string; resourceType: string },
    respond: (answer: { cancel: boolean }) => void,
  ) => void
  download: (event: { preventDefault: () => void }) => void
}

function secured() {
  const handlers: Partial<Handlers> = {}
  const spelling = vi.fn()
  const log: string[] = []
  const session = {
    setPermissionRequestHandler: (handler: Handlers['request']) => (handlers.request = handler),
    setPermissionCheckHandler: (handler: Handlers['check']) => (handlers.check = handler),
    webRequest: { onBeforeRequest: (handler: Handlers['before']) => (handlers.before = handler) },
    on: (_event: 'will-download', handler: Handlers['download']) => (handlers.download = handler),
    setSpellCheckerEnabled: spelling,
  }
  secureSession(session as unknown as Session, (line) => log.push(line))
  return { ...(handlers as Handlers), spelling, log }
}

const ours = {
  mainFrame: { url: 'offprint://app/', parent: null, detached: false },
} as unknown as WebContents
const foreign = {
  mainFrame: { url: 'https://example.org/', parent: null, detached: false },
} as unknown as WebContents

/** What Electron 45 knows (`electron.d.ts`), and one that it may come to know. */
const permissions =
  'clipboard-read clipboard-sanitized-write display-capture fullscreen geolocation idle-detection media mediaKeySystem midi midiSysex notifications pointerLock keyboardLock openExternal speaker-selection storage-access top-level-storage-access window-management fileSystem hid serial usb a-new-one'.split(
    ' ',
  )

describe('permissions', () => {
  it('are given to our own page alone, and only those that have a reason', () => {
    const { request, check } = secured()
    const granted = (contents: unknown): readonly string[] =>
      permissions.filter((permission) => {
        let answer: boolean | null = null
        request(contents, permission, (given) => (answer = given))
        expect(check(contents, permission)).toBe(answer)
        return answer
      })
    expect(granted(ours)).toEqual(['clipboard-sanitized-write'])
    expect(granted(ours)).toEqual([...permitted])
    expect(granted(foreign)).toEqual([])
    expect(granted(null)).toEqual([])
  })
})

describe('requests', () => {
  it('leave for no host, by no scheme', () => {
    const { before, log } = secured()
    const cancelled = (url: string): boolean => {
      let cancel = false
      before({ url, resourceType: 'image' }, (answer) => (cancel = answer.cancel))
      return cancel
    }
    const remote =
      'http://a.example/ https://a.example/ ws://a.example/ wss://a.example/ ftp://a.example/ file:///etc/passwd not-an-address'
    for (const url of remote.split(' ')) expect(cancelled(url), url).toBe(true)
    for (const url of ['offprint://app/', 'data:image/png;base64,AA==', 'blob:offprint://app/1']) {
      expect(cancelled(url), url).toBe(false)
    }
    expect(log.join('\n')).not.toContain('a.example')
  })

  it('bring no file to the disk, and no dictionary', () => {
    const { download, spelling } = secured()
    const preventDefault = vi.fn()
    download({ preventDefault })
    expect(preventDefault).toHaveBeenCalledTimes(1)
    expect(spelling).toHaveBeenCalledWith(false)
  })
})
