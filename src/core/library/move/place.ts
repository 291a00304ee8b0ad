import { dirname } from 'node:path'
import type { LibraryUnreadable } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import * as v from 'valibot'
import type { FileSystem } from '../file-system.ts'
import { isMissing } from '../file-system.ts'
import { makeFoldersDurably, writeDurably } from '../files.ts'

const OldCopy = v.object({
  folder: v.string(),
  /** The library's id and how far it was when it moved: what is found there later can be compared. */
  library: v.string(),
  revision: v.number(),
  /** ISO 8601 in UTC. */
  movedAt: v.string(),
})
/** What a move left behind, until the reader says that it may go. */
export type OldCopy = v.InferOutput<typeof OldCopy>

const Place = v.object({
  /** Null: the library is where it is by default. */
  folder: v.nullable(v.string()),
  /** A move under way, or one that was interrupted. `made`: the folder was made for it. */
  moving: v.nullable(v.object({ to: v.string(), library: v.string(), made: v.boolean() })),
  oldCopies: v.array(OldCopy),
})
/** `<user data>/library.json`: where the library is, so that the app and the command line find it. */
export type Place = v.InferOutput<typeof Place>

export const placeName = 'library.json'
const nowhereElse: Place = { folder: null, moving: null, oldCopies: [] }

/** A missing file means the default place; a damaged one never does, or a new library would begin there. */
export async function readPlace(fs: FileSystem, file: string): Promise<Result<Place, LibraryUnreadable>> {
  let text
  try {
    text = (await fs.readFile(file)).toString('utf8')
  } catch (error) {
    if (isMissing(error)) return ok(nowhereElse)
    throw error
  }
  const parsed = v.safeParse(Place, parseJson(text))
  if (parsed.success) return ok(parsed.output)
  return fail(
    fault(
      'library-unreadable',
      `The file that says where your library is cannot be read (${file}). No library was opened and nothing was changed. Choose the library’s folder, or delete that file if the library is where it was from the beginning.`,
    ),
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export async function writePlace(fs: FileSystem, file: string, place: Place): Promise<void> {
  await makeFoldersDurably(fs, dirname(file))
  await writeDurably(fs, file, [Buffer.from(`${JSON.stringify(place, null, 2)}\n`)])
}
