import fs from 'node:fs'
import path from 'node:path'
import type { ArticleId } from '@shared/article.ts'
import { plainText } from '@core/markup/blocks.ts'

/** Characters of text kept from one keystroke to the next: about 500 long articles. */
const keptCharacters = 16_000_000

/** Plain texts of bodies, read from the library's folder; the ones used last stay in memory. */
export class ArticleTexts {
  private readonly folder: string
  private readonly kept = new Map<ArticleId, string>()
  private characters = 0

  /** @param folder of the library */
  constructor(folder: string) {
    this.folder = folder
  }

  /** @returns null if the body is gone or cannot be read */
  read(id: ArticleId): string | null {
    try {
      return plainText(fs.readFileSync(path.join(this.folder, 'articles', id, 'body.html'), 'utf8'))
    } catch {
      return null
    }
  }

  /** As `read`, but remembers; empty if it cannot be read. */
  recall(id: ArticleId): string {
    const known = this.kept.get(id)
    const text = known ?? this.read(id) ?? ''
    this.forget(id)
    this.kept.set(id, text)
    this.characters += text.length
    for (const oldest of this.kept.keys()) {
      if (this.characters <= keptCharacters) break
      this.forget(oldest)
    }
    return text
  }

  /** To be called when the body has changed. */
  forget(id: ArticleId): void {
    this.characters -= this.kept.get(id)?.length ?? 0
    this.kept.delete(id)
  }
}
