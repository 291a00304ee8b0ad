import { cleanBody } from '@core/markup/tidy.ts'
import type { Reading } from '../reading.ts'
import type { ReadSource } from '../source.ts'

/**
 * A body as a library keeps it, from an archive: only its `html` counts. Cleaning a clean body changes nothing,
 * so one that is changed by it was not ours, or was made by a version that let more through; both are said.
 */
export function readKeptBody(source: ReadSource): Reading {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(source.bytes)
  const html = cleanBody(text)
  const notes = html === text ? [] : ['Its text held what no article may hold, and was cleaned.']
  const draft = {
    title: '',
    standfirst: [],
    byline: null,
    dateline: null,
    publishedAt: null,
    site: null,
    url: null,
    language: null,
    direction: 'ltr' as const,
    html,
    source: { extension: 'html', bytes: source.bytes },
    tags: [],
    wordCount: 0,
    excerpt: '',
    fingerprint: '',
  }
  return { ok: true, format: 'offprint', articles: [{ draft, furniture: [] }], notes }
}
