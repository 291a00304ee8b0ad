import { isEmailHeader, opensWithTime } from './headline.ts'
import type { Part } from './parts.ts'
import type { Segment } from './segmentation.ts'

/**
 * The title of a text that is one article without a headline found: its first line when that is short and text
 * follows. Verse, lists, chats and code begin with a line like all others and have no title.
 */
export function settleSingle(
  parts: readonly Part[],
  segments: readonly Segment[],
): { parts: readonly Part[]; segments: readonly Segment[] } {
  const [only] = segments
  if (only === undefined || (only.lead?.title ?? null) !== null || (only.tail?.title ?? null) !== null)
    return { parts, segments }
  const subject = emailSubject(parts)
  if (subject !== null) return titledAt(parts, only, subject)
  const at = parts.findIndex((part) => part.kind !== 'furniture')
  const first = parts[at]
  const second = parts[at + 1]
  if (first === undefined || second === undefined || !couldBeTitle(first)) return { parts, segments }
  const heading = first.line.text.startsWith('#')
  const apart =
    second.line.blanksBefore > 0 && parts.slice(at + 2).some((part) => part.line.blanksBefore === 0)
  const overText = second.kind === 'prose' && second.line.text.length > first.line.text.length * 1.5
  const overList = second.kind === 'bullet' && first.line.bullet === null
  const overMeta = second.kind === 'byline' || second.kind === 'date'
  if (!heading && !apart && !overText && !overList && !overMeta) return { parts, segments }
  return titledAt(parts, only, at)
}

function titledAt(
  parts: readonly Part[],
  only: Segment,
  at: number,
): { parts: readonly Part[]; segments: readonly Segment[] } {
  const lead = { title: at, repeats: [], standfirst: [], meta: only.lead?.meta ?? [], labels: [], score: 0 }
  return { parts, segments: [{ ...only, lead }] }
}

/** The subject line of a letter: it stands among other header lines at the top. */
function emailSubject(parts: readonly Part[]): number | null {
  const top = parts.slice(0, 10)
  const at = top.findIndex((part) =>
    /^(?:subject|betreff|objet|asunto|oggetto|الموضوع)\s?[:：] \S/iu.test(part.line.text),
  )
  if (at < 0) return null
  return at === 0 || top.filter((part) => isEmailHeader(part.line.text)).length >= 2 ? at : null
}

function couldBeTitle(part: Part): boolean {
  if (part.kind !== 'short') return false
  const { text, words } = part.line
  return (
    words <= 20 &&
    text.length <= 140 &&
    !isEmailHeader(text) &&
    !opensWithTime(text) &&
    !/[,;{}=]$/u.test(text)
  )
}
