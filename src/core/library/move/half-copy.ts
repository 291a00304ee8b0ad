import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { FileSystem } from '../file-system.ts'
import { isMissing } from '../file-system.ts'
import { writeDurably } from '../files.ts'

/** Stands in a folder while a library is being copied into it: what is there may be taken away again. */
export const markName = 'moving.json'

const Mark = v.object({
  library: v.string(),
  /** What stood there before and is none of ours. */
  others: v.array(v.string()),
})
type Mark = v.InferOutput<typeof Mark>

export async function writeMark(fs: FileSystem, folder: string, mark: Mark): Promise<void> {
  await writeDurably(fs, join(folder, markName), [Buffer.from(`${JSON.stringify(mark)}\n`)])
}

/** `made`: the folder was made for the copy, and goes with it. */
export interface HalfCopy {
  readonly to: string
  readonly library: string
  readonly made: boolean
}

/**
 * Takes a half copy away again; what bears no mark of that library is left as it is. The mark goes last, so that
 * what is interrupted here can be gone on with.
 */
export async function removeHalfCopy(fs: FileSystem, { to, library, made }: HalfCopy): Promise<void> {
  if ((await fs.kind(to)) === null) return
  const mark = await readMark(fs, to)
  if (mark?.library === library) {
    const others = new Set(mark.others)
    for (const name of await fs.names(to)) {
      if (name !== markName && !others.has(name)) await fs.remove(join(to, name))
    }
    await fs.syncFolder(to)
    await fs.remove(join(to, markName))
    await fs.syncFolder(to)
  }
  const left = await fs.names(to)
  if (!made || left.some((name) => name !== `${markName}.tmp`)) return
  await fs.remove(to)
  await fs.syncFolder(dirname(to))
}

/** After the library has moved in: an ordinary library from now on. */
export async function removeMark(fs: FileSystem, folder: string): Promise<void> {
  await fs.remove(join(folder, markName))
  await fs.syncFolder(folder)
}

async function readMark(fs: FileSystem, folder: string): Promise<Mark | null> {
  let text
  try {
    text = (await fs.readFile(join(folder, markName))).toString('utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  try {
    const parsed = v.safeParse(Mark, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
