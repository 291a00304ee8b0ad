import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DownloadOptions } from 'builder-util-runtime'
import { configureRequestUrl, HttpExecutor } from 'builder-util-runtime'
import { AppImageUpdater } from 'electron-updater'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { updaterOver } from './electron-updater.ts'

/** electron-updater's own, over Node's http in the place of Electron's. */
class NodeExecutor extends HttpExecutor<ClientRequest> {
  createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void): ClientRequest {
    return request(options, callback)
  }

  /** What its subclass for Electron has, too. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const asked: RequestOptions = { headers: options.headers ?? {} }
      configureRequestUrl(url, asked)
      const callback = (error?: Error | null): void => {
        if (error === null || error === undefined) resolve(destination)
        else reject(error)
      }
      this.doDownload(asked, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }
}

const program = Buffer.from('the newer program')
const sha512 = createHash('sha512').update(program).digest('base64')
let folder = ''
let served: Readonly<Record<string, string | Buffer>>
let seen: { readonly url: string; readonly id: unknown }[]
const server = createServer((asked, answer) => {
  const path = (asked.url ?? '').split('?')[0] ?? ''
  seen.push({ url: path, id: asked.headers['x-user-staging-id'] })
  const body = served[path]
  answer.statusCode = body === undefined ? 404 : 200
  answer.end(body)
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-updater-'))
  seen = []
  vi.stubEnv('APPIMAGE', join(folder, 'Offprint.AppImage'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  server.close()
  await once(server, 'close')
  await rm(folder, { recursive: true, force: true })
})

function latest(version: string, checksum: string): string {
  return JSON.stringify({
    version,
    files: [{ url: 'Offprint.AppImage', sha512: checksum, size: program.length }],
    releaseNotes: '<p>Faster.</p>',
    signature: 'c2ln',
  })
}

async function real(): Promise<{ readonly own: AppImageUpdater; readonly quits: () => number }> {
  const { port } = server.address() as AddressInfo
  let quits = 0
  const config = join(folder, 'app-update.yml')
  await writeFile(config, 'updaterCacheDirName: offprint-updater\n')
  const own = new AppImageUpdater(null, {
    version: '1.0.0',
    name: 'Offprint',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => {
      quits += 1
    },
    onQuit: () => {
      quits += 1
    },
  })
  Object.assign(own, { httpExecutor: new NodeExecutor() })
  own.setFeedURL({ provider: 'generic', url: `http://127.0.0.1:${String(port)}/` })
  return { own, quits: () => quits }
}

const feed = `/latest-linux${process.arch === 'arm64' ? '-arm64' : ''}.yml`

it('electron-updater asks for one file, tells the host no name of this copy, and fetches nothing of itself', async () => {
  served = { [feed]: latest('1.1.0', sha512), '/Offprint.AppImage': program }
  const { own, quits } = await real()
  const offered = await updaterOver(own, () => undefined).check()
  expect(offered).toEqual({
    version: '1.1.0',
    files: [{ url: 'Offprint.AppImage', sha512 }],
    signature: 'c2ln',
    notes: '<p>Faster.</p>',
  })
  expect(seen).toEqual([{ url: feed, id: '00000000-0000-0000-0000-000000000000' }])
  expect(quits()).toBe(0)
})

it('electron-updater offers no version that is older, or the same', async () => {
  const { own } = await real()
  const updater = updaterOver(own, () => undefined)
  for (const version of ['0.9.0', '1.0.0']) {
    served = { [feed]: latest(version, sha512) }
    expect(await updater.check()).toBe(null)
  }
})

it('electron-updater fetches what was found, and leaves it for the reader to install', async () => {
  served = { [feed]: latest('1.1.0', sha512), '/Offprint.AppImage': program }
  const { own, quits } = await real()
  const updater = updaterOver(own, () => undefined)
  await updater.check()
  await updater.fetch(() => undefined)
  expect(seen.map(({ url }) => url)).toEqual([feed, '/Offprint.AppImage'])
  expect(await readdir(join(folder, 'offprint-updater', 'pending'))).toContain('Offprint.AppImage')
  // Not even a promise to install it when the program ends.
  expect(quits()).toBe(0)
})

it('electron-updater throws away a file that is not the one whose checksum was signed', async () => {
  served = { [feed]: latest('1.1.0', sha512), '/Offprint.AppImage': Buffer.from('another program!!') }
  const { own } = await real()
  const logged: string[] = []
  const updater = updaterOver(own, (line) => logged.push(line))
  await updater.check()
  await expect(updater.fetch(() => undefined)).rejects.toThrow(/sha512 checksum mismatch/)
  expect(await readdir(join(folder, 'offprint-updater', 'pending'))).not.toContain('Offprint.AppImage')
  expect(logged.join()).toMatch(/checksum/)
})

it('a host without an answer is an error, and does not end the program', async () => {
  served = {}
  const { own } = await real()
  await expect(updaterOver(own, () => undefined).check()).rejects.toThrow(/404/)
})
