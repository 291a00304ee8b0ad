import type { Say } from '@shared/language/say.ts'
import type { View } from '@shared/view.ts'

export interface EmptyWords {
  readonly title: string
  readonly lines: readonly string[]
}

/** What an empty view says: what would stand here, and how it gets here. */
export function emptyWords(
  view: View,
  isNewLibrary: boolean,
  say: Say,
  keyOf: (command: string) => string,
): EmptyWords {
  if (isNewLibrary && view.kind === 'inbox') {
    return {
      title: say('library.yourLibraryIsEmpty'),
      lines: [say('library.copyAPageInYourBrowser'), say('library.everythingBecomesACleanArticleIn')],
    }
  }
  switch (view.kind) {
    case 'inbox':
      return { title: say('library.theInboxIsEmpty'), lines: [say('library.whatYouAddComesInHere')] }
    case 'unread':
      return {
        title: say('library.nothingUnread'),
        lines: [say('library.anArticleIsReadWhenYou', { key: keyOf('article.read') })],
      }
    case 'bookmarked':
      return {
        title: say('library.noBookmarksYet'),
        lines: [say('library.pressSOnAnArticleTo', { key: keyOf('article.bookmark') })],
      }
    case 'archive':
      return {
        title: say('library.theArchiveIsEmpty'),
        lines: [say('library.pressEOnAnArticleWhen', { key: keyOf('article.archive') })],
      }
    case 'highlighted':
      return {
        title: say('library.nothingHighlightedYet'),
        lines: [say('library.selectWordsOfAnArticleAnd', { key: keyOf('highlight.make') })],
      }
    case 'noted':
      return {
        title: say('library.noNotesYet'),
        lines: [say('library.selectWordsOfAnArticleAnd2', { key: keyOf('highlight.note') })],
      }
    case 'begun':
      return { title: say('library.nothingBegun'), lines: [say('library.whatYouBeginWaitsHere')] }
    case 'all':
      return {
        title: say('library.noArticles'),
        lines: [say('library.pasteAPageOrPressA', { key: keyOf('import.add') })],
      }
    case 'trash':
      return {
        title: say('library.theTrashIsEmpty'),
        lines: [say('library.whatYouDeleteWaitsHereUntil')],
      }
    case 'tag':
      return {
        title: say('library.noArticleHasThisTag'),
        lines: [say('library.pressTOnAnArticleTo', { key: keyOf('article.tags') })],
      }
    case 'site':
      return { title: say('library.noArticleFromThisSite'), lines: [say('library.theyMayBeInTheTrash')] }
    case 'import':
      return {
        title: say('library.nothingOfThisImportIsLeft'),
        lines: [say('library.itsArticlesMayBeInThe')],
      }
  }
}
