import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { findBrowser } from '../tools/browser-host/browser/find.ts'
import { launchInBrowser } from './launch.ts'
import type { RunningApp } from './launch.ts'

// The stand-in itself, on a small app: it must refuse what Electron refuses. Runs wherever there is a browser.
const browser = findBrowser()
test.skip(browser === null, 'no Chromium is installed')

const appPath = resolve(import.meta.dirname, '../tools/browser-host/fixtures/app')

interface FixtureBridge {
  readonly answer: number
  readonly required: string
  readonly nested: { readonly list: readonly unknown[] }
  invoke(channel: string, ...args: readonly unknown[]): Promise<unknown>
  ping(value: unknown): void
  onPong(listener: (...args: readonly unknown[]) => void): () => void
  pathOf(file: File): string
  bytesOf(files: readonly File[]): Promise<readonly Uint8Array[]>
  throws(): void
  apply(act: (value: number) => number): number
}
interface FixtureWindow extends Window {
  readonly fixture: FixtureBridge
}
declare const window: FixtureWindow & typeof globalThis

let folder = ''
let app: RunningApp
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-host-'))
  app = await launchInBrowser(browser ?? '', {
    args: [`--user-data-dir=${folder}`],
    environment: {},
    appPath,
  })
  await app.page.waitForLoadState('load')
})
test.afterEach(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

const failure = async (channel: string): Promise<string> =>
  app.page.evaluate(async (name) => {
    try {
      await window.fixture.invoke(name)
      return 'no error'
    } catch (error) {
      return error instanceof Error ? error.message : 'no Error'
    }
  }, channel)

test('the preload runs before the page, in a world of its own, and can require electron only', async () => {
  const found = await app.page.evaluate(() => ({
    early: document.documentElement.dataset['bridge'],
    required: window.fixture.required,
    frozen: Object.isFrozen(window.fixture) && Object.isFrozen(window.fixture.nested.list),
    date: window.fixture.nested.list[2] instanceof Date,
    leaks: ['require', 'process', 'ipcRenderer', 'module', 'exports'].filter((name) => name in window),
    inFrame: 'fixture' in (window.frames[0] ?? {}),
  }))
  expect(found).toEqual({
    early: '42',
    required: 'module not found: fs',
    frozen: true,
    date: true,
    leaks: [],
    inFrame: false,
  })
})

test('values cross as structured clones in both directions', async () => {
  const found = await app.page.evaluate(async () => {
    const sent = [
      undefined,
      null,
      new Date(5),
      new Uint32Array([7]),
      new Map([[1, new Set([2])]]),
      Number.NaN,
      10n,
      { a: [1] },
    ]
    const got = (await window.fixture.invoke('echo', ...sent)) as readonly unknown[]
    const [error] = (await window.fixture.invoke('echo', new RangeError('far'))) as readonly [Error]
    const pong = await new Promise<readonly unknown[]>((done) => {
      const off = window.fixture.onPong((...args) => {
        off()
        done(args)
      })
      window.fixture.ping('hello')
    })
    return {
      same: got[0] === undefined && got[1] === null && Object.is(got[5], Number.NaN) && got[6] === 10n,
      date: got[2] instanceof Date && got[2].getTime(),
      array: got[3] instanceof Uint32Array && got[3][0],
      map: got[4] instanceof Map && got[4].get(1) instanceof Set,
      error: error instanceof Error && error.message,
      pong: [pong[0], pong[1] instanceof Uint32Array, pong[2] instanceof Map],
    }
  })
  expect(found).toEqual({
    same: true,
    date: 5,
    array: 7,
    map: true,
    error: 'far',
    pong: ['hello', true, true],
  })
})

test('what cannot be cloned is refused, in both directions', async () => {
  const refused = await app.page.evaluate(async () => {
    const messages: string[] = []
    for (const value of [() => 1, Symbol('x'), document.body, new File(['x'], 'x'), new Blob(['x'])]) {
      // The bridge refuses some of them at once, as Electron's does; IPC the rest.
      try {
        await window.fixture.invoke('echo', value)
      } catch (error) {
        messages.push(error instanceof Error ? error.message : '')
      }
    }
    return messages
  })
  expect(refused).toEqual(Array.from({ length: 5 }, () => 'An object could not be cloned.'))
  expect(await failure('uncloneable')).toBe(
    "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
  )
})

test('errors come in Electron’s words', async () => {
  expect(await failure('throws')).toBe("Error invoking remote method 'throws': TypeError: thrown on purpose")
  expect(await failure('unknown')).toBe(
    "Error invoking remote method 'unknown': Error: No handler registered for 'unknown'",
  )
})

test('functions cross the bridge as proxies, files as files, paths not at all', async () => {
  const found = await app.page.evaluate(async () => {
    const file = new File(['abc'], 'a.txt')
    let thrown = ''
    try {
      window.fixture.throws()
    } catch (error) {
      thrown = error instanceof Error ? error.message : ''
    }
    const [bytes] = await window.fixture.bytesOf([file])
    return {
      thrown,
      applied: window.fixture.apply((value) => value * 2),
      path: window.fixture.pathOf(file),
      bytes: [...(bytes ?? [])],
    }
  })
  expect(found).toEqual({
    thrown: 'Uncaught TypeError: thrown on purpose',
    applied: 41,
    path: '',
    bytes: [97, 98, 99],
  })
})

test('the sender is shown as Electron shows it', async () => {
  const who = await app.page.evaluate(async () => window.fixture.invoke('who'))
  expect(who).toEqual({ url: 'fixture://app/', origin: 'fixture://app', main: true, window: true, top: true })
})

test('a navigation, a redirect, a window and a remote request are stopped when the app says so', async () => {
  const { page } = app
  const address = page.url()
  const seen = async (): Promise<readonly string[]> =>
    (await page.evaluate(async () => window.fixture.invoke('seen'))) as readonly string[]
  for (const [target, told] of [
    ['https://example.org/away', 'https://example.org/away'],
    ['/frame.html', 'fixture://app/frame.html'],
  ]) {
    await page.evaluate((to) => {
      location.assign(to)
    }, target!)
    await expect.poll(seen).toContain(`navigate main ${told!}`)
  }
  await page.evaluate(async () => {
    await new Promise((done) => {
      const image = new Image()
      image.addEventListener('error', done)
      image.src = 'https://example.org/a.png'
    })
    window.open('https://example.org/window')
  })
  await expect.poll(seen).toContain('open https://example.org/window')
  expect(await seen()).toContain('request image https://example.org/a.png')
  expect(page.url()).toBe(address)
  await expect.poll(() => page.context().pages().length).toBe(1)
})

test('the page answers to nobody who does not know its name', async () => {
  const { port, host } = new URL(app.page.url())
  const ask = async (name: string): Promise<number> =>
    (await fetch(`http://127.0.0.1:${port}/`, { headers: { host: name } })).status
  expect(await ask(`127.0.0.1:${port}`)).toBe(403)
  expect(await ask(`localhost:${port}`)).toBe(403)
  expect(host).toMatch(/^[0-9a-f]{32}\.localhost:\d+$/)
})

test('a handler that throws is a failed load', async () => {
  const outcome = await app.page.evaluate(async () =>
    fetch('/broken').then(
      (response) => `status ${String(response.status)}`,
      (error: Error) => error.name,
    ),
  )
  expect(outcome).toBe('TypeError')
})

test('the chosen file is copied and its place told', async () => {
  const chooser = app.page.waitForEvent('filechooser')
  const answer = app.page.evaluate(async () => window.fixture.invoke('choose'))
  await (
    await chooser
  ).setFiles({ name: 'chosen.txt', mimeType: 'text/plain', buffer: Buffer.from('chosen') })
  const chosen = (await answer) as { readonly canceled: boolean; readonly filePaths: readonly string[] }
  expect(chosen.canceled).toBe(false)
  expect(chosen.filePaths[0]).toMatch(/chosen\.txt$/)
})

test('closing the window ends the app', async () => {
  await app.page.close()
  expect(await app.close()).toBe(0)
})
