/** The ways to make an article of a page that are compared: ours, and other libraries where they are installed. */
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { decode } from '../src/core/importing/charset/decode.ts'
import { readHtml } from '../src/core/importing/formats/html.ts'
import { domOf } from '../src/core/importing/page/dom.ts'
import { parsePageTree } from '../src/core/importing/page/tree.ts'
import { plainText } from '../src/core/markup/blocks.ts'

export interface Extracted {
  readonly text: string
  readonly title: string | null
  readonly author: string | null
  /** As the library writes it. */
  readonly date: string | null
}
export type Way = (bytes: Uint8Array, url: string) => Extracted | Promise<Extracted>

/** Each is given bytes; those that want text get it by our decoder, so that only extraction is compared. */
const ways: Readonly<Record<string, (installed: string | null) => Promise<Way>>> = {
  ours: () =>
    Promise.resolve((bytes) => {
      const decoded = decode(bytes)
      if (decoded.kind !== 'text') return nothing
      const reading = readHtml({ name: 'page.html', bytes, pasted: false }, decoded.text)
      const [first] = reading.ok ? reading.articles : []
      if (first === undefined) return nothing
      const { title, byline, publishedAt, html } = first.draft
      return { text: plainText(html), title, author: byline, date: publishedAt }
    }),
  readability: () =>
    Promise.resolve((bytes) => {
      const document = domOf(parsePageTree(textOf(bytes)))
      const article =
        document === null ? null : new Readability<string>(document as unknown as Document).parse()
      if (article === null) return nothing
      return {
        text: plainText(article.content ?? ''),
        title: article.title ?? null,
        author: article.byline ?? null,
        date: article.publishedTime ?? null,
      }
    }),
  defuddle: async (installed) => {
    const defuddle = await load<DefuddleModule>(installed, 'defuddle/node')
    return async (bytes, url) => {
      const { document } = parseHTML(textOf(bytes))
      // Its own default fetches from third parties.
      const found = await quietly(() => defuddle.Defuddle(document, url, { useAsync: false }))
      return {
        text: plainText(found.content),
        title: found.title,
        author: found.author,
        date: found.published,
      }
    }
  },
  extractus: async (installed) => {
    const extractus = await load<ExtractusModule>(installed, '@extractus/article-extractor')
    return async (bytes, url) => {
      const found = await extractus.extractFromHtml(textOf(bytes), url)
      if (found === null) return nothing
      return {
        text: plainText(found.content ?? ''),
        title: found.title ?? null,
        author: found.author ?? null,
        date: found.published ?? null,
      }
    }
  },
  postlight: async (installed) => {
    const { default: parser } = await load<PostlightModule>(installed, '@postlight/parser')
    return async (bytes, url) => {
      const found = await parser.parse(url, {
        html: textOf(bytes),
        contentType: 'html',
        fetchAllPages: false,
      })
      return {
        text: plainText(found.content ?? ''),
        title: found.title ?? null,
        author: found.author ?? null,
        date: found.date_published ?? null,
      }
    }
  },
}

export const wayNames: readonly string[] = Object.keys(ways)

/** Throws where the library is not installed, in the project or in the folder given. */
export async function wayOf(name: string, installed: string | null): Promise<Way> {
  const make = ways[name]
  if (make === undefined) throw new Error(`no way is called ${name}; there are ${wayNames.join(', ')}`)
  return make(installed)
}

const nothing: Extracted = { text: '', title: null, author: null, date: null }

function textOf(bytes: Uint8Array): string {
  const decoded = decode(bytes)
  return decoded.kind === 'text' ? decoded.text : ''
}

/** Where a package's code for Node begins, seen from its own folder. */
const entries: Readonly<Record<string, string>> = {
  'defuddle/node': 'defuddle/dist/node.js',
  '@extractus/article-extractor': '@extractus/article-extractor/esm/mod.js',
  '@postlight/parser': '@postlight/parser/dist/mercury.js',
}

async function load<Module>(installed: string | null, name: string): Promise<Module> {
  if (installed === null) return (await import(name)) as Module
  const path = join(resolve(installed), 'node_modules', entries[name] ?? name)
  return (await import(pathToFileURL(path).href)) as Module
}

interface DefuddleModule {
  Defuddle(
    document: object,
    url: string,
    options: { readonly useAsync: boolean },
  ): Promise<{
    readonly content: string
    readonly title: string
    readonly author: string
    readonly published: string
  }>
}
interface ExtractusModule {
  extractFromHtml(
    html: string,
    url: string,
  ): Promise<{
    readonly content?: string
    readonly title?: string
    readonly author?: string
    readonly published?: string
  } | null>
}
interface PostlightModule {
  readonly default: {
    parse(
      url: string,
      options: { readonly html: string; readonly contentType: 'html'; readonly fetchAllPages: false },
    ): Promise<{
      readonly content?: string | null
      readonly title?: string | null
      readonly author?: string | null
      readonly date_published?: string | null
    }>
  }
}

/** defuddle writes to the console whatever it wonders about. */
async function quietly<Value>(act: () => Promise<Value>): Promise<Value> {
  const { log, warn, error } = console
  Object.assign(console, { log: ignore, warn: ignore, error: ignore })
  try {
    return await act()
  } finally {
    Object.assign(console, { log, warn, error })
  }
}
function ignore(): void {
  // Nothing of it is wanted.
}
