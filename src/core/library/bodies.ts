import { join } from 'node:path'
import type { ArticleId } from '@shared/article.ts'
import { isArticleId } from '@shared/article.ts'
import type { ArticleDraft, ArticleImage, DraftSource } from './draft.ts'
import type { FileSystem } from './file-system.ts'
import { isMissing } from './file-system.ts'
import { appendSums } from './sums.ts'
import { picturesIn } from '@core/markup/images.ts'
import { checksum } from './checksum.ts'
import { Gate } from './gate.ts'
import { Pictures } from './pictures.ts'
import { inParallel } from './slices.ts'

/** Bodies written at once. Node's thread pool has 4 threads; a few more keep it fed between calls. */
const width = 8

export interface NewBody {
  readonly id: ArticleId
  readonly draft: Pick<ArticleDraft, 'html' | 'source' | 'linkOnly' | 'images'>
}

/**
 * `articles/<id>/`: `body.html`, `source.<extension>` and, in `images/`, the pictures that came along. A replaced body is written as `body.<mark>.html`
 * beside the one that holds; the journal line names the mark, and after it the files change places.
 */
export class Bodies {
  /** Every work that leaves files of its own goes through it; who moves the library closes it. */
  readonly gate = new Gate()
  readonly #fs: FileSystem
  readonly #pictures: Pictures
  #library: string
  #folder: string

  constructor(fs: FileSystem, libraryFolder: string) {
    this.#fs = fs
    this.#pictures = new Pictures(fs)
    this.#library = libraryFolder
    this.#folder = join(libraryFolder, 'articles')
  }

