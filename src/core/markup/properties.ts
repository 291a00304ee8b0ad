import type { Element, Properties } from 'hast'
import { inPageAddress, linkAddress, prefixed } from './address.ts'
import { imageReference } from './images.ts'
import { footnotes, pullQuote } from './marked-parts.ts'

const languageTag = /^[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,7}$/i
const directions = new Set(['ltr', 'rtl', 'auto'])
const maxTextLength = 2000
const maxIdLength = 200

/** What an element may keep. Everything that is not built here is gone: an allow-list by construction. */
export function keptProperties(element: Element, base: string | null): Properties {
  return { ...commonProperties(element), ...own(element, base) }
}

/** What any element may keep. */
export function commonProperties({ tagName, properties }: Element): Properties {
  const kept: Properties = {}
  const { dir, lang, title } = properties
  const id = properties['id'] ?? (tagName === 'a' ? properties['name'] : undefined)
  if (typeof dir === 'string' && directions.has(dir.toLowerCase())) kept['dir'] = dir.toLowerCase()
  if (typeof lang === 'string' && languageTag.test(lang)) kept['lang'] = lang
  if (typeof id === 'string' && id !== '' && id.length <= maxIdLength && !/\s/.test(id)) {
    kept['id'] = prefixed(id)
  }
  if (typeof title === 'string' && title.length <= maxTextLength && tagName !== 'img') kept['title'] = title
  return kept
}

function own({ tagName, properties }: Element, base: string | null): Properties {
  switch (tagName) {
    case 'a': {
      const { href } = properties
      return defined({ href: inPageAddress(href, base) ?? linkAddress(href, base) })
    }
    case 'img': {
      const { src, dataSrc } = imageReference(properties, base)
      return defined({
        src,
        dataSrc,
        alt: shortText(properties['alt']) ?? shortText(properties['title']) ?? '',
        width: whole(properties['width'], 10_000),
        height: whole(properties['height'], 10_000),
      })
    }
    case 'td':
    case 'th':
      return defined({
        colSpan: whole(properties['colSpan'], 1000),
        rowSpan: whole(properties['rowSpan'], 1000),
        scope: oneOf(properties['scope'], ['row', 'col', 'rowgroup', 'colgroup']),
      })
    case 'col':
    case 'colgroup':
      return defined({ span: whole(properties['span'], 1000) })
    case 'blockquote':
      return named(properties, pullQuote)
    case 'dl':
    case 'ul':
      return named(properties, footnotes)
    case 'ol': {
      const notes = named(properties, footnotes)
      const list = defined({
        start: whole(properties['start'], 1_000_000),
        reversed: flag(properties['reversed']),
        type: oneOf(properties['type'], ['1', 'a', 'A', 'i', 'I']),
      })
      return { ...notes, ...list }
    }
    case 'li':
      return defined({ value: whole(properties['value'], 1_000_000) })
    case 'pre':
    case 'code':
      return codeLanguage(properties)
    case 'details':
      return defined({ open: flag(properties['open']) })
    case 'time':
    case 'del':
    case 'ins':
      return defined({ dateTime: shortText(properties['dateTime']) })
    default:
      return {}
  }
}

/** What the page said was written as this class before. */
function named({ className }: Properties, name: string): Properties {
  return Array.isArray(className) && className.length === 1 && className[0] === name
    ? { className: [name] }
    : {}
}

/** The language of code; what the page said was written as this class before. */
function codeLanguage({ className }: Properties): Properties {
  const [name] = Array.isArray(className) ? className : []
  return typeof name === 'string' && /^language-[\w+-]{1,30}$/.test(name) ? { className: [name] } : {}
}

function defined(values: Record<string, string | number | true | null>): Properties {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

function whole(value: unknown, most: number): number | null {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' ? Number.parseInt(value, 10) : NaN
  return Number.isInteger(number) && number >= 0 && number <= most ? number : null
}

function oneOf(value: unknown, allowed: readonly string[]): string | null {
  return typeof value === 'string' && allowed.includes(value) ? value : null
}

function flag(value: unknown): true | null {
  return value === undefined || value === null || value === false ? null : true
}

function shortText(value: unknown): string | null {
  return typeof value === 'string' && value.length <= maxTextLength ? value : null
}
