import type { OffprintClient } from '@shared/ipc/contract.ts'
import { Observable } from '../ui/observable.ts'

/** Changes come in bursts, and counting costs a question each. */
const restMs = 400
/** While the index is still being built: until the next look. */
const againMs = 3000

/** How many articles each saved search shows, by its query; one that was not counted yet is missing. */
export class SavedCounts extends Observable<ReadonlyMap<string, number>> {
  readonly #client: OffprintClient
  readonly #queries: () => readonly string[]
  #timer: ReturnType<typeof setTimeout> | null = null
  #asked = 0

  /** @param queries of the searches that are saved now */
  constructor(client: OffprintClient, queries: () => readonly string[]) {
    super(new Map())
    this.#client = client
    this.#queries = queries
  }

  /** To be told when the library or the saved searches have changed. */
  look(afterMs = restMs): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#count()
    }, afterMs)
  }

  async #count(): Promise<void> {
    const asked = ++this.#asked
    const texts = [...new Set(this.#queries())]
    if (texts.length === 0) {
      if (this.state.size > 0) this.set(new Map())
      return
    }
    const answer = await this.#client.search.count({ texts })
    if (asked !== this.#asked || !answer.ok) return
    const { counts, complete } = answer.value
    // What is counted too low for want of an index is better not said.
    if (complete) this.set(new Map(texts.map((text, index) => [text, counts[index] ?? 0])))
    else this.look(againMs)
  }
}
