/** What a page says of its article in JSON-LD. */
export interface StructuredFacts {
  readonly title: string | null
  readonly description: string | null
  readonly byline: string | null
  readonly publishedAt: string | null
  readonly site: string | null
  readonly language: string | null
}

const articleType = /(?:Article|BlogPosting|Report|Review|LiveBlogPosting|SocialMediaPosting)$/
const maxNodes = 2000

type Entry = Readonly<Record<string, unknown>>

/** The first article among the page's JSON-LD scripts; null when none tells of one or none can be read. */
export function structuredFacts(scripts: Iterable<string>): StructuredFacts | null {
  for (const script of scripts) {
    const article = articleIn(parsed(script))
    if (article !== null) {
      return {
        title: textOf(article['headline']) ?? textOf(article['name']),
        description: textOf(article['description']),
        byline: namesOf(article['author']) ?? namesOf(article['creator']),
        publishedAt: textOf(article['datePublished']),
        site: namesOf(article['publisher']),
        language: textOf(article['inLanguage']),
      }
    }
  }
  return null
}

/** The text of the article, where the page says all of it; null otherwise. */
export function declaredBody(scripts: Iterable<string>): string | null {
  for (const script of scripts) {
    const article = script.includes('articleBody') ? articleIn(parsed(script)) : null
    const text = article === null ? null : textOf(article['articleBody'])
    if (text !== null) return text
  }
  return null
}

function parsed(script: string): unknown {
  try {
    return JSON.parse(script.replace(/^\s*(?:<!--|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/g, ''))
  } catch (error) {
    // Pages with broken JSON-LD are common; their other evidence must do.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Breadth first, so that the page's own article comes before those it lists. */
function articleIn(value: unknown): Entry | null {
  const pending: unknown[] = [value]
  for (let index = 0; index < pending.length && index < maxNodes; index += 1) {
    const next = pending[index]
    if (Array.isArray(next)) pending.push(...next.slice(0, maxNodes))
    else if (isEntry(next)) {
      if (typesOf(next).some((type) => articleType.test(type))) return next
      pending.push(next['@graph'], next['mainEntity'], next['mainEntityOfPage'])
    }
  }
  return null
}

function typesOf(entry: Entry): readonly string[] {
  const type = entry['@type']
  return (Array.isArray(type) ? type : [type]).filter((each) => typeof each === 'string')
}

function namesOf(value: unknown): string | null {
  const names = (Array.isArray(value) ? value : [value])
    .map((each) => (isEntry(each) ? textOf(each['name']) : textOf(each)))
    .filter((name) => name !== null && !/^https?:/i.test(name))
  return names.length === 0 ? null : names.join(', ')
}

function textOf(value: unknown): string | null {
  if (Array.isArray(value)) return textOf(value[0])
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
