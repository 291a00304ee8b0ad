import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { CustomScheme } from 'electron'
import type { ArticleId } from '@shared/article.ts'
import { damagedHeader, isArticleId } from '@shared/article.ts'
import {
  appPolicy,
  contentPolicy,
  drawingPolicy,
  framePath,
  framePolicy,
  host,
  scheme,
  securityHeaders,
} from './policy.ts'

/** Registered before the app is ready; without `supportFetchAPI` the page could not fetch a body. */
export const privilegedScheme: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
}

export interface ArticleText {
  readonly html: string
  /** It is not what was written once: the page says so above it. */
  readonly isDamaged: boolean
}

/** Where articles come from: the library, seen as the protocol needs it. */
export interface ArticleFiles {
  /** Null when there is no such article or its file cannot be read. */
  body(id: ArticleId): Promise<ArticleText | null>
  /** A file of the article's `images` folder; null when it is not there. */
  image(id: ArticleId, name: string): Promise<Uint8Array | null>
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
}

const imageTypes = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg'])

const imageName = /^[0-9a-z][0-9a-z._-]{0,100}$/

/** Answers every request that the page makes. There is no other server and no other origin. */
export function createProtocolHandler(
  rendererFolder: string,
  articles: ArticleFiles,
): (request: { readonly url: string; readonly method: string }) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const segments = pathSegments(request.url)
    if (segments === null) return refuse(400)
    if (segments[0] === 'articles') return serveArticle(segments.slice(1), articles)
    return serveApp(segments, rendererFolder)
  }
}

/**
 * The path of a request, decoded once and split; null for anything that is not a plain path on our host.
 * SECURITY: whatever decodes to a separator, a dot segment, a drive or a NUL is refused, not cleaned.
 */
export function pathSegments(address: string): readonly string[] | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== `${scheme}:` || url.host !== host || url.username !== '' || url.password !== '')
    return null
  const segments = url.pathname.split('/').slice(1)
  const decoded: string[] = []
  for (const segment of segments) {
    const name = decode(segment)
    if (name === null || /[/\\:\0]/.test(name) || name === '.' || name === '..') return null
    decoded.push(name)
  }
  return decoded
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null // a stray percent sign
  }
}

async function serveArticle(segments: readonly string[], articles: ArticleFiles): Promise<Response> {
  const [id, kind, name, ...rest] = segments
  if (id === undefined || !isArticleId(id) || rest.length > 0) return refuse(404)
  if (kind === 'body.html' && name === undefined) {
    const body = await articles.body(id)
    if (body === null) return refuse(404)
    const response = answer(body.html, '.html', contentPolicy)
    if (body.isDamaged) response.headers.set(damagedHeader, 'true')
    return response
  }
  if (kind === 'images' && name !== undefined && imageName.test(name) && imageTypes.has(extname(name))) {
    const image = await articles.image(id, name)
    const policy = extname(name) === '.svg' ? drawingPolicy : contentPolicy
    return image === null ? refuse(404) : answer(image, extname(name), policy)
  }
  return refuse(404)
}

async function serveApp(segments: readonly string[], folder: string): Promise<Response> {
  const path = segments.join('/') === '' ? 'index.html' : segments.join('/')
  const extension = extname(path)
  const file = join(folder, path)
  if (!(extension in mediaTypes) || !file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) {
    return refuse(404)
  }
  try {
    const policy = `/${path}` === framePath ? framePolicy : appPolicy
    return answer(await readFile(file), extension, policy)
  } catch {
    return refuse(404)
  }
}

function answer(content: string | Uint8Array, extension: string, policy: string): Response {
  const type = mediaTypes[extension] ?? 'application/octet-stream'
  const body = typeof content === 'string' ? content : new Uint8Array(content)
  return new Response(body, { headers: { 'Content-Type': type, ...securityHeaders(policy) } })
}

function refuse(status: 400 | 404 | 405): Response {
  return new Response(null, { status, headers: securityHeaders(contentPolicy) })
}
