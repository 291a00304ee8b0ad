import fc from 'fast-check'
import type { DumpArticle } from '../dump-article.ts'
import { corpus, type Report } from './corpus.ts'

/** A dump with what must come out of it. */
export interface GeneratedDump {
  readonly text: string
  readonly articles: readonly Pick<
    DumpArticle,
    'title' | 'standfirst' | 'byline' | 'dateline' | 'publishedAt' | 'paragraphs'
  >[]
  readonly furniture: readonly string[]
}

interface Layout {
  readonly headline: 'before' | 'after' | 'both'
  readonly twice: boolean
  readonly shouted: boolean
  readonly bullet: string | null
  readonly byline: boolean
  readonly date: boolean
  readonly dateline: boolean
  readonly above: readonly string[]
  readonly inside: readonly string[]
  readonly below: readonly string[]
}

const above = [
  'Skip to content',
  'Home > World > Africa',
  'We use cookies to improve your experience on our site.',
  'Accept all',
  'الرئيسية > أخبار',
  '4 min read',
]
const inside = [
  'Advertisement',
  'Read more: The week in pictures',
  'إعلان',
  'Anzeige',
  'Photo: AFP',
  'اقرأ أيضاً',
]
const below = [
  'Share on Facebook',
  'Facebook Twitter WhatsApp Email',
  'Comments (12)',
  'نسخ الرابط',
  '© 2025 The Island Post',
  'Sign up for our newsletter',
]

const layout: fc.Arbitrary<Layout> = fc.record({
  headline: fc.constantFrom('before', 'after', 'both'),
  twice: fc.boolean(),
  shouted: fc.boolean(),
  bullet: fc.constantFrom('- ', '• ', '* ', '– ', null),
  byline: fc.boolean(),
  date: fc.boolean(),
  dateline: fc.boolean(),
  above: fc.subarray(above, { maxLength: 2 }),
  inside: fc.subarray(inside, { maxLength: 1 }),
  below: fc.subarray(below, { maxLength: 3 }),
})

/** Enough that two readers would agree: headlines set twice or summed up, and bodies that open with a place. */
function isStrong(one: Layout): boolean {
  return one.dateline && (one.twice || one.bullet !== null || one.headline === 'both')
}

interface Written {
  readonly lines: readonly string[]
  readonly furniture: readonly string[]
  readonly article: GeneratedDump['articles'][number]
}

function write(report: Report, one: Layout): Written {
  const head = [report.title]
  if (one.twice) head.push(one.shouted ? report.title.toUpperCase() : report.title)
  const { bullet } = one
  if (bullet !== null) head.push(...report.summaries.map((summary) => `${bullet}${summary}`))
  if (one.byline) head.push(report.authorLine)
  if (one.date) head.push(report.dateLine)
  const [first = '', ...rest] = report.paragraphs
  const body = [one.dateline ? `${report.opening}${first}` : first, ...rest]
  const lines = [
    ...(one.headline === 'after' ? [] : [...one.above, ...head]),
    ...body.slice(0, 2),
    ...one.inside,
    ...body.slice(2),
    ...(one.headline === 'after' ? head : one.headline === 'both' ? [report.title] : []),
    ...one.below,
  ]
  return {
    lines,
    furniture: [...(one.headline === 'after' ? [] : one.above), ...one.inside, ...one.below],
    article: {
      title: report.title,
      standfirst: bullet === null ? [] : report.summaries,
      byline: one.byline ? report.author : null,
      dateline: one.dateline ? report.place : null,
      publishedAt: one.date ? report.date : null,
      paragraphs: report.paragraphs,
    },
  }
}

/** Random reports of the corpus in random layouts. Strong ones leave no doubt about what belongs to what. */
export function dump(kind: 'strong' | 'any'): fc.Arbitrary<GeneratedDump> {
  return fc
    .record({
      reports: fc.shuffledSubarray([...corpus], { minLength: 1, maxLength: 4 }),
      layouts: fc.array(kind === 'strong' ? layout.filter(isStrong) : layout, { minLength: 4, maxLength: 4 }),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      between: fc.constantFrom('', '\n'),
      parting: fc.constantFrom('', '\n', '\n\n'),
      space: fc.constantFrom(' ', '\u00a0'),
    })
    .map(({ reports, layouts, lineEnd, between, parting, space }) => {
      const written = reports.flatMap((report, at) => {
        const one = layouts[at]
        return one === undefined ? [] : [write(report, one)]
      })
      const text = written
        .map(({ lines }) => lines.join(`\n${between}`))
        .join(`\n${between}${parting}`)
        .replaceAll(' ', space)
        .replaceAll('\n', lineEnd)
      return {
        text,
        articles: written.map(({ article }) => article),
        furniture: written.flatMap(({ furniture }) => furniture),
      }
    })
}
