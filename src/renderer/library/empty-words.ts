import type { View } from '@shared/view.ts'

export interface EmptyWords {
  readonly title: string
  readonly lines: readonly string[]
}

/** What an empty view says: what would stand here, and how it gets here. */
export function emptyWords(view: View, isNewLibrary: boolean): EmptyWords {
  if (isNewLibrary && view.kind === 'inbox') {
    return {
      title: 'Your library is empty',
      lines: [
        'Copy a page in your browser and paste it here. Or drop text, Markdown or HTML files, or a whole folder, anywhere in this window.',
        'Everything becomes a clean article in a folder of yours, to be read without a network.',
      ],
    }
  }
  switch (view.kind) {
    case 'inbox':
      return { title: 'The inbox is empty', lines: ['What you add comes in here. What you archive leaves.'] }
    case 'unread':
      return { title: 'Nothing unread', lines: ['An article is read when you reach its end, or press m.'] }
    case 'bookmarked':
      return { title: 'No bookmarks yet', lines: ['Press s on an article to keep it here.'] }
    case 'archive':
      return { title: 'The archive is empty', lines: ['Press e on an article when you are done with it.'] }
    case 'highlighted':
      return { title: 'Nothing highlighted yet', lines: ['Select words of an article and press h.'] }
    case 'noted':
      return { title: 'No notes yet', lines: ['Select words of an article and press Shift+h.'] }
    case 'all':
      return { title: 'No articles', lines: ['Paste a page, or press a to add one.'] }
    case 'trash':
      return {
        title: 'The trash is empty',
        lines: ['What you delete waits here until you delete it for ever.'],
      }
    case 'tag':
      return { title: 'No article has this tag', lines: ['Press t on an article to give it tags.'] }
    case 'site':
      return { title: 'No article from this site', lines: ['They may be in the trash.'] }
    case 'import':
      return { title: 'Nothing of this import is left', lines: ['Its articles may be in the trash.'] }
  }
}
