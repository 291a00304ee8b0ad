import { app } from './english/app.ts'
import { command } from './english/command.ts'
import { commands } from './english/commands.ts'
import { count } from './english/count.ts'
import { exporting } from './english/exporting.ts'
import { highlighting } from './english/highlighting.ts'
import { importing } from './english/importing.ts'
import { library } from './english/library.ts'
import { menu } from './english/menu.ts'
import { organising } from './english/organising.ts'
import { opening } from './english/opening.ts'
import { reading } from './english/reading.ts'
import { search } from './english/search.ts'
import { settings } from './english/settings.ts'
import { storage } from './english/storage.ts'
import { toldApp } from './english/told-app.ts'
import { toldImporting } from './english/told-importing.ts'
import { toldLibrary } from './english/told-library.ts'
import { toldSearch } from './english/told-search.ts'
import { trouble } from './english/trouble.ts'
import { ui } from './english/ui.ts'
import { updates } from './english/updates.ts'
import { watch } from './english/watch.ts'

/** Every sentence of the interface. What the other languages have to say, and with which values, is derived from it. */
export const english = {
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
} as const

export type English = typeof english
export type MessageKey = keyof English
