import type { PlainKey } from '@shared/language/say.ts'
import type { Services } from '../app/services.ts'
import type { Region } from './region.ts'

export type CommandGroup = 'Go to' | 'List' | 'Article' | 'Reading' | 'Add' | 'App'

/** What a reader calls them. */
export const groupNames: Readonly<Record<CommandGroup, PlainKey>> = {
  'Go to': 'command.group.goTo',
  List: 'command.group.list',
  Article: 'command.group.article',
  Reading: 'command.group.reading',
  Add: 'command.group.add',
  App: 'command.group.app',
}

/** What a command may look at and act upon. */
export interface CommandContext extends Services {
  readonly region: Region
}

/** One action, whatever it is reached by: button, key, menu or palette. */
export interface Command {
  readonly id: string
  /** What it does: a message of the catalogue. Or what it does now, in words: "Bookmark" or "Remove bookmark". */
  readonly title: PlainKey | ((context: CommandContext) => string)
  /** Chords, or sequences parted by a space: "j", "Mod+k", "g i". The first is the one that is shown. */
  readonly keys: readonly string[]
  readonly group: CommandGroup
  /** Can it be done now? Left out: always. */
  readonly when?: (context: CommandContext) => boolean
  readonly run: (context: CommandContext) => void
  /** Its keys work while one types, too. For chords with a modifier only. */
  readonly whileTyping?: boolean
  /** Not offered by the palette: it means something in its place only, such as "down". */
  readonly hidden?: boolean
}

export function titleOf(command: Command, context: CommandContext): string {
  return typeof command.title === 'string' ? context.language.state(command.title) : command.title(context)
}

export function isEnabled(command: Command, context: CommandContext): boolean {
  return command.when === undefined || command.when(context)
}
