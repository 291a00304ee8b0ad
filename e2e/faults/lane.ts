import { newImportId } from '../../src/core/library/ids.ts'
import type { Library } from '../../src/core/library/library.ts'
import type { ArticleId, ArticleSummary, ImportId } from '../../src/shared/article.ts'
import type { HighlightId } from '../../src/shared/highlight.ts'
import { draftWith } from './draft.ts'
import type { Mark } from './marks.ts'
import { colourOf, draftOfMark, madeMark, marksOf, marksShown, noteOf } from './marks.ts'
import type { Change, Shown } from './model.ts'
import {
  articleAsAdded,
  receiptOf,
  receiptShown,
  receiptTitle,
  settingsShown,
  settingsTitle,
  shownOf,
  themes,
  versionOf,
} from './model.ts'

interface Known {
  readonly id: ArticleId
  readonly title: string
  readonly importId: ImportId
  readonly shown: Shown
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly fault: { readonly message: string } }

export interface Act {
  readonly changes: readonly Change[]
  readonly run: () => Promise<Outcome>
  /** What the lane knows when it worked. */
  readonly after: () => void
}

/** Articles that one lane has for itself. */
const most = 40
/** From this many on, marks of an article are only changed or removed. */
const mostMarks = 8

/** Chooses acts at random, on articles that no other lane touches. */
export class Lane {
  readonly #name: string
  readonly #library: Library
  readonly #random: () => number
  /** A title that was never used before. */
  readonly #newTitle: () => string
  readonly #known = new Map<string, Known>()
  /** An import whose receipt is still to be written. */
  #unreceipted: ImportId | null = null

  constructor(name: string, library: Library, random: () => number, newTitle: () => string) {
    this.#name = name
    this.#library = library
    this.#random = random
    this.#newTitle = () => `${name}-${newTitle()}`
  }

  /** @throws when a text is not as it was written */
  async learn(): Promise<void> {
    for (const article of this.#library.all()) {
      if (!article.title.startsWith(`${this.#name}-`)) continue
      const body = await this.#library.body(article.id)
      const version = body.ok ? versionOf(article.title, body.value) : null
      if (version === null) throw new Error(`the text of ${article.title} is not as it was written`)
      this.#know(article, shownOf(article, version, this.#library.highlights(article.id)))
    }
  }

