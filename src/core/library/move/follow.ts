import { join } from 'node:path'
import { isArticleId } from '@shared/article.ts'
import type { FileSystem } from '../file-system.ts'
import { isMissing } from '../file-system.ts'
import { checksum } from '../checksum.ts'
import type { TreeCopy } from './tree-copy.ts'

/** Never copied: who has it open, and what search builds anew from the texts. */
const left = new Set(['lock', 'search'])

export interface FollowerOptions {
  readonly fs: FileSystem
  readonly from: string
  readonly to: string
  readonly tree: TreeCopy
  /** Names in the target that are not the library's. */
  readonly others: ReadonlySet<string>
}

/**
 * Keeps a copy of a library that is being written to. A pass copies what is new or may have changed since the pass
 * before; the last one, while nothing is written, is then short and complete. `articles/` is compared by names and
 * by what the library said it changed; the rest by content, which is little.
 */
export class Follower {
  readonly #options: FollowerOptions
  readonly #articles = new Set<string>()
  /** Articles that changed since they were copied, or while they were. */
  #touched = new Set<string>()
  readonly #sums = new Map<string, string>()

  constructor(options: FollowerOptions) {
    this.#options = options
  }

  /** Articles that a pass would copy for being changed; those that are new come on top. */
  get behind(): number {
    return this.#touched.size
  }

  touch(id: string): void {
    this.#touched.add(id)
  }

  /** `last`: nothing is written meanwhile, so the index itself is copied too. */
  async pass(last: boolean): Promise<void> {
    const { fs, from, tree } = this.#options
    const names = (await fs.names(from)).filter((name) => !left.has(name) && !name.endsWith('.tmp'))
    const folders: string[] = []
    const files: string[] = []
    for (const name of names) ((await fs.kind(join(from, name))) === 'folder' ? folders : files).push(name)
    for (const folder of folders) {
      if (folder === 'articles') await this.#passArticles(last)
      else await this.#passFolder(folder, last)
    }
    if (!last) return
    // The name of the library comes last: until then the folder is none.
    const ordered = files.toSorted((a, b) => Number(a === 'offprint.json') - Number(b === 'offprint.json'))
    for (const name of ordered) await tree.file(name)
    await this.#removeGone('', names)
    await tree.sync('')
  }

  async #passArticles(last: boolean): Promise<void> {
    const { fs, from, to, tree } = this.#options
    await fs.makeFolder(join(to, 'articles'))
    const names = await fs.names(join(from, 'articles'))
    const notes = names.filter((name) => name.endsWith('.next'))
    for (const note of notes) this.#touched.add(note.slice(0, 16))
    const touched = this.#touched
    this.#touched = new Set()
    const due = names.filter((name) => !this.#articles.has(name) || touched.has(name))
    await tree.all(due, async (name) => {
      if (this.#articles.has(name)) await tree.remove(join('articles', name))
      this.#articles.add(name)
      try {
        await tree.copy(join('articles', name))
      } catch (error) {
        // Deleted or replaced under our eyes: the next pass sees what became of it. In the last nobody does that.
        if (last || !isMissing(error)) throw error
        this.#touched.add(name)
      }
    })
    // A name that is no article's is a note, or was set aside: small, and looked at again.
    for (const name of names) if (!isArticleId(name)) this.#articles.delete(name)
    await this.#removeGone('articles', names)
    await tree.sync('articles')
  }

  async #passFolder(folder: string, last: boolean): Promise<void> {
    const { fs, from, to, tree } = this.#options
    await fs.makeFolder(join(to, folder))
    const names = (await fs.names(join(from, folder))).filter((name) => !name.endsWith('.tmp'))
    for (const inner of names) {
      const name = join(folder, inner)
      try {
        if ((await fs.kind(join(from, name))) === 'folder') await this.#passFolder(name, last)
        else await this.#copyNews(name)
      } catch (error) {
        if (last || !isMissing(error)) throw error
      }
    }
    await this.#removeGone(folder, names)
    await tree.sync(folder)
  }

  /** What is new, or other than it was copied. Backups are never written again under the same name. */
  async #copyNews(name: string): Promise<void> {
    const { fs, from, tree } = this.#options
    const known = this.#sums.get(name)
    if (known !== undefined && name.startsWith('backups')) return
    const sum = checksum(await fs.readFile(join(from, name)))
    if (sum === known) return
    await tree.file(name)
    this.#sums.set(name, sum)
  }

  async #removeGone(folder: string, names: readonly string[]): Promise<void> {
    const { fs, to, tree, others } = this.#options
    const there = new Set(names)
    for (const name of await fs.names(join(to, folder))) {
      if (there.has(name) || (folder === '' && others.has(name))) continue
      this.#articles.delete(name)
      await tree.remove(join(folder, name))
    }
  }
}
