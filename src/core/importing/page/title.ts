import { linesOfPage } from './headline.ts'
import type { Line } from './headline.ts'
import type { PageTree } from './tree.ts'

/** What a page says of its title elsewhere than in its text, the surest first. */
export interface Declared {
  /** JSON-LD's headline, `og:title`, `twitter:title`. */
  readonly ofArticle: readonly string[]
  /** The text of `<title>`. */
  readonly ofPage: string | null
  readonly site: string | null
}

/** A mark between a headline and the name of its site, a section, a date. */
const mark =
  /\s+[|│┃ǀ–—·•»«›‹:-]+\s+|\s*[|│┃ǀ»«｜]+\s*|(?<=[\p{Script=Han}！？。」』])[-_](?=\p{Script=Han})|:\s+/gu

/** Parts between marks that are looked at; a real title has five. */
const mostParts = 40

/** What a line is worth for being a heading of a rank, beside how much it says of what is declared. */
const worthOf: Readonly<Record<number, number>> = { 1: 0.5, 2: 0.15, 3: 0.1 }
const worthOfName = 0.3
/** The name of the site stands at the end more often. */
const worthOfStart = 0.15
const worthOfLink = -0.2
/** A line is worth more than this, or what is declared is the title. */
const least = 0.3

/**
 * The headline of a page: the heading in it that agrees best with what is declared, with all of it or a part
 * between two marks; else its only main heading; else a line that is such a part, as on pages without headings;
 * else what is declared, without the name of the site.
 */
export function titleOfPage(tree: PageTree, declared: Declared): string | null {
  const written = [...declared.ofArticle, ...(declared.ofPage === null ? [] : [declared.ofPage])]
  const site = wordsOf(declared.site ?? '')
  const runs = new Map<string, number>()
  for (const each of written)
    for (const [run, share, isStart] of runsOf(each))
      runs.set(run, Math.max(runs.get(run) ?? 0, share + (isStart && share < 1 ? worthOfStart : 0)))
  const all = linesOfPage(tree, (text) => runs.has(wordsOf(text)))
  const lines = all.filter(
    ({ text, leadsHome }) => !leadsHome && wordsOf(text) !== '' && wordsOf(text) !== site,
  )
  const mains = new Set(lines.filter(({ rank }) => rank === 1).map(({ text }) => wordsOf(text)))
  const worthOfLine = (line: Line): number => {
    const words = wordsOf(line.text)
    const share = runs.get(words) ?? 0
    const isMain = line.rank === 1 && mains.size === 1
    if (share === 0 && !isMain && !line.isNamed) return 0
    const likeness = share > 0 ? share : 0.8 * Math.max(0, ...written.map((each) => likenessOf(words, each)))
    const isPlain = line.rank > 6 && !line.isNamed
    // What stands in a path of links or in the foot says as much as a heading.
    if (isPlain) return share > 0.5 ? 0.01 * share + least : 0
    return (
      likeness +
      (worthOf[line.rank] ?? 0) +
      (line.isNamed ? worthOfName / (line.rank === 1 ? 2 : 1) : 0) +
      (line.isLink && !isMain ? worthOfLink : 0)
    )
  }
  let [best, most]: [string | null, number] = [null, least]
  for (const line of lines) {
    const worth = worthOfLine(line)
    if (worth > most) [best, most] = [line.text, worth]
  }
  const sites = [declared.site, ...all.filter((line) => line.leadsHome).map(({ text }) => text)]
  const title = best ?? declared.ofArticle[0] ?? declared.ofPage
  if (title === null) return null
  return sites.reduce<string>(withoutSite, best === null ? title : withoutBeside(title, written))
}

/** A heading that says more than what is declared, after or before a mark: the name of the site, a kicker. */
function withoutBeside(title: string, written: readonly string[]): string {
  const words = wordsOf(title)
  const runs = new Set([...runsOf(title)].map(([run]) => run))
  for (const each of written) {
    const whole = wordsOf(each)
    if (whole === words || whole.length * 2 < words.length) continue
    if (runs.has(whole) || words.endsWith(` ${whole}`)) return each
  }
  return title
}

/** What stands between marks, one part or several, with the share of the whole that it is. */
function* runsOf(text: string): Generator<readonly [words: string, share: number, isStart: boolean]> {
  const parts = text.split(mark).slice(0, mostParts).map(wordsOf)
  const length = parts.join(' ').length
  for (let from = 0; from < parts.length && from < 8; from += 1)
    for (let to = parts.length; to > from; to -= 1) {
      const run = parts
        .slice(from, to)
        .filter((part) => part !== '')
        .join(' ')
      if (run.length > 3 || (run !== '' && length < 8)) yield [run, run.length / length, from === 0]
    }
}

/** The share of the words of the longer one that the other has, too. */
function likenessOf(words: string, declared: string): number {
  const [a, b] = [new Set(words.split(' ')), new Set(wordsOf(declared).split(' '))]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / Math.max(a.size, b.size)
}

/** "Headline | Site" and "Site » Headline" without the site. */
function withoutSite(title: string, site: string | null): string {
  if (site === null) return title
  const bare = (text: string): string =>
    text.toLowerCase().replace(/^www\.|\.(?:com|org|net|co\.uk)$|[^\p{L}\p{N}]/gu, '')
  const b = bare(site)
  const isSite = (part: string): boolean => {
    const a = bare(part)
    return a !== '' && (a === b || (a.length > 3 && b.includes(a)) || (b.length > 3 && a.includes(b)))
  }
  const [, headline = '', tail = ''] = /^(.*\S)\s+[|–—·•»›-]\s+([^|–—·•»›]+)$/u.exec(title) ?? []
  if (headline !== '' && isSite(tail)) return headline
  const [, head = '', rest = ''] = /^([^|–—·•»›:]+)(?::|\s+[|–—·•»›:-])\s+(\S.*)$/u.exec(title) ?? []
  return rest !== '' && bare(head) === b ? rest : title
}

function wordsOf(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replaceAll('\u00ad', '')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join(' ')
}
