import { join } from 'node:path'
import { checksum } from './checksum.ts'
import type { FileSystem } from './file-system.ts'
import { isMissing } from './file-system.ts'

/**
 * `articles.sums`: a line for each text that was written, `<checksum of the line> <id> <mark> <checksum of the
 * body>`, `-` where a text has no mark. It serves the doctor alone, which can tell a flipped bit in a text by it,
 * so it is not waited for on the disk: a line that a power cut takes leaves one text that cannot be judged.
 */
export const sumsName = 'articles.sums'

export interface BodySum {
  readonly id: string
  readonly mark: string
  readonly sum: string
}

export async function appendSums(fs: FileSystem, folder: string, sums: readonly BodySum[]): Promise<void> {
  const file = await fs.open(join(folder, sumsName), 'more')
  try {
    // A line break first: what a crash left of the line before must not swallow the next.
    await file.append(Buffer.from(`\n${sums.map(encode).join('\n')}\n`))
  } finally {
    await file.close()
  }
}

function encode({ id, mark, sum }: BodySum): string {
  const text = `${id} ${mark === '' ? '-' : mark} ${sum}`
  return `${checksum(text)} ${text}`
}

/** By id and mark, as `sumKey` puts them together; lines that are not whole are passed over. */
export async function readSums(fs: FileSystem, folder: string): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>()
  for (const line of (await textOf(fs, join(folder, sumsName))).split('\n')) {
    const [own = '', id = '', mark = '', sum = ''] = line.split(' ')
    if (own !== '' && checksum(`${id} ${mark} ${sum}`) === own)
      sums.set(sumKey(id, mark === '-' ? '' : mark), sum)
  }
  return sums
}

export function sumKey(id: string, mark: string): string {
  return `${id} ${mark}`
}

async function textOf(fs: FileSystem, path: string): Promise<string> {
  try {
    return (await fs.readFile(path)).toString('latin1')
  } catch (error) {
    if (isMissing(error)) return ''
    throw error
  }
}
