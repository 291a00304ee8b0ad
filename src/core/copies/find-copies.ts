import type { ArticleId, ArticleSummary, Row } from '@shared/article.ts'
import type { CopyEvidence } from '@shared/copies.ts'
import type { Result } from '@shared/result.ts'
import { addressSpellings, isFrontPage } from '@core/importing/evidence/canonical-address.ts'
import { isSameArticle } from '@core/importing/same-article.ts'
import { isSameText } from '@core/importing/similar/same-text.ts'
import { bandsOf, sketchOf, wordsOf } from '@core/importing/similar/sketch.ts'
import { plainText } from '@core/markup/blocks.ts'
import { byRichness } from './richer.ts'

/** What it asks of a library. */
export interface CopyShelf {
  all(): Iterable<ArticleSummary>
  body(id: ArticleId): Promise<Result<string, { readonly code: string }>>
}

export interface FoundGroup {
  /** The richest first; each other one is a copy of it. */
  readonly articles: readonly ArticleSummary[]
  readonly evidence: CopyEvidence
}

export interface FreshSketch {
  readonly id: ArticleId
  readonly sketch: Uint32Array
}

export interface FoundCopies {
  /** Those that came in last first. */
  readonly groups: readonly FoundGroup[]
  /** Articles outside the Trash. */
  readonly articles: number
  /** Of texts that had none yet: kept, they make the next look quick. */
  readonly fresh: readonly FreshSketch[]
}

export interface FindOptions {
  /** Sketches that are known already. */
  readonly sketches: ReadonlyMap<Row, Uint32Array>
  /** In articles. */
  readonly onProgress: (done: number, total: number) => void
}

/** Articles with one thing in common are compared two by two: beyond so many it is furniture that they share. */
const mostCompared = 50
/** Shorter texts share runs of words by chance. */
const fewestWords = 20
/** Of weakening strength. */
const evidences: readonly CopyEvidence[] = ['words', 'address', 'likeness']

/**
 * Which articles of a library, outside its Trash, are one and the same. Each group gathers around its richest article, and
 * holds what is a copy of that one, so that a chain of small differences never joins two that differ much. Texts that
 * cannot be read are copies of nothing.
 */
export async function findCopies(shelf: CopyShelf, options: FindOptions): Promise<FoundCopies> {
  const articles = [...shelf.all()].filter(({ trashedAt }) => trashedAt === null)
  const texts = new Texts(shelf)
  const fresh: FreshSketch[] = []
  const byTrait = new Map<string | number, ArticleSummary[]>()
  const firstWith = new Map<string | number, ArticleSummary>()
  for (const [index, article] of articles.entries()) {
    options.onProgress(index, articles.length)
    let sketch = options.sketches.get(article.row) ?? null
    if (sketch === null && article.linkOnly !== true) {
      const text = await texts.of(article)
      sketch = text === null ? null : sketchOf(text)
      if (sketch !== null) fresh.push({ id: article.id, sketch })
    }
    for (const trait of traitsOf(article, sketch)) {
      // Nearly all traits are one article's own, and a list for each would take more room than all else.
      const first = firstWith.get(trait)
      if (first === undefined) firstWith.set(trait, article)
      else if (first !== article) byTrait.set(trait, [...(byTrait.get(trait) ?? [first]), article])
    }
  }
  const neighbours = neighboursOf(byTrait)
  const groups: FoundGroup[] = []
  const taken = new Set<Row>()
  for (const richest of [...neighbours.keys()].toSorted(byRichness)) {
    if (taken.has(richest.row)) continue
    const copies: ArticleSummary[] = []
    let weakest = 0
    for (const other of [...(neighbours.get(richest) ?? [])].toSorted(byRichness)) {
      // The richer ones had their turn: what they did not take is no copy of theirs, nor they of it.
      if (taken.has(other.row) || byRichness(other, richest) < 0) continue
      const evidence = await evidenceFor(richest, other, texts)
      if (evidence === null) continue
      copies.push(other)
      taken.add(other.row)
      weakest = Math.max(weakest, evidences.indexOf(evidence))
    }
    texts.forget()
    if (copies.length === 0) continue
    taken.add(richest.row)
    groups.push({ articles: [richest, ...copies], evidence: evidences[weakest] ?? 'likeness' })
  }
  options.onProgress(articles.length, articles.length)
  return { groups: groups.toSorted(lastFirst), articles: articles.length, fresh }
}

