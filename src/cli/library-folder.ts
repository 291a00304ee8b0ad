import { join, resolve } from 'node:path'
import type { Io } from './io.ts'

/** Where the app keeps its own data: Electron's `appData` folder with the product's name. */
function userData({ platform, environment, home }: Io): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Offprint')
  if (platform === 'win32')
    return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Offprint')
  const config = environment['XDG_CONFIG_HOME']
  return join(config === undefined || config === '' ? join(home, '.config') : config, 'Offprint')
}

/** `--library` wins over `OFFPRINT_LIBRARY`, which wins over the app's own; always absolute. */
export function libraryFolder(flag: string | undefined, io: Io): string {
  const chosen = flag ?? io.environment['OFFPRINT_LIBRARY']
  return chosen === undefined || chosen === '' ? join(userData(io), 'library') : resolve(chosen)
}
