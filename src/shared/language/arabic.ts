import { app } from './arabic/app.ts'
import { command } from './arabic/command.ts'
import { commands } from './arabic/commands.ts'
import { count } from './arabic/count.ts'
import { exporting } from './arabic/exporting.ts'
import { highlighting } from './arabic/highlighting.ts'
import { importing } from './arabic/importing.ts'
import { library } from './arabic/library.ts'
import { menu } from './arabic/menu.ts'
import { organising } from './arabic/organising.ts'
import { opening } from './arabic/opening.ts'
import { reading } from './arabic/reading.ts'
import { search } from './arabic/search.ts'
import { settings } from './arabic/settings.ts'
import { storage } from './arabic/storage.ts'
import { toldApp } from './arabic/told-app.ts'
import { toldImporting } from './arabic/told-importing.ts'
import { toldLibrary } from './arabic/told-library.ts'
import { toldSearch } from './arabic/told-search.ts'
import { trouble } from './arabic/trouble.ts'
import { ui } from './arabic/ui.ts'
import { updates } from './arabic/updates.ts'
import { watch } from './arabic/watch.ts'
import type { English } from './english.ts'
import type { Translation } from './message.ts'

/** The interface in Arabic. What is missing, or lacks a plural form, does not compile. */
export const arabic: Translation<English, Intl.LDMLPluralRule> = {
  ...app,
  ...command,
  ...commands,
  ...count,
  ...exporting,
  ...highlighting,
  ...importing,
  ...library,
  ...menu,
  ...organising,
  ...opening,
  ...reading,
  ...search,
  ...settings,
  ...storage,
  ...toldApp,
  ...toldImporting,
  ...toldLibrary,
  ...toldSearch,
  ...trouble,
  ...ui,
  ...updates,
  ...watch,
}
