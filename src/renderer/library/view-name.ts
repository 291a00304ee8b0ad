import type { LibraryCounts, View } from '@shared/view.ts'

export function viewName(view: View): string {
  switch (view.kind) {
    case 'inbox':
      return 'Inbox'
    case 'unread':
      return 'Unread'
    case 'bookmarked':
      return 'Bookmarked'
    case 'archive':
      return 'Archive'
    case 'highlighted':
      return 'Highlights'
    case 'noted':
      return 'With notes'
    case 'all':
      return 'All'
    case 'trash':
      return 'Trash'
    case 'tag':
      return view.tag
    case 'site':
      return view.site
    case 'import':
      return 'One import'
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
