import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { libraryFolder } from './library-folder.ts'
import type { Arguments } from './arguments.ts'
import type { Io } from './io.ts'

/** What was asked cannot be done: exit code 1. The message is one plain sentence. */
export class CommandError extends Error {}

/** Opens the library, runs, and closes it whatever happens. Reading works beside the app; writing wants the library alone. */
export async function withLibrary<Answer>(
  io: Io,
  options: { readonly mode: 'read' | 'write'; readonly owner: string; readonly arguments: Arguments },
  run: (library: Library) => Promise<Answer>,
): Promise<Answer> {
  const folder = await libraryFolder(options.arguments.text('library'), io)
  if (!folder.ok) throw new CommandError(folder.fault.message)
  const opened = await openLibrary({ folder: folder.value, mode: options.mode, owner: options.owner })
  if (!opened.ok) throw new CommandError(opened.fault.message)
  const library = opened.value
  try {
    for (const notice of library.notices) io.error(`note: ${notice}`)
    return await run(library)
  } finally {
    await library.close()
  }
}
