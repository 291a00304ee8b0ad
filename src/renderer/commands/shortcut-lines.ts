import type { Command, CommandGroup } from './command.ts'

export interface ShortcutLine {
  readonly title: string
  readonly group: CommandGroup
  readonly keys: readonly string[]
}

/** Titles that depend on an article, said for any article. */
const plainTitles: Readonly<Record<string, string>> = {
  'article.bookmark': 'Bookmark or remove it',
  'article.archive': 'Archive, or back to the Inbox',
  'article.read': 'Mark as read or unread',
  'library.undo': 'Undo',
}

/** Commands that have keys, as the list of shortcuts shows them: at most three keys each. */
export function shortcutLines(commands: readonly Command[]): readonly ShortcutLine[] {
  return commands
    .filter((command) => command.keys.length > 0)
    .map((command) => ({
      title: plainTitles[command.id] ?? (typeof command.title === 'string' ? command.title : command.id),
      group: command.group,
      keys: command.keys.slice(0, 3),
    }))
}
