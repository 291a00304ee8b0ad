import fs from 'node:fs'
import path from 'node:path'
import type { ArticleId } from '@shared/article.ts'
import { plainText } from '@core/markup/blocks.ts'
import type { PreparedText } from './prepared-text.ts'
import { prepareText, sizeOf } from './prepared-text.ts'

/** Characters kept from one keystroke to the next: about 400 articles, and 8 to 16 MB. */
const keptCharacters = 8_000_000
/** Of longer texts only the beginning is looked through for the sentence to show; all of it is indexed. */
const longestRecalled = 1_000_000

/** What of a body is indexed. */
export interface ArticleBody {
  readonly text: string
  readonly hasPicture: boolean
}

const picture = /<img\b/i

/** Plain texts of bodies, read from the library's folder; the ones used last stay in memory. */
export class ArticleTexts {
  private readonly folder: string
  private readonly kept = new Map<ArticleId, Kept>()
  private characters = 0

  /** @param folder of the library */
  constructor(folder: string) {
    this.folder = folder
  }

  /** @returns null if the body is gone or cannot be read */
  read(id: ArticleId): ArticleBody | null {
    try {
      const html = fs.readFileSync(path.join(this.folder, 'articles', id, 'body.html'), 'utf8')
      return { text: plainText(html), hasPicture: picture.test(html) }
    } catch {
      return null
    }
  }

  /** As `read`, but ready to be looked through, and remembered; empty if it cannot be read. */
  recall(id: ArticleId): PreparedText {
    const known = this.kept.get(id)
    const text = known?.text ?? prepareText((this.read(id)?.text ?? '').slice(0, longestRecalled))
    const size = known?.size ?? sizeOf(text)
    // Set anew, it is the last to be forgotten.
    this.forget(id)
    this.kept.set(id, { text, size })
    this.characters += size
    for (const oldest of this.kept.keys()) {
      if (this.characters <= keptCharacters) break
      this.forget(oldest)
    }
    return text
  }

  /** To be called when the body has changed. */
  forget(id: ArticleId): void {
    this.characters -= this.kept.get(id)?.size ?? 0
    this.kept.delete(id)
  }
}

interface Kept {
  readonly text: PreparedText
  readonly size: number
}
