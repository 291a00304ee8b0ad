import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { calls } from '@shared/ipc/contract.ts'

type Bridge = Readonly<Record<string, Readonly<Record<string, (input?: unknown) => Promise<unknown>>>>>
type On = (name: string, listener: (payload: unknown) => void) => () => void

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(async () => 'answer'), on: vi.fn(), off: vi.fn() },
  webUtils: {
    getPathForFile: vi.fn((file: { name: string }) =>
      file.name.startsWith('disk') ? `/d/${file.name}` : '',
    ),
  },
}))
vi.mock('electron', () => electron)

let exposed: Bridge & { readonly on: On }

beforeAll(async () => {
  await import('./index.ts')
  expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledOnce()
  const [key, api] = electron.contextBridge.exposeInMainWorld.mock.calls[0] ?? []
  expect(key).toBe('offprint')
  exposed = api
})

beforeEach(() => {
  electron.ipcRenderer.invoke.mockClear()
})

describe('the bridge', () => {
  it('has exactly the calls of the contract, and on', () => {
    const shape = Object.fromEntries(
      Object.entries(exposed)
        .filter(([name]) => name !== 'on')
        .map(([room, members]) => [room, Object.keys(members)]),
    )
    expect(shape).toEqual(
      Object.fromEntries(Object.entries(calls).map(([room, members]) => [room, Object.keys(members)])),
    )
    expect(typeof exposed.on).toBe('function')
  })

  it('invokes the channel of the call with the input as it is', async () => {
    expect(await exposed['library']?.['view']?.({ view: { kind: 'inbox' } })).toBe('answer')
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledWith('offprint:library.view', {
      view: { kind: 'inbox' },
    })
  })

  it('asks the system for the path of a file and sends the content of one that has none', async () => {
    const files = [new File(['x'], 'disk.txt'), new File(['abc'], 'dragged.txt')]
    await exposed['importing']?.['dropped']?.(files)
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledWith('offprint:importing.dropped', {
      files: [
        { name: 'disk.txt', path: '/d/disk.txt' },
        { name: 'dragged.txt', bytes: new Uint8Array([97, 98, 99]) },
      ],
    })
  })

  it('listens only to the events of the contract, and stops when told', () => {
    const heard: unknown[] = []
    const stop = exposed.on('settings.changed', (payload) => heard.push(payload))
    const [channel, receive] = electron.ipcRenderer.on.mock.calls.at(-1) ?? []
    expect(channel).toBe('offprint-event:settings.changed')
    receive('the ipc event, which stays here', { theme: 'dark' })
    expect(heard).toEqual([{ theme: 'dark' }])
    stop()
    expect(electron.ipcRenderer.off).toHaveBeenCalledWith(channel, receive)
    expect(() => exposed.on('anything.else', () => {})).toThrow('Unknown event')
  })
})
