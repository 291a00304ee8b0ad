import { writeZip } from '../../src/core/exporting/zip/write-zip.ts'
import { articleHtml } from '../../src/core/exporting/article-html.ts'
import { inProcessReader } from '../../src/core/importing/in-process-reader.ts'
import { isExport } from '../../src/core/importing/reader.ts'
import type { ReadSource } from '../../src/core/importing/source.ts'
import type { ArticleDraft } from '../../src/core/library/draft.ts'

/** What becomes of a document: all that is shown of it, and all that leaves again. */
export interface Imported {
  readonly html: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly exported: string
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const xml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\0', '')
const words =
  'The harbour wakes slowly, long before the first boats come back with what the night has given them.'
const page = (p: string): string =>
  `<!doctype html><html><head><title>${p}</title><meta name=author content="${xml(p)}"><meta property="og:site_name" content="${xml(p)}"><meta name=description content="${xml(p)}"><link rel=canonical href="${xml(p)}"></head><body><article><h1>${xml(p)}</h1><p>${words}</p>${p}<p>${words} ${words}</p></article></body></html>`

async function zip(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const entries = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: bytes(text),
    time: new Date(0),
  }))
  for await (const chunk of writeZip(entries)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function epub(p: string): Promise<Uint8Array> {
  const title = xml(p)
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="o.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'o.opf': `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${title}</dc:creator><dc:identifier>x</dc:identifier><dc:language>en</dc:language></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
    'a.xhtml': page(p),
  })
}

const paths: Readonly<Record<string, (p: string) => ReadSource | Promise<ReadSource>>> = {
  'HTML file': (p) => ({ name: `${p.replaceAll(/[/\0]/g, '_').slice(0, 100)}.html`, bytes: bytes(page(p)) }),
  fragment: (p) => ({ name: 'x.html', bytes: bytes(`<p>${words}</p>${p}<p>${words}</p>`) }),
  paste: (p) => ({
    name: 'Pasted text',
    pasted: true,
    bytes: bytes(words),
    html: `<p>${words}</p><a href="https://example.org">x</a>${p}`,
  }),
  'Markdown file': (p) => ({ name: 'x.md', bytes: bytes(`# ${p}\n\n${words}\n\n${p}\n\n${words}`) }),
  'text file': (p) => ({ name: 'x.txt', bytes: bytes(`${p}\n\n${words}\n\n${p}\n`) }),
  MHTML: (p) => ({
    name: 'x.mhtml',
    bytes: bytes(
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/${encodeURIComponent(p.slice(0, 80).replaceAll(/[\ud800-\udfff]/g, ''))}\r\nSubject: ${p.replaceAll(/[\r\n\0]/g, ' ')}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://example.org/\r\n\r\n${page(p)}\r\n--b--\r\n`,
    ),
  }),
  EPUB: async (p) => ({ name: 'x.epub', bytes: await epub(p) }),
  'JSON feed': (p) => ({
    name: 'feed.json',
    bytes: bytes(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: p,
        items: [
          {
            id: p,
            url: p,
            title: p,
            summary: p,
            content_html: `<p>${words}</p>${p}`,
            tags: [p],
            authors: [{ name: p }],
          },
        ],
      }),
    ),
  }),
  'RSS feed': (p) => ({
    name: 'feed.xml',
    bytes: bytes(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>${xml(p)}</title><item><title>${xml(p)}</title><link>${xml(p)}</link><author>${xml(p)}</author><category>${xml(p)}</category><description>${xml(`<p>${words}</p>${p}`)}</description></item></channel></rss>`,
    ),
  }),
  OPML: (p) => ({
    name: 'x.opml',
    bytes: bytes(
      `<?xml version="1.0"?><opml version="2.0"><head><title>${xml(p)}</title></head><body><outline text="${xml(p)}"><outline type="rss" text="${xml(p)}" xmlUrl="https://example.org/f?${xml(p)}" htmlUrl="${xml(p)}"/></outline></body></opml>`,
    ),
  }),
  bookmarks: (p) => ({
    name: 'bookmarks.html',
    bytes: bytes(
      `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n<DT><H3>${xml(p)}</H3>\n<DL><p>\n<DT><A HREF="https://example.org/?${xml(p)}" TAGS="${xml(p)}">${xml(p)}</A>\n<DD>${xml(p)}\n<DT><A HREF="${xml(p)}">${xml(p)}</A>\n</DL><p></DL><p>`,
    ),
  }),
  'archived body': (p) => ({ name: 'body.html', bytes: bytes(`<p>${words}</p>${p}`), kept: true }),
}

export const pathNames = Object.keys(paths)

const reader = inProcessReader((line) => {
  throw new Error(line)
})

/** Brings a payload in by that path, in every field that the path has. */
export async function importBy(path: string, html: string): Promise<readonly Imported[]> {
  const source = await paths[path]?.(html)
  if (source === undefined) throw new Error(`There is no path “${path}”.`)
  const read = await reader.read(source)
  if (!isExport(read)) return read.ok ? read.articles.map(({ draft }) => shownOf(draft)) : []
  const found: Imported[] = []
  for (;;) {
    const { items, done } = await read.next()
    for (const item of items) if (item.kind === 'article') found.push(shownOf(item.draft))
    if (done) break
  }
  await read.close()
  return found
}

function shownOf(draft: ArticleDraft): Imported {
  const { html, source: _, images: __, sketch: ___, ...facts } = draft
  const summary = { ...facts, id: '0000000000000000', addedAt: '2026-01-01T00:00:00.000Z' }
  return { html, facts, exported: articleHtml(summary as never, html) }
}
