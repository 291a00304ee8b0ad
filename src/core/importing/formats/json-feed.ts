import { dateOf } from '../evidence/dates.ts'
import type { TextFormat } from '../probe.ts'
import type { Fields } from './fields.ts'
import { isFields, listIn, tagsIn, textIn } from './fields.ts'
import { jsonBundle } from './wallabag-json.ts'

/** JSON Feed, of both versions. */
export const jsonFeed: TextFormat = ({ json }) => {
  if (!isFields(json) || !/^https?:\/\/jsonfeed\.org\/version\//.test(textIn(json['version']) ?? ''))
    return null
  const site = textIn(json['title'])
  const language = textIn(json['language'])
  return jsonBundle('feed', listIn(json['items']), (fields) => {
    const html = textIn(fields['content_html'])
    const text = textIn(fields['content_text'])
    const about = textIn(fields['summary'])
    return {
      title: textIn(fields['title']),
      url: textIn(fields['url']) ?? textIn(fields['external_url']) ?? addressIn(fields['id']),
      ...(html !== null
        ? { body: { kind: 'html', html } as const }
        : text !== null
          ? { body: { kind: 'text', text } as const }
          : {}),
      standfirst: about === null ? [] : [about],
      byline: authorsOf(fields) ?? authorsOf(json),
      publishedAt: dateOf(fields['date_published']),
      site,
      language: textIn(fields['language']) ?? language,
      tags: tagsIn(fields['tags']),
    }
  })
}

function addressIn(id: unknown): string | null {
  const text = textIn(id)
  return text !== null && /^https?:\/\//i.test(text) ? text : null
}

function authorsOf(fields: Fields): string | null {
  const authors = [...listIn(fields['authors']), fields['author']].filter(isFields)
  const names = authors.map((author) => textIn(author['name'])).filter((name) => name !== null)
  return names.length === 0 ? null : names.join(', ')
}
