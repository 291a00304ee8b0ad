import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'

export type SchemeHandler = (request: Request) => Response | Promise<Response>

/** What the app's one origin is called on either side. */
export interface AddressBook {
  /** `offprint://app` */
  readonly app: string
  /** `http://<secret>.localhost:<port>` */
  readonly page: string
}

export function toApp(book: AddressBook, address: string): string {
  return address === book.page || address.startsWith(`${book.page}/`)
    ? book.app + address.slice(book.page.length)
    : address
}

export function toPage(book: AddressBook, address: string): string {
  return address === book.app || address.startsWith(`${book.app}/`)
    ? book.page + address.slice(book.app.length)
    : address
}

export interface PageServer {
  readonly book: AddressBook
  close(): void
}

/**
 * Serves the app's scheme to the browser over loopback. The host name holds 128 random bits and is checked on
 * every request, so another user of the machine who finds the port reads nothing: unlike a cookie it also
 * covers frames with an opaque origin, and unlike a secret first path it leaves all addresses as they are.
 */
export async function servePages(
  appOrigin: string,
  handler: () => SchemeHandler | undefined,
  options: { readonly fetchAllowed: boolean; readonly report: (line: string) => void },
): Promise<PageServer> {
  const name = `${randomBytes(16).toString('hex')}.localhost`
  let book: AddressBook = { app: appOrigin, page: '' }
  const server = createServer((request, response) => {
    if (`http://${request.headers.host}` !== book.page) {
      response.writeHead(403).end()
      return
    }
    // A question of the browser's own that Electron never asks.
    if (request.url === '/favicon.ico') {
      response.writeHead(204, { 'Content-Security-Policy': "default-src 'none'" }).end()
      return
    }
    if (request.headers['sec-fetch-dest'] === 'empty' && !options.fetchAllowed) {
      options.report(
        `browser-host: fetch of ${request.url} refused: the scheme was registered without supportFetchAPI`,
      )
      response.destroy()
      return
    }
    answer(request, response, book, handler()).catch((error: unknown) => {
      // The page went away or no longer wants it.
      if (request.socket.destroyed || response.destroyed) return
      // As in Electron a handler that fails is a failed load, not a page.
      options.report(`browser-host: ${book.app}${request.url}: ${String(error)}`)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  book = { app: appOrigin, page: `http://${name}:${(server.address() as AddressInfo).port}` }
  return {
    book,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  book: AddressBook,
  handler: SchemeHandler | undefined,
): Promise<void> {
  if (handler === undefined) throw new Error('no handler for this scheme (net::ERR_UNKNOWN_URL_SCHEME)')
  const response = await handler(requestOf(incoming, book))
  if (response.type === 'error') throw new Error('the handler answered Response.error()')
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of response.headers) {
    headers[name] =
      name === 'set-cookie' ? response.headers.getSetCookie() : value.replaceAll(book.app, book.page)
  }
  outgoing.writeHead(response.status, response.statusText, headers)
  if (response.body === null || incoming.method === 'HEAD') {
    outgoing.end()
    return
  }
  await pipeline(Readable.fromWeb(response.body as NodeStream), outgoing)
}

function requestOf(incoming: IncomingMessage, book: AddressBook): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value === undefined || name === 'host' || name === 'connection') continue
    headers.set(name, (Array.isArray(value) ? value.join(', ') : value).replaceAll(book.page, book.app))
  }
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(book.app + (incoming.url ?? '/'), {
    method,
    headers,
    ...(hasBody ? { body: Readable.toWeb(incoming) as unknown as ReadableStream, duplex: 'half' } : {}),
  })
}
