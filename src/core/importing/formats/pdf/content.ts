import type { PDFDocumentLoadingTask } from 'unpdf/pdfjs'
import { CharacterMaps } from './character-maps.ts'
import { isPdfDamage } from './damage.ts'
import type { PlacedText } from './lines.ts'
import { linesOf } from './lines.ts'
import type { PdfPage } from './paragraphs.ts'

export interface PdfContent {
  readonly pages: readonly PdfPage[]
  /** Of all pages, those that were not read included. */
  readonly total: number
  readonly title: string | null
  readonly author: string | null
  /** A date without time: programs write the day on which the file was made. */
  readonly createdAt: string | null
  /** Made by a browser, of a page. */
  readonly isPrintedPage: boolean
  readonly language: string | null
}

/** A source that takes longer than 20 s is given up; what was read by then is worth keeping. */
const longestMs = 12_000
const mostPages = 3000

/** Everything of a PDF but its pictures. Loads PDF.js when it is first needed: it is 1.7 MB. */
export async function readContent(bytes: Uint8Array): Promise<PdfContent | { readonly refused: string }> {
  const { getDocument } = await import('unpdf/pdfjs')
  const task = getDocument({
    // A copy: PDF.js takes what it is given for its own.
    data: new Uint8Array(bytes),
    // SECURITY: nothing in the file is run, no font is drawn, nothing is fetched.
    disableFontFace: true,
    useSystemFonts: false,
    BinaryDataFactory: CharacterMaps,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  })
  const opened = await task.promise.then(
    (document) => ({ document }),
    (error: unknown) => ({ refused: refusalOf(error) }),
  )
  if ('refused' in opened) return opened
  const { document } = opened
  const until = performance.now() + longestMs
  try {
    const { info } = await document.getMetadata()
    const pages: PdfPage[] = []
    while (pages.length < Math.min(document.numPages, mostPages) && performance.now() < until) {
      pages.push(await pageOf(document, pages.length + 1))
    }
    const said = (name: string): string | null => {
      const value: unknown = Reflect.get(info, name)
      return typeof value === 'string' && value.trim() !== '' ? value : null
    }
    return {
      pages,
      total: document.numPages,
      title: said('Title'),
      author: said('Author'),
      createdAt: dayOf(said('CreationDate')),
      isPrintedPage: browsers.test(`${said('Creator') ?? ''} ${said('Producer') ?? ''}`),
      language: said('Language'),
    }
  } catch (error) {
    return { refused: refusalOf(error) }
  } finally {
    await task.destroy()
  }
}

const browsers = /skia|chrom|firefox|webkit|safari|wkhtmltopdf/i

type PdfDocument = Awaited<PDFDocumentLoadingTask['promise']>

async function pageOf(document: PdfDocument, number: number): Promise<PdfPage> {
  const page = await document.getPage(number)
  const [, bottom = 0, , top = 792] = page.view
  const { items } = await page.getTextContent()
  const pieces: PlacedText[] = []
  for (const item of items) {
    if (!('str' in item)) continue
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[]
    // The height of a line that is turned is no height.
    const size = item.height > 0 ? item.height : Math.hypot(c, d)
    pieces.push({
      text: item.str,
      x,
      y: y - bottom,
      width: item.width,
      size: size || 1,
      isRightToLeft: item.dir === 'rtl',
    })
  }
  page.cleanup()
  return { lines: linesOf(pieces), height: top - bottom }
}

function refusalOf(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return 'it is a PDF that is locked with a password'
  if (isPdfDamage(error)) return 'it is a PDF that is damaged'
  throw error
}

/** `D:20240305101112+01'00'` */
function dayOf(text: string | null): string | null {
  const [, year, month = '01', day = '01'] = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?/.exec(text ?? '') ?? []
  const date = year === undefined ? NaN : Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  return Number.isNaN(date) ? null : `${year}-${month}-${day}`
}
