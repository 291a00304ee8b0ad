import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { ArticleImage } from './draft.ts'
import type { FileSystem } from './file-system.ts'
import { isMissing } from './file-system.ts'
import { inParallel } from './slices.ts'

/** Written at once, for each article that is being written. */
const width = 4
const folderName = 'images'

/** As `images/<name>` in a body that was sanitised. */
export function isImageName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,200}\.(?:png|jpe?g|gif|webp|avif|svg)$/.test(name)
}

/** The name of a picture: 128 bits of its SHA-256, so that nobody finds two of one name. */
export function imageName(bytes: Uint8Array, extension: string): string {
  return `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${extension}`
}

/** Is it what was written under this name? Names that do not come of the content tell nothing. */
export function isAsNamed(name: string, bytes: Uint8Array): boolean {
  const [hash = '', extension = ''] = name.split('.')
  return !/^[0-9a-f]{32}$/.test(hash) || imageName(bytes, extension) === name
}

/** `articles/<id>/images/`. Names come of the content, so two bodies of one article can share a picture. */
export class Pictures {
  readonly #fs: FileSystem

  constructor(fs: FileSystem) {
    this.#fs = fs
  }

  /**
   * Durable when it resolves, once the article's own folder is synced. Each takes its name in one step: another body
   * may show it at this moment.
   */
  async write(articleFolder: string, images: readonly ArticleImage[]): Promise<void> {
    if (images.length === 0) return
    const folder = join(articleFolder, folderName)
    await this.#fs.makeFolder(folder)
    // One name is one content: written twice at the same time, each would take the other's unfinished file away.
    const each = new Map(images.map((image) => [image.name, image]))
    await inParallel([...each.values()], width, async ({ name, bytes }) => {
      // SECURITY: the name becomes a path.
      if (!isImageName(name)) throw new Error(`not a name for an image: ${name}`)
      const unfinished = join(folder, `${name}.tmp`)
      try {
        const file = await this.#fs.open(unfinished, 'over')
        try {
          await file.append(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await this.#fs.rename(unfinished, join(folder, name))
      } catch (error) {
        // On a full disk the unfinished file would keep the very space that is missing. Its own failure says no more.
        await this.#fs.remove(unfinished).catch(() => undefined)
        throw error
      }
    })
    await this.#fs.syncFolder(folder)
  }

  /** In the order of their names. */
  async read(articleFolder: string): Promise<readonly ArticleImage[]> {
    const folder = join(articleFolder, folderName)
    const images: ArticleImage[] = []
    for (const name of (await this.#names(folder)).filter(isImageName).toSorted()) {
      images.push({ name, bytes: await this.#fs.readFile(join(folder, name)) })
    }
    return images
  }

  /** Removes what the body that holds does not show: pictures of another body, and unfinished files. */
  async keepOnly(articleFolder: string, shown: ReadonlySet<string>): Promise<number> {
    const folder = join(articleFolder, folderName)
    const names = await this.#names(folder)
    const unwanted = names.filter((name) => !shown.has(name))
    for (const name of unwanted) await this.#fs.remove(join(folder, name))
    if (names.length > 0 && unwanted.length === names.length) await this.#fs.remove(folder)
    return unwanted.length
  }

  async #names(folder: string): Promise<readonly string[]> {
    try {
      return await this.#fs.names(folder)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }
}
