import type { ArticleDraft } from '../../src/core/library/draft.ts'
import { bodyOf } from './model.ts'

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
    source: { extension: 'txt', bytes: Buffer.from(`${title} ${version}`) },
    tags: [],
    wordCount: 3,
    excerpt: title,
    fingerprint: `${title} ${version}`,
  }
}
