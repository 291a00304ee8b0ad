import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProtocolHandler, pathSegments } from './protocol.ts'

const id = '0123456789abcdef'
const damaged = 'fedcba9876543210'
let folder: string
let handle: (address: string, method?: string) => Promise<Response>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-protocol-'))
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'renderer', 'index.html'), '<p>app')
  writeFileSync(join(folder, 'renderer', 'frame.html'), '<p>frame')
  writeFileSync(join(folder, 'renderer', 'assets', 'a.js'), '1')
  writeFileSync(join(folder, 'renderer', 'notes.txt'), 'not served')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  const handler = createProtocolHandler(join(folder, 'renderer'), {
    body: async (asked) =>
      asked === id || asked === damaged ? { html: '<p>body</p>', isDamaged: asked === damaged } : null,
    image: async (asked, name) =>
      asked === id && /^a\.(?:png|svg)$/.test(name) ? new Uint8Array([1, 2]) : null,
  })
  handle = (url, method = 'GET') => handler({ url, method })
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('the protocol', () => {
  it('serves the app, bodies and images with the right type', async () => {
    expect(await (await handle('offprint://app/')).text()).toBe('<p>app')
    expect((await handle('offprint://app/assets/a.js')).headers.get('content-type')).toContain('javascript')
    expect(await (await handle(`offprint://app/articles/${id}/body.html`)).text()).toBe('<p>body</p>')
    const image = await handle(`offprint://app/articles/${id}/images/a.png`)
    expect(image.headers.get('content-type')).toBe('image/png')
    const drawing = await handle(`offprint://app/articles/${id}/images/a.svg`)
    expect(drawing.headers.get('content-type')).toBe('image/svg+xml')
  })

  it('says of a damaged text that it is one, and of no other', async () => {
    const headers = async (asked: string): Promise<Headers> =>
      (await handle(`offprint://app/articles/${asked}/body.html`)).headers
    expect((await headers(damaged)).get('offprint-damaged')).toBe('true')
    expect((await headers(damaged)).get('content-security-policy')).toMatch(/^default-src 'none'/)
    expect((await headers(id)).get('offprint-damaged')).toBeNull()
  })

  it('puts a policy that starts at nothing on every response, refusals too', async () => {
    for (const path of [
      '',
      'frame.html',
      'assets/a.js',
      `articles/${id}/body.html`,
      `articles/${id}/images/a.png`,
      `articles/${id}/images/a.svg`,
      'missing.html',
      'notes.txt',
      '%2e%2e/secret.html',
      '%',
    ]) {
      const response = await handle(`offprint://app/${path}`)
      expect(response.headers.get('content-security-policy'), path).toMatch(/^default-src 'none'/)
      expect(response.headers.get('x-content-type-options'), path).toBe('nosniff')
    }
    expect((await handle('offprint://app/', 'POST')).status).toBe(405)
  })

  it('serves a drawing as a document in which nothing runs, links or loads', async () => {
    const drawing = await handle(`offprint://app/articles/${id}/images/a.svg`)
    const policy = drawing.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'none'")
    expect(policy).toMatch(/; sandbox\s*$/)
    expect(policy).not.toMatch(/https?:|\*|allow-|'self'/)
  })

  it('lets no script run in the frame that shows articles', async () => {
    const policy = (await handle('offprint://app/frame.html')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'none'")
    expect(policy).not.toMatch(/https?:|\*|unsafe/)
  })

  it.each([
    'offprint://other/',
    'offprint://app@other/',
    'offprint://app/..%2fsecret.html',
    'offprint://app/%2e%2e/secret.html',
    'offprint://app/assets/..%5c..%5csecret.html',
    'offprint://app/%00',
    'offprint://app/C:%5csecret.html',
    'offprint://app/%',
    'offprint://app/notes.txt',
    'offprint://app/articles/../secret.html',
    'offprint://app/articles/short/body.html',
    `offprint://app/articles/${id}/source.html`,
    `offprint://app/articles/${id}/images/a.html`,
    `offprint://app/articles/${id}/images/..%2f..%2fbody.html`,
    `offprint://app/articles/${id}/body.html/x`,
    'https://app/',
    'not an address',
  ])('refuses %s', async (address) => {
    const response = await handle(address)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(await response.text()).toBe('')
  })

  it('never leaves its folder, whatever the address is made of', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '/',
      '\\',
      'secret.html',
      'assets',
      '%00',
      '%',
      'c:',
      'a',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const response = await handle(`offprint://app/${pieces.join('')}`)
        expect(await response.text()).not.toContain('secret')
      }),
      { numRuns: 2000 },
    )
  })

  it('splits a path only into plain names', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['offprint'] }), fc.string(), (_url, path) => {
        const segments = pathSegments(`offprint://app/${path}`)
        for (const segment of segments ?? []) expect(segment).not.toMatch(/[/\\:\0]|^\.{1,2}$/)
      }),
    )
  })
})