  #know({ id, title, importId }: ArticleSummary, shown: Shown): void {
    this.#known.set(title, { id, title, importId, shown })
  }

  next(): Act {
    const all = [...this.#known.values()]
    const of = all[Math.floor(this.#random() * all.length)]
    const choice = this.#random()
    if (this.#unreceipted !== null) return this.#receipt(this.#unreceipted)
    if (of === undefined || (choice < 0.2 && this.#known.size < most)) return this.#adding()
    const { id, shown } = of
    if (shown.trashed) return choice < 0.6 ? this.#deleting(of) : this.#restoring(of)
    if (choice < 0.26) return this.#change(of, { trashed: true }, () => this.#library.trash([id]))
    if (choice < 0.28) return this.#undoingImport(of.importId)
    if (choice < 0.32 && this.#known.size < most) return this.#reshaping([of])
    if (choice < 0.34) return this.#reshaping(all.filter((one) => !one.shown.trashed).slice(0, 2))
    if (choice < 0.4) return this.#replacing(of)
    if (choice < 0.5) return this.#tagging(of)
    if (choice < 0.58) return this.#remembering(of)
    if (choice < 0.6 && this.#name === 'lane0') return this.#settings()
    if (choice < 0.8) return this.#marking(of)
    if (choice < 0.88) {
      const archived = !shown.archived
      return this.#change(of, { archived }, () => this.#library.setState([id], { archived }))
    }
    const bookmarked = !shown.bookmarked
    return this.#change(of, { bookmarked }, () => this.#library.setState([id], { bookmarked }))
  }

  #change(of: Known, part: Partial<Shown>, run: Act['run']): Act {
    const to = { ...of.shown, ...part }
    const after = (): void => void this.#known.set(of.title, { ...of, shown: to })
    return { changes: [{ title: of.title, to }], run, after }
  }

  #titles(most: number): readonly string[] {
    return Array.from({ length: 1 + Math.floor(this.#random() * most) }, this.#newTitle)
  }

  /** An import of a few articles; its receipt is the next act. */
  #adding(): Act {
    const titles = this.#titles(3)
    const importId = newImportId()
    return this.#bringing(titles, [], importId, async () => {
      const drafts = titles.map((title) => draftWith(title, 1))
      return this.#library.add(drafts, importId, new Date().toISOString())
    })
  }

  /** Split, if it is one article, else merged: what comes is there and what was is in the trash, or neither. */
  #reshaping(from: readonly Known[]): Act {
    const [first] = from
    if (first === undefined) return this.#adding()
    const titles = from.length === 1 ? this.#titles(3) : this.#titles(1)
    return this.#bringing(titles, from, null, async () => {
      const drafts = titles.map((title) => draftWith(title, 1))
      if (from.length === 1) return this.#library.split(first.id, drafts)
      const ids = from.map((one) => one.id)
      const merged = await this.#library.merge(ids, draftWith(titles[0] ?? '', 1))
      return merged.ok ? { ok: true, value: [merged.value] } : merged
    })
  }

  #bringing(
    titles: readonly string[],
    trashed: readonly Known[],
    importId: ImportId | null,
    bring: () => Promise<
      { readonly ok: true; readonly value: readonly ArticleSummary[] } | Extract<Outcome, { ok: false }>
    >,
  ): Act {
    let brought: readonly ArticleSummary[] = []
    return {
      changes: [
        ...titles.map((title) => ({ title, to: articleAsAdded })),
        ...trashed.map(({ title, shown }) => ({ title, to: { ...shown, trashed: true } })),
      ],
      run: async () => {
        const outcome = await bring()
        if (outcome.ok) brought = outcome.value
        return outcome
      },
      after: () => {
        for (const article of brought) this.#know(article, articleAsAdded)
        for (const one of trashed)
          this.#known.set(one.title, { ...one, shown: { ...one.shown, trashed: true } })
        this.#unreceipted = importId
      },
    }
  }

  #receipt(id: ImportId): Act {
    return {
      changes: [{ title: receiptTitle(id), to: receiptShown }],
      run: () => this.#library.saveReceipt(receiptOf(id)),
      after: () => (this.#unreceipted = null),
    }
  }

  #undoingImport(importId: ImportId): Act {
    const gone = [...this.#known.values()].filter((one) => one.importId === importId && !one.shown.trashed)
    return {
      changes: gone.map(({ title, shown }) => ({ title, to: { ...shown, trashed: true } })),
      run: () => this.#library.undoImport(importId),
      after: () => {
        for (const one of gone) this.#known.set(one.title, { ...one, shown: { ...one.shown, trashed: true } })
      },
    }
  }

  #deleting(of: Known): Act {
    return {
      changes: [{ title: of.title, to: null }],
      run: () => this.#library.deleteForever([of.id]),
      after: () => this.#known.delete(of.title),
    }
  }

  #restoring(of: Known): Act {
    return this.#change(of, { trashed: false }, () => this.#library.restore([of.id]))
  }

  #replacing(of: Known): Act {
    const version = of.shown.version + 1
    return this.#change(of, { version }, () => this.#library.replaceBody(of.id, draftWith(of.title, version)))
  }

  #tagging(of: Known): Act {
    const tag = `t${Math.floor(this.#random() * 100)}`
    const old = of.shown.tags.split(',').filter((one) => one !== tag)
    return this.#change(of, { tags: tag }, () => this.#library.tag([of.id], [tag], old))
  }

  #remembering(of: Known): Act {
    const progress = Math.floor(this.#random() * 1000) / 1000
    return this.#change(of, { progress }, () =>
      this.#library.remember(of.id, progress, { block: 1, fraction: 0.5 }),
    )
  }

  /** Words are marked, a mark gets another colour, note and tags, or marks go. */
  #marking(of: Known): Act {
    const marks = marksOf(of.shown.marks)
    const random = this.#random
    const choice = random()
    const one = marks[Math.floor(random() * marks.length)]
    if (one === undefined || (choice < 0.5 && marks.length < mostMarks)) {
      const made = Array.from({ length: 1 + Math.floor(random() * 3) }, () => madeMark(of.title, random))
      const drafts = made.map((mark) => draftOfMark(mark, random))
      return this.#marked(of, [...marks, ...made], async () => this.#library.highlight(of.id, drafts))
    }
    const others = marks.filter((mark) => mark !== one)
    if (choice < 0.8) {
      const change = { colour: colourOf(random), note: noteOf(random), tags: ['changed'] }
      return this.#marked(of, [...others, { ...one, ...change }], async () =>
        this.#library.changeHighlight(of.id, this.#markId(of, one), change),
      )
    }
    return this.#marked(of, others, async () =>
      this.#library.removeHighlights(of.id, [this.#markId(of, one)]),
    )
  }

  #marked(of: Known, marks: readonly Mark[], run: Act['run']): Act {
    return this.#change(of, { marks: marksShown(marks) }, run)
  }

  /** @throws when what was marked is not there any more */
  #markId(of: Known, mark: Mark): HighlightId {
    const found = this.#library.highlights(of.id).find(({ quote }) => quote === mark.quote)
    if (found === undefined) throw new Error(`${of.title}: “${mark.quote}” is not marked any more`)
    return found.id
  }

  #settings(): Act {
    const theme = themes[Math.floor(this.#random() * themes.length)] ?? 'dark'
    return {
      changes: [{ title: settingsTitle, to: settingsShown(theme) }],
      run: () => this.#library.changeSettings({ theme }),
      after: () => undefined,
    }
  }
}
