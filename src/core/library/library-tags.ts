import type { ArticleId } from '@shared/article.ts'
import type { StoreFault, TagNotFound } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Done } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { isInBranch, withBranch } from '@shared/tag.ts'
import type { Acts } from './acts.ts'
import type { Operation } from './operations.ts'

/** What is done to a tag on all articles that have it, those in the Trash included. One undo step each. */
export class LibraryTags {
  readonly #acts: Acts

  constructor(acts: Acts) {
    this.#acts = acts
  }

  /** With all that is nested in it. A name that is there already takes the articles in. */
  rename(tag: string, name: string): Promise<Result<Done, TagNotFound | StoreFault>> {
    return this.#change(tag, name, (count) => `Renamed the tag “${tag}” to “${name}” on ${count}`)
  }

  /** With all that is nested in it. The articles stay. */
  remove(tag: string): Promise<Result<Done, TagNotFound | StoreFault>> {
    return this.#change(tag, null, (count) => `Removed the tag “${tag}” from ${count}`)
  }

  async #change(
    tag: string,
    name: string | null,
    labelFor: (count: string) => string,
  ): Promise<Result<Done, TagNotFound | StoreFault>> {
    const byList = this.#articlesByList(tag)
    const count = [...byList.values()].reduce((sum, ids) => sum + ids.length, 0)
    if (count === 0) return fail(fault('tag-not-found', `No article has the tag “${tag}” any more.`))
    const operations = [...byList].map(([list, ids]): Operation => {
      const before = JSON.parse(list) as readonly string[]
      const after = withBranch(before, tag, name)
      const add = after.filter((each) => !before.includes(each))
      return { op: 'tag', ids, add, remove: before.filter((each) => !after.includes(each)) }
    })
    const label = labelFor(count === 1 ? 'one article' : `${count.toLocaleString('en')} articles`)
    const committed = await this.#acts.commits.commit({ label, operations, stepOf: this.#acts.stepOf(label) })
    return committed.ok ? ok({ revision: committed.value.revision, label }) : committed
  }

  /** Articles share few different lists of tags: those that hold the branch, by their list. */
  #articlesByList(branch: string): ReadonlyMap<string, readonly ArticleId[]> {
    const { columns } = this.#acts.opened.low.data.articles
    const lists = columns.tagLists.all
    const holds = lists.map((list) =>
      (JSON.parse(list) as readonly string[]).some((tag) => isInBranch(tag, branch)),
    )
    const found = new Map<string, ArticleId[]>()
    for (let row = 0; row < columns.length; row++) {
      const list = columns.arrays.tags[row] ?? 0
      if (holds[list] !== true || !columns.has(row)) continue
      const key = lists[list] ?? '[]'
      const ids = found.get(key)
      if (ids === undefined) found.set(key, [columns.id(row) as ArticleId])
      else ids.push(columns.id(row) as ArticleId)
    }
    return found
  }
}
