import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { cleanDrawing } from '../../src/core/importing/pictures/drawing/drawing.ts'
import { sanitiseHtml } from '../../src/core/markup/sanitise.ts'
import { importBy, pathNames } from './import-paths.ts'
import type { Payload } from './payloads.ts'

/** One document as a wall alone shows it, or the whole app. */
export interface Shown {
  readonly number: number
  readonly html: string
  readonly policy?: string
  /** The value of the frame's `sandbox`; none without. */
  readonly sandbox?: string
  /** Cleaned by DOMPurify in the page, and set as the app sets it. */
  readonly purify?: 'alone' | 'in the app'
  readonly facts?: Readonly<Record<string, unknown>>
  /** Clean by itself, so that several stand in one frame; what is raw would swallow what follows. */
  readonly shares?: boolean
}

export type Wall = (number: number, payload: Payload) => Promise<readonly Shown[]>

const at = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url))

/** The app's own policy for its frame. By a path that is made, because the rooms may not import each other. */
const { framePolicy } = (await import(at('main/security/policy.ts'))) as { readonly framePolicy: string }

const asPage = (html: string): string =>
  /^\s*<(?:!doctype|html|frameset|body)/i.test(html) ? html : `<!doctype html><body>${html}`
const pathOf = (number: number): string => pathNames[number % pathNames.length] as string

const dot = '<circle cx="5" cy="5" r="4"/>'
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
/** Where in a drawing something hostile may stand. */
const places: readonly ((html: string) => string)[] = [
  (html) => `${dot}${html}`,
  (html) => `<g>${html}</g>${dot}`,
  (html) => `<text>${html}</text>${dot}`,
  (html) => `<foreignObject>${html}</foreignObject>${dot}`,
  (html) => `<style>${html}</style>${dot}`,
  (html) => `<style><![CDATA[${html}]]></style><text><![CDATA[${html}]]></text>${dot}`,
  (html) => `<image href="data:image/svg+xml,${encodeURIComponent(html.toWellFormed())}"/>${dot}`,
  (html) => `<rect style="${escaped(html)}" fill="${escaped(html)}"/><use href="${escaped(html)}"/>${dot}`,
]

/** The payload as part of a drawing, each time at another place in it. */
function drawingOf(number: number, { html }: Payload): string {
  const place = places[Math.floor(number / 3) % places.length] as (typeof places)[number]
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30">${place(html)}</svg>`
}

/** Each wall with nothing behind it; `raw` has none, and shows that the payloads are alive. */
export const walls: Readonly<Record<string, Wall>> = {
  raw: async (number, { html }) => [{ number, html: asPage(html) }],
  'sanitiser at import': async (number, { html }) => [
    { number, html: `<div>${sanitiseHtml(html)}</div>`, shares: true },
  ],
  'DOMPurify at show': async (number, { html }) => [{ number, html, purify: 'alone', shares: true }],
  'content security policy': async (number, { html }) => [
    { number, html: asPage(html), policy: framePolicy },
  ],
  'scriptless frame': async (number, { html }) => [
    { number, html: asPage(html), sandbox: 'allow-same-origin' },
  ],
  // As the article shows it, were it never made anew.
  'drawing as a picture': async (number, payload) => [
    {
      number,
      html: `<img src="data:image/svg+xml,${encodeURIComponent(drawingOf(number, payload).toWellFormed())}">`,
      shares: true,
    },
  ],
  // As another program may show it: not as a picture but as a document.
  'drawing made anew': async (number, payload) => {
    const drawing = cleanDrawing(new TextEncoder().encode(drawingOf(number, payload)))
    if (drawing.kind !== 'drawing') return []
    return [{ number, html: new TextDecoder().decode(drawing.bytes), shares: true }]
  },
  'HTML export': async (number, { html }) =>
    (await importBy(pathOf(number), html)).map(({ exported }) => ({ number, html: exported })),
  'the whole app': async (number, { html }) =>
    (await importBy(pathOf(number), html)).map((imported) => ({
      number,
      html: imported.html,
      facts: imported.facts,
      policy: framePolicy,
      sandbox: 'allow-same-origin',
      purify: 'in the app',
      shares: true,
    })),
}

/** The app's own code for the page in the frame, as one script that hangs it on the window. */
export async function pageScript(): Promise<string> {
  const entry = '\0entry'
  const parts = {
    Purifier: 'purify',
    watchLinks: 'page-links',
    articleHeader: 'article-header',
    sheetFor: 'article-sheet',
  }
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    resolve: { alias: { '@shared': at('shared') } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `${Object.entries(parts)
                .map(
                  ([name, file]) =>
                    `import { ${name} } from ${JSON.stringify(at(`renderer/reading/page/${file}.ts`))}`,
                )
                .join('\n')}\nObject.assign(window, { app: { ${Object.keys(parts).join(', ')} } })`
            : null,
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'iife' })
  await bundle.close()
  return output[0].code
}
