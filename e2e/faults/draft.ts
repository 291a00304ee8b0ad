import type { ArticleDraft } from '../../src/core/library/draft.ts'
import { bodyOf } from './model.ts'
import { picturesOf } from './pictures.ts'

export function draftWith(title: string, version: number): ArticleDraft {
  return {
    title,
    standfirst: [],
    byline: null,
    dateline: null,
    publishedAt: null,
    site: null,
    url: null,
    language: 'en',
    direction: 'ltr',
    html: bodyOf(title, version),
    images: picturesOf(title, version),
    source: { extension: 'txt', bytes: Buffer.from(`${title} ${version}`) },
    tags: [],
    wordCount: 3,
    excerpt: title,
    fingerprint: `${title} ${version}`,
  }
}