  folderOf(id: ArticleId): string {
    return join(this.#folder, id)
  }

  /** What is here is there already. */
  moveTo(libraryFolder: string): void {
    this.#library = libraryFolder
    this.#folder = join(libraryFolder, 'articles')
  }

  /** Durable with their names when it resolves; nobody sees them until the journal says so. */
  async write(bodies: readonly NewBody[]): Promise<void> {
    await this.gate.through(() => this.#write(bodies))
  }

  async #write(bodies: readonly NewBody[]): Promise<void> {
    await inParallel(bodies, width, async ({ id, draft }) => {
      await this.#fs.makeFolder(this.folderOf(id))
      // First, so that no body is there without its pictures.
      await this.#pictures.write(this.folderOf(id), draft.images ?? [])
      await this.#writePair(id, draft, '')
    })
    await this.#fs.syncFolder(this.#folder)
    const sums = bodies.map(({ id, draft }) => ({ id, mark: '', sum: checksum(draft.html) }))
    await appendSums(this.#fs, this.#library, sums)
  }

  /** In the order of their names. */
  images(id: ArticleId): Promise<readonly ArticleImage[]> {
    return this.#pictures.read(this.folderOf(id))
  }

  /**
   * Writes a new body beside the one that holds. A note is left first, durably, so that the next start finds what
   * an interruption leaves without looking into every folder of an article whose body was ever replaced.
   */
  async writeNext(id: ArticleId, draft: NewBody['draft'], mark: string): Promise<void> {
    await this.gate.through(() => this.#writeNext(id, draft, mark))
  }

  async #writeNext(id: ArticleId, draft: NewBody['draft'], mark: string): Promise<void> {
    await this.#leaveNote(this.#noteOf(id, mark))
    await this.#fs.syncFolder(this.#folder)
    await this.#pictures.write(this.folderOf(id), draft.images ?? [])
    await this.#writePair(id, draft, mark)
    await appendSums(this.#fs, this.#library, [{ id, mark, sum: checksum(draft.html) }])
  }

  #noteOf(id: ArticleId, mark: string): string {
    return join(this.#folder, `${id}.${markOf(mark)}.next`)
  }

  async #leaveNote(path: string): Promise<void> {
    const note = await this.#fs.open(path, 'over')
    await note.close()
  }

  /** Articles with a body that was to replace another, or that was replaced. */
  async noted(): Promise<readonly ArticleId[]> {
    const ids = (await this.#names()).filter(isNote).map((name) => name.slice(0, 16))
    return [...new Set(ids.filter(isArticleId))]
  }

  async forgetNotes(): Promise<void> {
    for (const name of await this.#names()) {
      if (isNote(name)) await this.#fs.remove(join(this.#folder, name))
    }
  }

  /**
   * A link has no text, and its summary in the journal is all of it that matters: what an export said of it
   * besides is written without waiting for the disk, which would take 100 s for 30,000 of them.
   */
  async #writePair(id: ArticleId, draft: NewBody['draft'], mark: string): Promise<void> {
    const isDurable = draft.linkOnly !== true
    const folder = this.folderOf(id)
    const infix = mark === '' ? '' : `.${mark}`
    await this.#writeFile(join(folder, `body${infix}.html`), Buffer.from(draft.html), isDurable)
    const source = `source${infix}.${extensionOf(draft.source)}`
    await this.#writeFile(join(folder, source), draft.source.bytes, isDurable)
    if (isDurable) await this.#fs.syncFolder(folder)
  }

  async #writeFile(path: string, bytes: Uint8Array, isDurable: boolean): Promise<void> {
    const file = await this.#fs.open(path, 'over')
    try {
      await file.append(bytes)
      if (isDurable) await file.sync()
    } finally {
      await file.close()
    }
  }

  /**
   * Brings the body marked `mark` to its place and puts the one that was there aside under `previous`.
   * Each step can be repeated after a crash: what has its place already is left alone.
   */
  async exchange(id: ArticleId, mark: string, previous: string): Promise<void> {
    const folder = this.folderOf(id)
    const wanted = markOf(mark)
    const aside = markOf(previous)
    const names = await this.#fs.names(folder)
    for (const kind of ['body', 'source'] as const) {
      const next = names.find((name) => name.startsWith(`${kind}.${wanted}.`))
      if (next === undefined) continue
      const current = names.find((name) => new RegExp(`^${kind}\\.[^.]+$`).test(name))
      if (current !== undefined) {
        const put = `${kind}.${aside}${current.slice(kind.length)}`
        await this.#fs.rename(join(folder, current), join(folder, put))
      }
      const place = `${kind}${next.slice(`${kind}.${wanted}`.length)}`
      await this.#fs.rename(join(folder, next), join(folder, place))
    }
    await this.#fs.syncFolder(folder)
    await this.#noteAside(id, mark, aside)
  }

  /** A note of the body that was put aside takes the place of the one of the body that has come to hold. */
  async #noteAside(id: ArticleId, mark: string, aside: string): Promise<void> {
    const put = join(this.#folder, `${id}.${aside}.aside`)
    for (const suffix of ['next', 'aside']) {
      try {
        // One step, so that no power cut leaves neither.
        await this.#fs.rename(join(this.#folder, `${id}.${markOf(mark)}.${suffix}`), put)
        return
      } catch (error) {
        if (!isMissing(error)) throw error
      }
    }
    await this.#leaveNote(put)
  }

  /** The body that holds, also in the instant between the journal's line and the change of places. */
  async read(id: ArticleId, mark: string): Promise<string> {
    const folder = this.folderOf(id)
    const bytes =
      (await this.#readIfThere(join(folder, `body.${markOf(mark)}.html`))) ??
      (await this.#fs.readFile(join(folder, 'body.html')))
    return bytes.toString('utf8')
  }

  async source(id: ArticleId, mark: string): Promise<DraftSource> {
    const folder = this.folderOf(id)
    const names = await this.#fs.names(folder)
    const name =
      names.find((name) => name.startsWith(`source.${markOf(mark)}.`)) ??
      names.find((name) => /^source\.[^.]+$/.test(name))
    const bytes = await this.#fs.readFile(join(folder, name ?? 'source'))
    return { extension: name?.split('.').at(-1) ?? '', bytes }
  }

  async #readIfThere(path: string): Promise<Buffer | null> {
    try {
      return await this.#fs.readFile(path)
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async remove(ids: readonly ArticleId[]): Promise<void> {
    await this.gate.through(() => inParallel(ids, width, (id) => this.#fs.remove(this.folderOf(id))))
  }

  /** Ids that have a folder. */
  async present(): Promise<readonly ArticleId[]> {
    return (await this.#names()).filter(isArticleId)
  }

  #names(): Promise<readonly string[]> {
    return this.#namesIn(this.#folder)
  }

  async #namesIn(folder: string): Promise<readonly string[]> {
    try {
      return await this.#fs.names(folder)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  /** Sets an article aside that no record names any more; it is never swept under this name. */
  async keepUnclaimed(id: ArticleId): Promise<void> {
    await this.#fs.rename(this.folderOf(id), `${this.folderOf(id)}.recovered`)
    await this.#fs.syncFolder(this.#folder)
  }

  /**
   * What is left of exchanges: bodies put aside, which only the undo of an earlier session could want, and pictures
   * that none but they showed.
   */
  async removeAside(id: ArticleId): Promise<number> {
    const folder = this.folderOf(id)
    const aside = (await this.#fs.names(folder)).filter((name) =>
      /^(?:body|source)\.[^.]+\.[^.]+$/.test(name),
    )
    for (const name of aside) await this.#fs.remove(join(folder, name))
    const body = await this.#readIfThere(join(folder, 'body.html'))
    // Where the text is lost, its pictures are not to follow it.
    const pictures =
      body === null ? 0 : await this.#pictures.keepOnly(folder, picturesIn(body.toString('utf8')))
    return aside.length + pictures
  }
}

/** The body that an article came with has no mark; set aside, its files are called this. */
const firstMark = 'first'

function isNote(name: string): boolean {
  return name.endsWith('.next') || name.endsWith('.aside')
}

function markOf(mark: string): string {
  return mark === '' ? firstMark : mark
}

/** SECURITY: becomes part of a file name, so letters and digits only. */
function extensionOf(source: DraftSource): string {
  const extension = source.extension.toLowerCase()
  return /^[a-z0-9]{1,10}$/.test(extension) ? extension : 'bin'
}
