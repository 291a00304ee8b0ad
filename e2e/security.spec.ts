import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { calls } from '../src/shared/ipc/contract.ts'
import { expect, test } from './fixtures.ts'
import { paste, reader } from './reader.ts'
import { packagedApp } from './runtime.ts'
import { samples } from './samples.ts'

const out = resolve(packagedApp()?.unpacked ?? resolve(import.meta.dirname, '..'), 'out')

test('the bridge has the contract’s keys and no other', async ({ launch }) => {
  const { page } = await launch()
  const bridge = await page.evaluate(() =>
    Object.fromEntries(
      Object.entries(window.offprint).map(([room, members]) => [
        room,
        typeof members === 'function'
          ? 'function'
          : Object.entries(members).map(([name, member]) => `${name}: ${typeof member}`),
      ]),
    ),
  )
  const contract = Object.entries(calls).map(([room, members]) => [
    room,
    Object.keys(members).map((name) => `${name}: function`),
  ])
  expect(bridge).toEqual({ ...Object.fromEntries(contract), on: 'function' })
})

test('the bridge cannot be changed by the page, and nothing else was given to it', async ({ launch }) => {
  const { page } = await launch()
  const found = await page.evaluate(() => {
    const attempt = (act: () => unknown): string => {
      try {
        act()
        return 'done'
      } catch {
        return 'refused'
      }
    }
    return {
      replaced: attempt(() => Object.assign(window, { offprint: null })),
      changed: attempt(() => Object.assign(window.offprint.article, { get: null })),
      still: typeof window.offprint.article.get,
      node: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global'].filter(
        (name) => name in window,
      ),
    }
  })
  expect(found).toEqual({ replaced: 'refused', changed: 'refused', still: 'function', node: [] })
})

test('the built preload requires electron and nothing else', async () => {
  const source = await readFile(join(out, 'preload/index.cjs'), 'utf8')
  const required = [...source.matchAll(/\brequire\s*\(\s*([^)]*)\)/g)].map(([, name]) => name)
  expect(new Set(required)).toEqual(new Set(['"electron"']))
  expect(source).not.toMatch(/\bimport\s*\(|^import\b/m)
})

test('the content security policy is on every response, whatever is asked for', async ({ launch }) => {
  const { page } = await launch()
  await paste(page, samples[0]!.text)
  await expect(reader(page).articles).toHaveCount(samples[0]!.articles.length)
  const answers = await page.evaluate(async () => {
    const assets = performance.getEntriesByType('resource').map((entry) => entry.name)
    const view = await window.offprint.library.view({ view: { kind: 'inbox' } })
    const id = view.ok ? (view.value.first[0]?.id ?? '') : ''
    const paths = [
      '/',
      '/index.html',
      '/frame.html',
      '/nowhere',
      `/articles/${id}/body.html`,
      `/articles/${id}/source.txt`,
      '/articles/x',
      '/%2e%2e/package.json',
    ]
    const own = assets.filter((address) => new URL(address).host === location.host)
    return Promise.all(
      [...paths, ...own].map(async (address) => {
        const response = await fetch(address)
        return {
          address,
          status: response.status,
          policy: response.headers.get('content-security-policy') ?? '',
        }
      }),
    )
  })
  expect(answers.length).toBeGreaterThan(8)
  for (const { address, policy } of answers) expect(policy, address).toMatch(/^default-src 'none'/)
  const status = (path: string): number | undefined => answers.find(({ address }) => address === path)?.status
  expect([status('/'), status('/frame.html'), status('/nowhere'), status('/articles/x')]).toEqual([
    200, 200, 404, 404,
  ])
  expect(answers.find(({ address }) => address.endsWith('/source.txt'))?.status).toBe(404)
  expect(answers.find(({ address }) => address.endsWith('/body.html'))?.status).toBe(200)
})

test('no text becomes markup or code, in the page or in the frame of an article', async ({ launch }) => {
  const { page } = await launch()
  await paste(page, samples[0]!.text)
  await expect(reader(page).articles).toHaveCount(samples[0]!.articles.length)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(reader(page).article.getByRole('heading', { level: 1 })).toBeVisible()
  const outcomes = await page.evaluate(async () => {
    // What is asked from outside may make code of text; what the page does by itself later may not.
    await new Promise((resolve) => setTimeout(resolve))
    const attempt = (act: () => unknown): string => {
      try {
        act()
        return 'done'
      } catch (error) {
        return (error as Error).name
      }
    }
    const frame = document.querySelector<HTMLIFrameElement>('section[aria-label="Article"] iframe')
    const inside = frame?.contentDocument
    const { trustedTypes } = window as unknown as {
      readonly trustedTypes: { createPolicy: (...of: unknown[]) => unknown }
    }
    return {
      markup: attempt(() => (document.createElement('p').innerHTML = '<b>x</b>')),
      inside: inside ? attempt(() => (inside.createElement('p').innerHTML = '<b>x</b>')) : 'no frame',
      written: attempt(() => {
        document.write('<b>x</b>')
      }),
      code: attempt(() => Reflect.construct(Function, ['return 1'])),
      script: attempt(() => (document.createElement('script').src = '/assets/x.js')),
      worker: attempt(() => new Worker('/assets/x.js')),
      policy: attempt(() => trustedTypes.createPolicy('ours', { createHTML: (text: string) => text })),
    }
  })
  expect(outcomes).toEqual({
    markup: 'TypeError',
    inside: 'TypeError',
    written: 'TypeError',
    code: 'EvalError',
    script: 'TypeError',
    worker: 'TypeError',
    policy: 'TypeError',
  })
})

