import { app } from './arabic/app.ts'
import { command } from './arabic/command.ts'
import { commands } from './arabic/commands.ts'
import { count } from './arabic/count.ts'
import { highlighting } from './arabic/highlighting.ts'
import { library } from './arabic/library.ts'
import { reading } from './arabic/reading.ts'
import { search } from './arabic/search.ts'
import { settings } from './arabic/settings.ts'
import { ui } from './arabic/ui.ts'
import type { English } from './english.ts'
import type { Translation } from './message.ts'

/** The interface in Arabic. What is missing, or lacks a plural form, does not compile. */
export const arabic: Translation<English, Intl.LDMLPluralRule> = {
  ...app,
  ...command,
  ...commands,
  ...count,
  ...highlighting,
  ...library,
  ...reading,
  ...search,
  ...settings,
  ...ui,
}
