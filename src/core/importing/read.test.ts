import { describe, expect, it } from 'vitest'
import type { ArticleDraft } from '@core/library/draft.ts'
import { plainText } from '@core/markup/blocks.ts'
import { readSource } from './read.ts'
import type { ReadSource } from './source.ts'

function source(name: string, text: string, extra: Partial<ReadSource> = {}): ReadSource {
  return { name, bytes: new TextEncoder().encode(text), ...extra }
}

function draftsOf(given: ReadSource): readonly ArticleDraft[] {
  const reading = readSource(given)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.articles.map((article) => article.draft)
}

function reasonOf(name: string, bytes: Uint8Array): string {
  const reading = readSource({ name, bytes })
  if (reading.ok) throw new Error('was read')
  return reading.reason
}

const prose =
  'The committee met on Tuesday to discuss the plan for the river, which has been argued over for the last ten years by the towns on both banks.'

describe('reading a source', () => {
  it('refuses what is no text with a plain reason', () => {
    expect(reasonOf('a.txt', new Uint8Array())).toBe('it is empty')
    expect(reasonOf('a.txt', Buffer.from(' \n\t\r\n'))).toBe('there are no words in it')
    expect(reasonOf('photo.txt', Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe(
      'it is a PNG image, not text',
    )
    expect(reasonOf('data.json', Buffer.from('{"a": [1, 2, 3]}'))).toMatch(/a JSON file/)
    expect(reasonOf('feed.xml', Buffer.from('<?xml version="1.0"?><rss version="2.0"></rss>'))).toMatch(
      /a feed/,
    )
    expect(reasonOf('long.txt', Buffer.from('word and more words\n'.repeat(1_000_000)))).toBe(
      'it holds 20 million characters; an article may hold 16 million',
    )
  })

  it('goes by what is in a file, not by its name', () => {
    const page = `<!doctype html><title>T</title><article><h1>T</h1><p>${prose}</p></article>`
    expect(readSource(source('page.txt', page))).toMatchObject({ ok: true, format: 'html' })
    expect(readSource(source('notes.html', prose))).toMatchObject({ ok: true, format: 'text' })
    const markdown = `# Head\n\nSome [link](https://a.example) and\n\n## More\n\ntext`
    expect(readSource(source('notes.txt', markdown))).toMatchObject({ ok: true, format: 'markdown' })
    expect(readSource(source('list.md', `${prose}\n\n- one\n- two`))).toMatchObject({
      ok: true,
      format: 'text',
    })
  })

  it('says how many characters were lost', () => {
    const bytes = Buffer.concat([
      Buffer.from(`Élan très café déjà été là-bas où ça ira mieux ${prose}`),
      Buffer.from([0xff]),
    ])
    expect(readSource({ name: 'a.txt', bytes })).toMatchObject({
      notes: ['1 character could not be read and stand as \uFFFD.'],
    })
  })

  it('keeps the untouched bytes as the source', () => {
    const given = source('a.txt', `Title of it\n\n${prose}`)
    expect(draftsOf(given)[0]?.source).toEqual({ extension: 'txt', bytes: given.bytes })
  })
})

describe('a pasted text with html beside it', () => {
  const paste = (text: string, html: string): readonly ArticleDraft[] =>
    draftsOf(source('Pasted text', text, { html, pasted: true }))

  it('is taken as html where that has structure and leaves nothing out', () => {
    const html = `<meta charset="utf-8"><h1>The river plan</h1><p>${prose} <a href="https://a.example/x">More</a></p><ul><li>first</li></ul>`
    const [draft] = paste(`The river plan\n\n${prose} More\n\n• first`, html)
    expect(draft).toMatchObject({ title: 'The river plan', source: { extension: 'html' } })
    expect(draft?.html).toContain('<a href="https://a.example/x">More</a>')
    expect(plainText(draft?.html ?? '')).not.toContain('The river plan')
  })

  it('is taken as text where the html lacks some of it', () => {
    const [draft] = paste(`The river plan\n\n${prose}`, '<p>The <b>river</b></p>')
    expect(draft?.source.extension).toBe('txt')
    expect(plainText(draft?.html ?? '')).toBe(prose)
  })

  it('survives html alone', () => {
    expect(paste('', `<h1>Alone</h1><p>${prose}</p>`)[0]?.title).toBe('Alone')
  })
})
