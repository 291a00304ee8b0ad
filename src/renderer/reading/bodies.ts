import type { PlainKey } from '@shared/language/say.ts'
import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import { damagedHeader } from '@shared/article.ts'
import { Observable } from '../ui/observable.ts'

export interface ReadyBody {
  readonly status: 'ready'
  readonly id: ArticleId
  readonly html: string
  /** The file is not what was written once. */
  readonly isDamaged: boolean
}

export interface FailedBody {
  readonly status: 'failed'
  readonly id: ArticleId
  readonly message: PlainKey
}

/** Few: those beside the open article, and those that were open just now. */
const mostKept = 8
/** In characters of markup, of all that are kept; a longer one is fetched when it is opened. */
const mostCharacters = 4_000_000

interface Kept {
  readonly id: ArticleId
  readonly arriving: Promise<ReadyBody | FailedBody>
  readonly body: ReadyBody | null
}

type FetchBody = (address: string) => Promise<Response>
type Asked = Pick<ArticleSummary, 'id' | 'fingerprint'>

/**
 * Bodies of articles over the app's own protocol, some of them fetched before they are asked for. One is forgotten as
 * soon as anything of its article changes, so that none is older than the library.
 */
export class Bodies extends Observable<ReadonlyMap<string, ReadyBody>> {
  readonly #fetch: FetchBody
  /** By article and text; what was asked for last stands last. */
  readonly #kept = new Map<string, Kept>()

  /** @param fetchBody as `fetch` does */
  constructor(fetchBody: FetchBody) {
    super(new Map())
    this.#fetch = fetchBody
  }

  /** What is here already. */
  static of(article: Asked, here: ReadonlyMap<string, ReadyBody>): ReadyBody | null {
    return here.get(keyOf(article)) ?? null
  }

  /** @param anew asks again, whatever is known */
  async get(article: Asked, anew = false): Promise<ReadyBody | FailedBody> {
    const key = keyOf(article)
    const known = anew ? undefined : this.#kept.get(key)
    const kept: Kept = known ?? { id: article.id, arriving: this.#ask(article.id), body: null }
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    const body = await kept.arriving
    if (this.#kept.get(key) === kept && kept.body === null) {
      if (body.status === 'ready') this.#kept.set(key, { ...kept, body })
      else this.#kept.delete(key)
      this.#makeRoom()
      this.#tell()
    }
    return body
  }

  /** Fetches those that are likely to be opened next. */
  async ahead(articles: readonly Asked[]): Promise<void> {
    await Promise.all(
      articles.filter((article) => !this.#kept.has(keyOf(article))).map((each) => this.get(each)),
    )
  }

  forget(ids: readonly ArticleId[]): void {
    const gone = new Set(ids)
    for (const [key, { id }] of this.#kept) if (gone.has(id)) this.#kept.delete(key)
    this.#tell()
  }

  clear(): void {
    this.#kept.clear()
    this.#tell()
  }

  #tell(): void {
    const here = [...this.#kept].flatMap(([key, { body }]) => (body === null ? [] : [[key, body] as const]))
    this.set(new Map(here))
  }

  #makeRoom(): void {
    let characters = 0
    for (const { body } of this.#kept.values()) characters += body?.html.length ?? 0
    for (const [key, { body }] of this.#kept) {
      if (this.#kept.size <= mostKept && characters <= mostCharacters) return
      characters -= body?.html.length ?? 0
      this.#kept.delete(key)
    }
  }

  async #ask(id: ArticleId): Promise<ReadyBody | FailedBody> {
    try {
      const response = await this.#fetch(`/articles/${id}/body.html`)
      if (response.ok) {
        const isDamaged = response.headers.has(damagedHeader)
        return { status: 'ready', id, html: await response.text(), isDamaged }
      }
      return { status: 'failed', id, message: reasonOf(response.status) }
    } catch (error) {
      // fetch throws for what the network could not do; here that is the disk behind the protocol.
      if (!(error instanceof Error)) throw error
      return { status: 'failed', id, message: 'reading.itsTextCouldNotBeRead' }
    }
  }
}

function keyOf({ id, fingerprint }: Asked): string {
  return `${id} ${fingerprint}`
}

function reasonOf(status: number): PlainKey {
  return status === 404 ? 'reading.itsTextIsMissingFromThe' : 'reading.itsTextCouldNotBeRead'
}
