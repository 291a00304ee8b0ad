import { appCommands } from './app-commands.ts'
import { articleCommands } from './article-commands.ts'
import type { Command } from './command.ts'
import { highlightCommands } from './highlight-commands.ts'
import { storageCommands } from './storage-commands.ts'
import { listCommands } from './list-commands.ts'
import { readingCommands } from './reading-commands.ts'
import { viewCommands } from './view-commands.ts'

/**
 * Every action there is. Buttons, keys, the menu and the palette all reach it through this array. Where two
 * share a key, the first that can be done now takes it.
 */
export const commands: readonly Command[] = [
  ...viewCommands,
  ...listCommands,
  ...highlightCommands,
  ...readingCommands,
  ...articleCommands,
  ...appCommands,
  ...storageCommands,
]
