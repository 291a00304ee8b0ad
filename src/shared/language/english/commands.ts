import type { Messages } from '../message.ts'

export const commands = {
  'commands.commandPalette': 'Command palette',
  'commands.commandOrTitle': 'Command or title',
  'commands.commandsAndArticles': 'Commands and articles',
  'commands.noCommandAndNoTitleIs':
    'No command and no title is like that. Press / in the list to search the text of articles.',
  'commands.bookmarkOrRemoveIt': 'Bookmark or remove it',
  'commands.archiveOrBackToTheInbox': 'Archive, or back to the Inbox',
  'commands.compactOrComfortableLists': 'Compact or comfortable lists',
  'commands.markAsReadOrUnread': 'Mark as read or unread',
  'commands.keyboardShortcuts': 'Keyboard shortcuts',
  'commands.shortcutsOfOneKeyAreSwitched':
    'Shortcuts of one key are switched off in the settings: they stand here in grey.',
  'commands.allShortcuts': 'All shortcuts',
  'commands.anywhereButInATextField': 'Anywhere but in a text field',
  'commands.pasteAsANewArticle': 'Paste as a new article',
  'commands.article': 'Article',
} as const satisfies Messages
