import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Shown } from './walls.ts'

/** Numbers of the documents that did it. */
export interface Escapes {
  readonly requests: Set<number>
  readonly navigations: Set<number>
}

export interface CanaryServer {
  readonly port: number
  readonly escapes: Escapes
  /** Frames that are served from now on at `/shown/<index>`, each with the documents in it. */
  serve(frames: readonly (readonly Shown[])[]): void
  close(): void
}

/**
 * Serves the documents as themselves, and stands at the end of every address that they try: what asks for the
 * canary's host is counted and answered with nothing, so that the page stays where it is.
 */
export async function startCanaryServer(page: string): Promise<CanaryServer> {
  const escapes: Escapes = { requests: new Set(), navigations: new Set() }
  let shown: readonly (readonly Shown[])[] = []
  const server = createServer(({ headers, url = '/' }, response) => {
    if (!/^(?:127\.0\.0\.1|localhost):/.test(headers.host ?? '')) {
      const number = Number(/^\/(\d+)/.exec(url)?.[1] ?? Number.NaN)
      // Only navigations ask for a page; the newer headers are not sent to a host without encryption.
      const isNavigation = headers.accept?.includes('text/html') === true
      escapes[isNavigation ? 'navigations' : 'requests'].add(number)
      response.writeHead(204).end()
      return
    }
    const index = /^\/shown\/(\d+)$/.exec(url)?.[1]
    const documents = index === undefined ? undefined : shown[Number(index)]
    const [document] = documents ?? []
    if (url === '/page') response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
    else if (documents === undefined || document === undefined) response.writeHead(204).end()
    else {
      const policy = document.policy === undefined ? {} : { 'Content-Security-Policy': document.policy }
      const written = document.purify === undefined ? documents.map(({ html }) => html).join('\n') : ''
      const html = document.shares === true ? `<!doctype html><body>${written}</body>` : written
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...policy }).end(html)
    }
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    escapes,
    serve: (frames) => {
      shown = frames
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
