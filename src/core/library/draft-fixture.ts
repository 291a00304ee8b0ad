import type { ArticleDraft } from './draft.ts'

/** A draft for tests: every fact is told by its title. */
export function draftOf(title: string, over: Partial<ArticleDraft> = {}): ArticleDraft {
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
    html: `<p>Body of ${title}.</p>`,
    source: { extension: 'txt', bytes: Buffer.from(`Source of ${title}`) },
    tags: [],
    wordCount: 3,
    excerpt: `Body of ${title}.`,
    fingerprint: `print of ${title}`,
    ...over,
  }
}