test('the page cannot navigate away, and neither can a frame', async ({ launch }) => {
  const { page } = await launch()
  const address = page.url()
  for (const target of ['https://example.org/', '/frame.html', 'data:text/html,away']) {
    await page.evaluate((to) => {
      location.assign(to)
    }, target)
    // A round trip through the app: had the page gone, there would be no bridge to answer.
    expect(await page.evaluate(async () => (await window.offprint.library.open()).ok)).toBe(true)
    expect(page.url()).toBe(address)
  }
  const frames = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = '/index.html'
    document.body.append(frame)
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve)
      setTimeout(resolve, 1000)
    })
    return Reflect.has(frame.contentWindow ?? {}, 'offprint')
  })
  expect(frames).toBe(false)
})

test('no window opens', async ({ launch }) => {
  const { page } = await launch()
  await page.evaluate(() => {
    Object.assign(globalThis, { openedByTest: window.open('https://example.org/') })
    const link = document.createElement('a')
    link.href = 'https://example.org/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
  })
  // Denied at once by Electron; a browser has to close the window that it began to open.
  const isShut = async (): Promise<boolean> =>
    page.evaluate(() => {
      const opened = Reflect.get(globalThis, 'openedByTest') as Window | null
      return opened === null || opened.closed
    })
  await expect.poll(isShut).toBe(true)
  expect(page.context().pages()).toHaveLength(1)
})

test('no permission is given', async ({ launch }) => {
  const { page } = await launch()
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'] as const
    const asked = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    )
    const position = await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'),
      )
    })
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      (error: Error) => error.name,
    )
    return {
      granted: asked.filter((state) => state === 'granted'),
      notification: await Notification.requestPermission(),
      position,
      media,
    }
  })
  expect(states.granted).toEqual([])
  expect(states.notification).toBe('denied')
  expect(states.position).toBe('denied')
  expect(['NotAllowedError', 'NotFoundError']).toContain(states.media)
})

test('a bad input is refused in plain words, and the app goes on', async ({ launch }) => {
  const { page } = await launch()
  const answers = await page.evaluate(async () => {
    const { article, library, importing } = window.offprint
    return Promise.all(
      [
        article.get({ id: '../../etc/passwd' }),
        article.get({ id: 42 } as never),
        article.get(undefined as never),
        article.bookmark({ ids: [], bookmarked: true }),
        library.view({ view: { kind: 'secret' } } as never),
        importing.dropped([{ name: 'x', path: '/etc/passwd' }] as never),
      ].map(async (answer) => {
        const result = await Promise.resolve(answer).catch(() => null)
        return result === null ? 'thrown' : result.ok ? 'accepted' : result.fault.code
      }),
    )
  })
  for (const answer of answers) expect(['refused', 'thrown']).toContain(answer)
  expect(await page.evaluate(async () => (await window.offprint.library.open()).ok)).toBe(true)
})

test('only the channels of the contract are answered', async ({ launch }) => {
  const app = await launch()
  const outcome = await app.evaluate(
    ({ ipcMain }, channels) => {
      const refused: string[] = []
      for (const channel of channels) {
        try {
          // A second handler is refused only where there is a first.
          ipcMain.handle(channel, () => undefined)
          ipcMain.removeHandler(channel)
        } catch {
          refused.push(channel)
        }
      }
      return refused
    },
    [
      'offprint:article.get',
      'offprint:article.explode',
      'offprint:library',
      'article.get',
      'ELECTRON',
      'shell.openExternal',
    ],
  )
  expect(outcome).toEqual(['offprint:article.get'])
})

test('a sender that is not the app’s own page is refused', async ({ launch }) => {
  const app = await launch()
  const answers = await app.evaluate(
    async ({ BrowserWindow, ipcMain }, senders) => {
      // The handlers that the app registered, called as Electron would for a frame of another origin.
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
        string,
        (event: unknown, input: unknown) => unknown
      >
      const handler = handlers.get('offprint:library.open')
      const own = BrowserWindow.getAllWindows()[0]!.webContents.mainFrame
      const ask = async (senderFrame: unknown): Promise<string> => {
        const answer = (await handler?.({ senderFrame }, undefined)) as {
          ok: boolean
          fault?: { code: string }
        }
        return answer.ok ? 'accepted' : (answer.fault?.code ?? '')
      }
      const codes: string[] = [await ask(own), await ask(null)]
      for (const sender of senders) codes.push(await ask({ parent: null, detached: false, ...sender }))
      return codes
    },
    [
      { url: 'https://example.org/' },
      { url: 'offprint://evil/' },
      { url: 'offprint://app/', parent: {} },
      { url: 'offprint://app/', detached: true },
    ],
  )
  expect(answers).toEqual(['accepted', 'refused', 'refused', 'refused', 'refused', 'refused'])
})

test('a link in the app reaches the system’s browser only when it is a web address', async ({ launch }) => {
  const app = await launch()
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedByTest: opened })
    shell.openExternal = async (address) => {
      opened.push(address)
    }
  }, null)
  const codes = await app.page.evaluate(async () => {
    const addresses = [
      'https://example.org/a',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://host/share',
    ]
    return Promise.all(
      addresses.map(async (address) => {
        const answer = await window.offprint.link.open({ address })
        return answer.ok ? 'opened' : answer.fault.code
      }),
    )
  })
  expect(codes).toEqual(['opened', 'link-refused', 'link-refused', 'link-refused'])
  expect(await app.evaluate(() => Reflect.get(globalThis, 'openedByTest') as string[], null)).toEqual([
    'https://example.org/a',
  ])
})

test('a second copy hands over to the first and goes', async ({ launch }) => {
  await launch()
  await expect(launch()).rejects.toThrow()
})
