import { drop } from '../app/drop.ts'
import type { Services } from '../app/services.ts'
import { isTextField } from '../commands/region.ts'

/** What the clipboard offers, as importing takes it. Null when there is nothing to take. */
export type Pasted =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | { readonly kind: 'text'; readonly text: string; readonly html: string | null }

export function readClipboard(data: Pick<DataTransfer, 'files' | 'getData'>): Pasted | null {
  const text = data.getData('text/plain')
  const html = data.getData('text/html')
  // Text first: a copied page may carry a picture of itself as a file beside its text.
  if (text.trim() !== '' || html.trim() !== '') return { kind: 'text', text, html: html === '' ? null : html }
  return data.files.length > 0 ? { kind: 'files', files: [...data.files] } : null
}

/** A paste outside of a text field is an article. */
export function listenForPaste({ imports, dialogs, library, toasts, language }: Services): void {
  window.addEventListener('paste', (event) => {
    if (library.state.phase !== 'ready' || dialogs.state !== null || isTextField(event.target)) return
    if (event.clipboardData === null) return
    const pasted = readClipboard(event.clipboardData)
    event.preventDefault()
    if (pasted === null) toasts.say(language.state('importing.theClipboardHoldsNoTextAnd'))
    else if (pasted.kind === 'files') drop(imports.addFiles(pasted.files))
    else drop(imports.paste(pasted.text, pasted.html))
  })
}
