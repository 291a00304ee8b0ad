import { readSource } from '@core/importing/read.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { ArticleSummary } from '@shared/article.ts'
import { describe, expect, it } from 'vitest'
import { articleHtml } from './article-html.ts'
import { articleMarkdown } from './article-markdown.ts'

const markdown = `---
title: "Bread: why it rises"
source: https://kitchen.example/bread
author: Ann Lee
site: Kitchen & Co
dateline: PORT ALDER
published: 2024-03-05
standfirst: [Yeast and time., Nothing more.]
tags: [bread, slow food]
bookmarked: true
---
Bread rises because yeast eats sugar and breathes out gas, which the gluten holds until the oven sets its walls.

- flour
- [water](https://water.example/)

> Time does *most* of the work.

| Loaf | Hours |
| ---- | ----- |
| Rye  | 12    |
`

function read(name: string, text: string): ArticleDraft {
  const reading = readSource({ name, bytes: new TextEncoder().encode(text) })
  const draft = reading.ok ? reading.articles[0]?.draft : undefined
  if (draft === undefined) throw new Error('nothing was read')
  return draft
}

function asSummary({ state, ...draft }: ArticleDraft): ArticleSummary {
  const marks = {
    bookmarked: false,
    archived: false,
    read: false,
    trashedAt: null,
    progress: 0,
    place: null,
    ...state,
  }
  return { ...draft, ...marks, addedAt: '2024-04-01T00:00:00.000Z' } as unknown as ArticleSummary
}

describe('an exported article', () => {
  it('comes back from Markdown as it was', () => {
    const before = read('a.md', markdown)
    const after = read('b.md', articleMarkdown(asSummary(before), before.html))
    const addedAt = '2024-04-01T00:00:00.000Z'
    expect({ ...after, source: null }).toEqual({ ...before, addedAt, source: null })
  })

  it('keeps a heading of its text that says the title again', () => {
    const before = read(
      'a.md',
      '---\ntitle: The harbour\n---\nIt began at the quay.\n\n## The harbour\n\nIt ended there.\n',
    )
    expect(before.html).toContain('>The harbour</h2>')
    expect(read('b.md', articleMarkdown(asSummary(before), before.html)).html).toBe(before.html)
  })

  it('comes back from a page with its text and what a page can say of it', () => {
    const before = read('a.md', markdown)
    const after = read('b.html', articleHtml(asSummary(before), before.html))
    const { title, byline, publishedAt, url, site } = before
    expect(after).toMatchObject({ title, byline, publishedAt, url, site })
    expect(after.html).toBe(before.html)
  })
})
