import { randomBytes } from 'node:crypto'
import { ArticleId, ImportId } from '@shared/article.ts'
import { HighlightId } from '@shared/highlight.ts'
import * as v from 'valibot'

/** Crockford's base 32 in lower case: no i, l, o or u, so an id read aloud is written down right. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 80 random bits: among 100,000 articles the chance of two alike is below one in 10^14. */
function newId(): string {
  let id = ''
  // 256 is a multiple of 32, so a byte's low five bits are uniform.
  for (const byte of randomBytes(16)) id += alphabet.charAt(byte & 31)
  return id
}

export function newArticleId(): ArticleId {
  return v.parse(ArticleId, newId())
}

export function newHighlightId(): HighlightId {
  return v.parse(HighlightId, newId())
}

export function newImportId(): ImportId {
  return v.parse(ImportId, newId())
}
