import { join } from 'node:path'
import { checksum } from './checksum.ts'
import type { FileSystem } from './file-system.ts'
import { isMissing } from './file-system.ts'

/**
 * `articles.sums`: a line for each text that was written, `<checksum of the line> <id> <mark> <checksum of the
 * body>`, `-` where a text has no mark. A flipped bit in a text is known by it. It is not waited for on the disk: a
 * line that a power cut takes leaves one text that cannot be judged.
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

/** Null for a line that is not whole. */
function decode(line: string): BodySum | null {
  const [own = '', id = '', mark = '', sum = ''] = line.split(' ')
  if (own === '' || checksum(`${id} ${mark} ${sum}`) !== own) return null
  return { id, mark: mark === '-' ? '' : mark, sum }
}

/** By id and mark, as `sumKey` puts them together; lines that are not whole are passed over. */
export async function readSums(fs: FileSystem, folder: string): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>()
  for (const line of (await textOf(fs, join(folder, sumsName))).split('\n')) {
    const read = decode(line)
    if (read !== null) sums.set(sumKey(read.id, read.mark), read.sum)
  }
  return sums
}

/**
 * The checksum that one text was written with; null where none is known. Asked for each article that is opened,
 * so it looks for the one line: to parse 50,000 of them would take a hundred times as long.
 */
export async function readSum(
  fs: FileSystem,
  folder: string,
  id: string,
  mark: string,
): Promise<string | null> {
  const text = await textOf(fs, join(folder, sumsName))
  const wanted = ` ${id} ${mark === '' ? '-' : mark} `
  for (let at = text.lastIndexOf(wanted); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(wanted, at - 1)) {
    const end = text.indexOf('\n', at)
    const line = text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end)
    const sum = decode(line)
    if (sum !== null) return sum.sum
  }
  return null
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