/** What two articles have in common that may be copies. */
function traitsOf(
  { fingerprint, url }: ArticleSummary,
  sketch: Uint32Array | null,
): readonly (string | number)[] {
  const bands = sketch === null ? [] : bandsOf(sketch).map((value, band) => band * 2 ** 32 + value)
  // Of the ways to spell an address one stands for all.
  return [`words ${fingerprint}`, ...spellingsOf(url).toSorted().slice(0, 1), ...bands]
}

function spellingsOf(url: string | null): readonly string[] {
  return url === null || !URL.canParse(url) ? [] : addressSpellings(url)
}

/** Of each article those that share a trait with it; articles that share none are left out. */
function neighboursOf(
  byTrait: ReadonlyMap<string | number, readonly ArticleSummary[]>,
): ReadonlyMap<ArticleSummary, ReadonlySet<ArticleSummary>> {
  const neighbours = new Map<ArticleSummary, Set<ArticleSummary>>()
  const join = (one: ArticleSummary, other: ArticleSummary): void => {
    const known = neighbours.get(one)
    if (known === undefined) neighbours.set(one, new Set([other]))
    else known.add(other)
  }
  for (const sharing of byTrait.values()) {
    const compared =
      sharing.length <= mostCompared ? sharing : sharing.toSorted(byRichness).slice(0, mostCompared)
    for (const [index, one] of compared.entries()) {
      for (const other of compared.slice(index + 1)) {
        join(one, other)
        join(other, one)
      }
    }
  }
  return neighbours
}

/** What tells that the second is a copy of the first; null where nothing does. */
async function evidenceFor(
  richer: ArticleSummary,
  other: ArticleSummary,
  texts: Texts,
): Promise<CopyEvidence | null> {
  if (richer.fingerprint === other.fingerprint) return 'words'
  const atOneAddress = sharesAddress(richer, other)
  if (atOneAddress && other.linkOnly === true) return 'address'
  if (richer.linkOnly === true || other.linkOnly === true) return null
  const [one, two] = [await texts.of(richer), await texts.of(other)]
  if (one === null || two === null) return null
  if (atOneAddress && !isFrontPage(richer.url ?? '') && tellTheSame(one, two)) return 'address'
  return isSameText(one, two) ? 'likeness' : null
}

/** Of a page that became many articles the shortest have too few words to be told apart by: they must stand in the other. */
function tellTheSame(longer: string, shorter: string): boolean {
  const words = wordsOf(shorter)
  if (words.length >= fewestWords) return isSameArticle(longer, shorter)
  return wordsOf(longer).join(' ').includes(words.join(' '))
}

function sharesAddress(one: ArticleSummary, other: ArticleSummary): boolean {
  const spellings = spellingsOf(one.url)
  return spellingsOf(other.url).some((spelling) => spellings.includes(spelling))
}

function lastFirst(one: FoundGroup, other: FoundGroup): number {
  const last = ({ articles }: FoundGroup): number => Math.max(...articles.map(({ row }) => row))
  return last(other) - last(one)
}

/** Texts without their markup; null for one that cannot be read. */
class Texts {
  readonly #shelf: CopyShelf
  readonly #known = new Map<ArticleId, string | null>()

  constructor(shelf: CopyShelf) {
    this.#shelf = shelf
  }

  async of({ id }: ArticleSummary): Promise<string | null> {
    const known = this.#known.get(id)
    if (known !== undefined) return known
    const body = await this.#shelf.body(id)
    const text = body.ok ? plainText(body.value) : null
    // Those of one group are compared again and again; all of a library would not fit.
    if (this.#known.size >= mostCompared) this.#known.clear()
    this.#known.set(id, text)
    return text
  }

  forget(): void {
    this.#known.clear()
  }
}
