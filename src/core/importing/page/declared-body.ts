import { paragraphsToHtml } from '@core/markup/paragraphs.ts'
import { lengthOf } from './measure.ts'
import { declaredBody } from './json-ld.ts'

/** So much more than the page shows that the page must fill it in by a script. */
const times = 2.5
const least = 800

/** The article's text as the page says it in JSON-LD, where what it shows is only a beginning of it. */
export function fullerBody(scripts: readonly string[], prose: number): string | null {
  const text = declaredBody(scripts)
  if (text === null) return null
  const length = lengthOf(text)
  if (length < least || length < times * prose) return null
  if (/<(?:p|br|div)\b/i.test(text)) return text
  return paragraphsToHtml(text.split(/\n+/).filter((line) => line.trim() !== ''))
}
