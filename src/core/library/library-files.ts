import type { ArticleId } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { articleNotFound } from './article-not-found.ts'
import { checksum } from './checksum.ts'
import type { ArticleImage, DraftSource } from './draft.ts'
import { storeFault } from './faults.ts'
import type { FileSystem } from './file-system.ts'
import { isErrno } from './file-system.ts'
import { named } from './labels.ts'
import type { Opened } from './opening.ts'
import { readSum, readSums, sumKey } from './sums.ts'

/** What lies in the folders of the articles, read when it is asked for. */
export class LibraryFiles {
  readonly #opened: Opened
  readonly #fs: FileSystem

  constructor(opened: Opened, fs: FileSystem) {
    this.#opened = opened
    this.#fs = fs
  }

  /** The body's HTML, sanitised when it came in. */
  async body(id: ArticleId): Promise<Result<string, ArticleNotFound | StoreFault>> {
    // A link's empty file may have gone with the power.
    if (this.#opened.low.data.articles.get(id)?.linkOnly === true) return ok('')
    return this.#fetch(id, 'The text', (mark) => this.#opened.bodies.read(id, mark))
  }

  /** Is this, read just now, what was written once? Null where no checksum of it is known. */
  async isAsWritten(id: ArticleId, html: string): Promise<boolean | null> {
    const mark = this.#opened.low.data.bodies.get(id) ?? ''
    try {
      const sum = await readSum(this.#fs, this.#opened.folder, id, mark)
      return sum === null ? null : sum === checksum(html)
    } catch (error) {
      if (isErrno(error)) return null
      throw error
    }
  }

  /** `isAsWritten` for many texts: the checksums are read once, as they are now. */
  async soundness(): Promise<(id: ArticleId, html: string) => boolean | null> {
    let sums: ReadonlyMap<string, string>
    try {
      sums = await readSums(this.#fs, this.#opened.folder)
    } catch (error) {
      if (isErrno(error)) return () => null
      throw error
    }
    return (id, html) => {
      const sum = sums.get(sumKey(id, this.#opened.low.data.bodies.get(id) ?? ''))
      return sum === undefined ? null : sum === checksum(html)
    }
  }

  /** What it came from, untouched. */
  async source(id: ArticleId): Promise<Result<DraftSource, ArticleNotFound | StoreFault>> {
    return this.#fetch(id, 'The source', (mark) => this.#opened.bodies.source(id, mark))
  }

  /** The pictures kept with it. */
  async images(id: ArticleId): Promise<Result<readonly ArticleImage[], ArticleNotFound | StoreFault>> {
    return this.#fetch(id, 'The images', () => this.#opened.bodies.images(id))
  }

  async #fetch<Value>(
    id: ArticleId,
    what: string,
    read: (mark: string) => Promise<Value>,
  ): Promise<Result<Value, ArticleNotFound | StoreFault>> {
    const article = this.#opened.low.data.articles.get(id)
    if (article === undefined) return fail(articleNotFound(this.#opened.low.data.articles, [id]))
    try {
      return ok(await read(this.#opened.low.data.bodies.get(id) ?? ''))
    } catch (error) {
      return fail(storeFault(error, `${what} of ${named([article])} could not be read`, this.#opened.folder))
    }
  }
}
