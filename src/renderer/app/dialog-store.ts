import type { Quote } from '@shared/anchor/anchor.ts'
import type { ArticleSummary } from '@shared/article.ts'
import type { ImportId } from '@shared/article.ts'
import type { ReceiptHead } from '@shared/receipt.ts'
import type { Survey } from '@shared/survey.ts'
import type { SavedSearch } from '@shared/settings.ts'
import type { Arrival, ShownAddress } from '@shared/opening.ts'
import type { Region } from '../commands/region.ts'
import type { Question } from '../organising/mass-question.ts'
import type { MovePlan, OldCopyLine, OtherLibrary } from '@shared/storage.ts'
import { Observable } from '../ui/observable.ts'

export type DialogState =
  | { readonly kind: 'add' }
  | { readonly kind: 'receipts' }
  | { readonly kind: 'receipt'; readonly receipt: ReceiptHead; readonly fromList: boolean }
  /** An export was looked through; `plan` names it. */
  | { readonly kind: 'survey'; readonly plan: number; readonly survey: Survey }
  | { readonly kind: 'stop-import'; readonly id: ImportId }
  /** `page`: the one that is shown first. */
  | { readonly kind: 'settings'; readonly page?: string }
  | { readonly kind: 'library' }
  | { readonly kind: 'backups' }
  | { readonly kind: 'move'; readonly plan: MovePlan }
  | { readonly kind: 'other'; readonly other: OtherLibrary }
  | { readonly kind: 'old-copy'; readonly copy: OldCopyLine; readonly index: number }
  | { readonly kind: 'keys' }
  | { readonly kind: 'palette'; readonly region: Region }
  | { readonly kind: 'tags'; readonly articles: readonly ArticleSummary[] }
  | { readonly kind: 'statistics' }
  | { readonly kind: 'copies' }
  | { readonly kind: 'details'; readonly article: ArticleSummary }
  | { readonly kind: 'rename-tag'; readonly tag: string }
  | { readonly kind: 'split'; readonly article: ArticleSummary }
  | { readonly kind: 'cut'; readonly article: ArticleSummary; readonly selected: Quote | null }
  | { readonly kind: 'reextract'; readonly article: ArticleSummary }
  | { readonly kind: 'merge'; readonly articles: readonly ArticleSummary[] }
  /** `saved`: the one to change; null to save a new one. */
  | { readonly kind: 'savedSearch'; readonly saved: SavedSearch | null; readonly query: string }
  | { readonly kind: 'delete'; readonly articles: readonly ArticleSummary[] }
  /** Another program wants something added. */
  | { readonly kind: 'arrival'; readonly arrival: Extract<Arrival, { readonly kind: 'link' | 'text' }> }
  /** A link that may deceive. */
  | { readonly kind: 'link'; readonly address: ShownAddress }
  | { readonly kind: 'discard' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'mass'; readonly question: Question }

/** At most one dialog at a time; focus goes back to where it was when it closes. */
export class DialogStore extends Observable<DialogState | null> {
  constructor() {
    super(null)
  }

  open(dialog: DialogState): void {
    this.set(dialog)
  }

  close(): void {
    this.set(null)
  }
}
