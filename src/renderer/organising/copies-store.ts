import type { ArticleId } from '@shared/article.ts'
import type { CopiesFound, CopiesProgress, CopyGroup } from '@shared/copies.ts'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import { Observable } from '../ui/observable.ts'
import type { Acts } from './acts.ts'

export interface CopiesState {
  /** Null while nothing is looked for. */
  readonly looking: CopiesProgress | null
  /** Null before the first look, and where it failed. */
  readonly found: CopiesFound | null
  readonly failure: string | null
  readonly isJoining: boolean
  /** By the first article of a group: which of it stays instead, and which groups are left as they are. */
  readonly kept: ReadonlyMap<ArticleId, ArticleId>
  readonly left: ReadonlySet<ArticleId>
}

const atRest: CopiesState = {
  looking: null,
  found: null,
  failure: null,
  isJoining: false,
  kept: new Map(),
  left: new Set(),
}

export interface CopiesOptions {
  readonly client: OffprintClient
  readonly acts: Pick<Acts, 'tell'>
}

/** Articles that came in more than once: looked for when asked, and joined as the reader chooses. */
export class CopiesStore extends Observable<CopiesState> {
  readonly #options: CopiesOptions
  /** Tells an answer from that of a look that was given up. */
  #look = 0

  constructor(options: CopiesOptions) {
    super(atRest)
    this.#options = options
    options.client.on('copies.progressed', (looking) => {
      // What comes after the answer is old news.
      if (this.state.looking !== null) this.set({ ...this.state, looking })
    })
  }

  async find(): Promise<void> {
    const look = ++this.#look
    this.set({ ...atRest, looking: { done: 0, total: 0 } })
    const found = await this.#options.client.copies.find()
    if (look !== this.#look) return
    this.set(found.ok ? { ...atRest, found: found.value } : { ...atRest, failure: found.fault.message })
  }

  /** Ends a look that is under way, and forgets what was found. */
  async close(): Promise<void> {
    const wasLooking = this.state.looking !== null
    this.#look += 1
    this.set(atRest)
    if (wasLooking) await this.#options.client.copies.stop()
  }

  keep(group: CopyGroup, id: ArticleId): void {
    const [first] = group.articles
    if (first !== undefined) this.set({ ...this.state, kept: new Map([...this.state.kept, [first.id, id]]) })
  }

  choose(group: CopyGroup, isChosen: boolean): void {
    const left = new Set(this.state.left)
    for (const { id } of group.articles.slice(0, 1)) {
      if (isChosen) left.delete(id)
      else left.add(id)
    }
    this.set({ ...this.state, left })
  }

  isChosen({ articles: [first] }: CopyGroup): boolean {
    return first !== undefined && !this.state.left.has(first.id)
  }

  /** The one of a group that stays. */
  kept({ articles: [first] }: CopyGroup): ArticleId | null {
    return first === undefined ? null : (this.state.kept.get(first.id) ?? first.id)
  }

  get chosen(): readonly CopyGroup[] {
    return (this.state.found?.groups ?? []).filter((group) => this.isChosen(group))
  }

  /** Joins what is chosen, as one step. Gives whether it was done. */
  async join(): Promise<boolean> {
    const { client, acts } = this.#options
    const groups = this.chosen.flatMap((group) => {
      const keep = this.kept(group)
      const others = group.articles.map(({ id }) => id).filter((id) => id !== keep)
      return keep === null ? [] : [{ keep, others }]
    })
    if (groups.length === 0 || this.state.isJoining) return false
    this.set({ ...this.state, isJoining: true })
    const done = acts.tell(await client.copies.join({ groups }))
    this.set({ ...this.state, isJoining: false })
    return done
  }
}
