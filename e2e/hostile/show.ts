import type { Shown } from './walls.ts'

/** The page that shows a batch: it hears the canaries, and its frames cannot take it away unnoticed. */
export const showingPage = (script: string): string =>
  `<!doctype html><meta charset=utf-8><body><script>window.ran=new Set();window.hit=(n)=>{window.ran.add(n)};window.open=()=>null;window.alert=()=>{};</script><script>${script.replaceAll('</script', '<\\/script')}</script></body>`

type Say = (key: string) => string

interface AppParts {
  readonly Purifier: new (window: Window) => { fragment(html: string, pictures: string): DocumentFragment }
  watchLinks(...given: readonly unknown[]): () => void
  articleHeader(document: Document, facts: object, withDateline: boolean, say: Say): HTMLElement
  sheetFor(article: object, content: DocumentFragment, say: Say): { readonly sheet: HTMLElement }
}

/**
 * Runs in the page: shows the documents in their frames, then hovers, focuses and clicks everything in them.
 *
 * @returns numbers of the documents that ran a script
 */
export async function showBatch(batch: readonly (readonly Shown[])[]): Promise<readonly number[]> {
  const { app, ran } = window as unknown as { readonly app: AppParts; readonly ran: Set<number> }
  ran.clear()
  const purifier = new app.Purifier(window)
  const frames = batch.map(([first], index) => {
    // oxlint-disable-next-line react/iframe-missing-sandbox -- each wall stands alone, this one among them
    const frame = window.document.createElement('iframe')
    if (first?.sandbox !== undefined) frame.setAttribute('sandbox', first.sandbox)
    frame.src = `/shown/${String(index)}`
    return frame
  })
  const loaded = frames.map(
    async (frame) =>
      new Promise<void>((done) => {
        frame.addEventListener('load', () => done(), { once: true })
        setTimeout(done, 15_000)
      }),
  )
  window.document.body.append(...frames)
  await Promise.all(loaded)
  for (const [index, frame] of frames.entries()) {
    const inside = frame.contentDocument
    for (const { number, html, purify, facts } of batch[index] ?? []) {
      if (purify === undefined) continue
      if (inside === null || inside.readyState !== 'complete')
        throw new Error(`No frame for ${String(number)}`)
      const fragment = inside.adoptNode(purifier.fragment(html, '/articles/x/'))
      if (purify === 'alone') inside.body.append(fragment)
      else {
        const { sheet } = app.sheetFor(facts ?? {}, fragment, (key) => key)
        sheet.prepend(app.articleHeader(inside, facts ?? {}, false, (key) => key))
        inside.body.append(sheet)
      }
    }
    if (inside !== null && batch[index]?.[0]?.purify === 'in the app') {
      app.watchLinks(
        inside,
        () => undefined,
        () => undefined,
        () => undefined,
      )
    }
  }
  await new Promise((done) => setTimeout(done, 150))
  const hovering = [
    'pointerover',
    'mouseover',
    'mouseenter',
    'mousemove',
    'focus',
    'pointerdown',
    'mousedown',
    'mouseup',
  ]
  for (const frame of frames) {
    for (const element of [...(frame.contentDocument?.querySelectorAll('*') ?? [])].slice(0, 3000)) {
      for (const name of hovering)
        element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }))
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    }
  }
  await new Promise((done) => setTimeout(done, 150))
  const numbers = [...ran]
  for (const frame of frames) frame.remove()
  return numbers
}
