import type { ArticleImage } from '../../src/core/library/draft.ts'
import type { Library } from '../../src/core/library/library.ts'
import { imageName } from '../../src/core/library/pictures.ts'
import type { ArticleId } from '../../src/shared/article.ts'

/**
 * The pictures of a text that a rig writes: none, one or two. The first is the same in all versions, so that an old
 * text and the new one share its file; the second is another in each.
 */
export function picturesOf(title: string, version: number): readonly ArticleImage[] {
  const count = sumOf(title) % 3
  return Array.from({ length: count }, (_, at) => picture(at === 0 ? title : `${title} ${version}`))
}

export function sumOf(text: string): number {
  let sum = 0
  for (const character of text) sum = (sum * 31 + character.charCodeAt(0)) % 65_521
  return sum
}

function picture(words: string): ArticleImage {
  const line = `the picture of ${words}, which is larger than one block of a disk now and then\n`
  const bytes = Buffer.from(line.repeat(1 + (sumOf(words) % 90)))
  return { name: imageName(bytes, 'png'), bytes }
}

/**
 * After a start: is in `images/` what the text shows, byte for byte, and nothing else? A sentence for each thing that
 * is not so.
 */
export async function wrongPictures(
  library: Library,
  { id, title }: { readonly id: ArticleId; readonly title: string },
  version: number,
): Promise<readonly string[]> {
  const images = await library.images(id)
  if (!images.ok) return [`${title}: ${images.fault.message}`]
  const found = new Map(images.value.map(({ name, bytes }) => [name, Buffer.from(bytes)]))
  const wrong: string[] = []
  for (const { name, bytes } of picturesOf(title, version)) {
    const there = found.get(name)
    if (there === undefined) wrong.push(`${title}: its picture ${name} is missing`)
    else if (!there.equals(bytes)) wrong.push(`${title}: its picture ${name} is not as it was written`)
    found.delete(name)
  }
  for (const name of found.keys()) wrong.push(`${title}: the picture ${name} belongs to no text`)
  return wrong
}
