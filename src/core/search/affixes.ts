/**
 * Arabic and Hebrew write "and", "the", "in" and their like onto the word. A query is widened by them rather
 * than the articles cut: what stands in the index is what stands in the text.
 */

const arabicWord = /^\p{Script=Arabic}+$/u
const hebrewWord = /^\p{Script=Hebrew}+$/u

// In folded letters. The article comes in with one letter before it, and "li" swallows its alef.
const arabicArticles = ['وال', 'بال', 'فال', 'كال', 'لل', 'ال']
const arabicPrefixes = [...arabicArticles, 'وبال', 'ولل', 'و', 'ب', 'ف', 'ل', 'ك', 'وب', 'ول']
const hebrewArticles = ['וה', 'שה', 'ה']
const hebrewPrefixes = [
  ...hebrewArticles,
  'ו',
  'ב',
  'כ',
  'ל',
  'מ',
  'ש',
  'וב',
  'ול',
  'ומ',
  'וש',
  'כש',
  'מה',
  'בה',
]

/** Letters that must be left, or "wild" would become "ild". */
const shortestStem = 3

function stemAfter(word: string, articles: readonly string[]): string | null {
  const article = articles.find((each) => word.startsWith(each))
  if (article === undefined || word.length - article.length < shortestStem) return null
  return word.slice(article.length)
}

/** Letters at the beginning of a term that are surely an article, with what is written onto it; else 0. */
export function articleLength(term: string): number {
  if (!arabicWord.test(term)) return 0
  const stem = stemAfter(term, arabicArticles)
  return stem === null ? 0 : term.length - stem.length
}

/** The beginnings that count as the word itself: first as typed, then with and without what is written onto it. */
export function writtenForms(word: string): readonly string[] {
  const arabic = arabicWord.test(word)
  if (!arabic && !hebrewWord.test(word)) return [word]
  const stem = stemAfter(word, arabic ? arabicArticles : hebrewArticles)
  const bases = stem === null ? [word] : [word, stem]
  const prefixes = arabic ? arabicPrefixes : hebrewPrefixes
  const forms = bases.flatMap((base) =>
    base.length < shortestStem ? [base] : [base, ...prefixes.map((prefix) => prefix + base)],
  )
  return [...new Set(forms)]
}
