import type { Say } from '@shared/language/say.ts'
import type { LibraryCounts, View } from '@shared/view.ts'

export function viewName(view: View, say: Say): string {
  switch (view.kind) {
    case 'inbox':
      return say('library.inbox')
    case 'unread':
      return say('library.unread')
    case 'bookmarked':
      return say('library.bookmarked')
    case 'archive':
      return say('library.archive')
    case 'highlighted':
      return say('library.highlights')
    case 'noted':
      return say('library.withNotes')
    case 'begun':
      return say('library.begun')
    case 'all':
      return say('library.all')
    case 'trash':
      return say('library.trash')
    case 'tag':
      return view.tag
    case 'site':
      return view.site
    case 'import':
      return say('library.oneImport')
  }
}

/** One string per view, for keys and comparison. */
export function viewKey(view: View): string {
  switch (view.kind) {
    case 'tag':
      return `tag:${view.tag}`
    case 'site':
      return `site:${view.site}`
    case 'import':
      return `import:${view.importId}`
    default:
      return view.kind
  }
}

/** Is there nothing at all, not even in the trash? */
export function isEmptyLibrary(counts: LibraryCounts): boolean {
  return counts.all === 0 && counts.trash === 0
}
