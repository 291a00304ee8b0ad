import { join } from 'node:path'
import { nodeFileSystem } from '@core/library/file-system.ts'
import { findLibrary } from '@core/library/move/remembered.ts'
import type { LibraryUnreadable } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { Io } from './io.ts'

/** Where the app keeps its own data: Electron's `appData` folder with the product's name. */
function userData({ platform, environment, home }: Io): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Offprint')
  if (platform === 'win32')
    return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Offprint')
  const config = environment['XDG_CONFIG_HOME']
  return join(config === undefined || config === '' ? join(home, '.config') : config, 'Offprint')
}

/** `--library` wins over `OFFPRINT_LIBRARY`, which wins over where the app has its library; always absolute. */
export async function libraryFolder(
  flag: string | undefined,
  io: Io,
): Promise<Result<string, LibraryUnreadable>> {
  const command = flag ?? io.environment['OFFPRINT_LIBRARY']
  const found = await findLibrary(nodeFileSystem, { command, userData: userData(io) })
  return found.ok ? ok(found.value.folder) : found
}
