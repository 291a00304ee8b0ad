import type { ShownAddress } from './opening.ts'

/**
 * Expected failures. `code` is for programs, `message` is one plain sentence for a person that names
 * the thing and the reason. They cross IPC as values and reach the CLI's stderr unchanged.
 */
export interface Fault<Code extends string = string> {
  readonly code: Code
  readonly message: string
}

/** The link may not lead where it seems to; it is opened when that is confirmed. */
export type LinkDoubtful = Fault<'link-doubtful'> & { readonly address: ShownAddress }
export type TagNotFound = Fault<'tag-not-found'>
export type ArticleNotFound = Fault<'article-not-found'>
/**
 * The library could not be written or read: disk full, folder read-only or gone. `change-discarded`: it could not
 * be written for a while, and the reader took the change back or gave it up meanwhile.
 */
export type StoreFault = Fault<'store-failed'> | Fault<'change-discarded'>
/** Another process holds the library for writing; the message names it. */
export type LibraryBusy = Fault<'library-busy'>
/** Not a library, damaged beyond its backups, or made by a newer version. */
export type LibraryUnreadable = Fault<'library-unreadable'>
/** The act would remove most of the library; `removes` of its articles. It is done when that figure is confirmed. */
export type NeedsConfirmation = Fault<'needs-confirmation'> & { readonly removes: number }
export type NothingToUndo = Fault<'nothing-to-undo'>
export type SplitRefused = Fault<'split-refused'>
/** Nothing would be left, or the text is another by now. */
export type CutRefused = Fault<'cut-refused'>
/** The page that an article came from was not kept, or gives no article. */
export type ReextractRefused = Fault<'reextract-refused'>
/** One export at a time. */
export type ExportRefused = Fault<'export-refused'>
export type ImportNotFound = Fault<'import-not-found'>
export type LinkRefused = Fault<'link-refused'>
/** The library cannot be moved, exchanged, checked or tidied so, or now; nothing was changed. */
export type StorageRefused = Fault<'storage-refused'>
export type BackupNotFound = Fault<'backup-not-found'>
/** The reader stopped it. */
export type Stopped = Fault<'stopped'>

export function fault<Code extends string>(code: Code, message: string): Fault<Code> {
  return { code, message }
}

/** For ids that were valid once: deleted for ever, or never in this library. */
export function articleNotFound(id: string): ArticleNotFound {
  return fault('article-not-found', `There is no article ${id} in this library.`)
}
