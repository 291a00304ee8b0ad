import type { PlainKey } from '@shared/language/say.ts'
import type { Command, CommandGroup } from './command.ts'

export interface ShortcutLine {
  readonly id: string
  readonly title: PlainKey
  readonly group: CommandGroup
  readonly keys: readonly string[]
}

/** Titles that depend on an article, said for any article. */
const plainTitles: Readonly<Record<string, PlainKey>> = {
  'article.bookmark': 'commands.bookmarkOrRemoveIt',
  'article.archive': 'commands.archiveOrBackToTheInbox',
  'list.density': 'commands.compactOrComfortableLists',
  'reading.ruler': 'command.reading.ruler',
  'reading.typewriter': 'command.reading.typewriter',
  'article.read': 'commands.markAsReadOrUnread',
  'library.undo': 'command.library.undo',
  'library.backUp': 'command.library.backUp',
  'library.move': 'command.library.move',
}

/** What a command does, said for any article and at any moment. */
export function plainTitle(command: Command): PlainKey {
  return plainTitles[command.id] ?? (typeof command.title === 'string' ? command.title : 'command.unnamed')
}

/** Commands that have keys, as the list of shortcuts shows them: at most three keys each. */
export function shortcutLines(commands: readonly Command[]): readonly ShortcutLine[] {
  return commands
    .filter((command) => command.keys.length > 0)
    .map((command) => ({
      id: command.id,
      title: plainTitle(command),
      group: command.group,
      keys: command.keys.slice(0, 3),
    }))
}
