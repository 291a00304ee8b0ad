/** Words of any script, folded so that spellings of one word meet; where a script has no spaces, pairs of characters. */

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const unspacedAll = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’.\u200c][\p{L}\p{N}\p{M}]+)*/gu

// eslint-disable-next-line no-control-regex -- all of ASCII is meant, and the dashes and quotes of print
const ascii = /^[\u0000-\u007f\u2010-\u203a]*$/u

const variant = /[ٱىة’‘`ß]/u
const variants = /[ٱىة’‘`ß]/gu
const plainForms: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  '’': "'",
  '‘': "'",
  '`': "'",
  ß: 'ss',
}

/** Lower case, no marks, no tatweel, one form of each Arabic letter. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase().replaceAll(/[’‘`]/gu, "'")
  const bare = text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
  return variant.test(bare) ? bare.replaceAll(variants, (letter) => plainForms[letter] ?? letter) : bare
}

/** Function words of the languages that people paste most; rare words settle the rest by document frequency. */
const stopWords = new Set(
  (
    'the a an and or but of in on at to for from by with as is are was were be been has have had it its this that ' +
    'these those he she they his her their we our you your i not no will would can could may said says say after ' +
    'before over under into out up down more than who which what when where how new also about all one two first ' +
    'last since while during between against there here some other most just only very ' +
    'der die das und oder aber von im in am an auf zu zur zum für mit als ist sind war waren ein eine einen einem ' +
    'einer nicht auch nach bei aus über sich wie dass er sie es den dem des um vor ' +
    'le la les un une des et ou mais de du dans sur au aux à pour par avec est sont été il elle ils en ne pas que ' +
    'qui ce cette ces son sa ses se plus ' +
    'el los las una unos y o pero del en con por para que es son fue se su sus no al lo como más ha ' +
    'il lo gli i uno e di da nel nella con per che è del della si non ' +
    'o os as um uma e do da dos das em no na com por para que é ao ' +
    'в на и с по что не как из за от для к о это был была были его ее их он она они а но ' +
    'في من على إلى الى عن أن ان إن مع هذا هذه ذلك التي الذي كان كانت قال قالت بعد قبل بين ما لا لم لن قد كل هو هي ' +
    'و أو ثم حتى عند خلال منذ حول أي كما وقال وقالت وأضاف'
  )
    .split(' ')
    .map(fold),
)

/** What a line says, without case, quotes, punctuation and spacing: two lines with one key are one headline. */
export function lineKey(text: string): string {
  return (fold(text).match(wordPattern) ?? []).join(' ').replaceAll("'", '')
}

/** Length in words; characters of scripts without spaces count as half a word. */
export function wordsIn(text: string): number {
  const characters = unspaced.test(text) ? (text.match(unspacedAll)?.length ?? 0) : 0
  const spaced = characters > 0 ? text.replaceAll(unspacedAll, ' ') : text
  let words = 0
  for (const word of spaced.split(' ')) if (word.length > 1 || /[\p{L}\p{N}]/u.test(word)) words += 1
  return words + Math.ceil(characters / 2)
}

/** A rough stem: enough for "striking" to meet "strikes" and "الحكومة" to meet "للحكومة". */
function stem(word: string): string {
  if (word >= '\u0600' && word < '\u0780') {
    const bare = word.replace(/^(?:[وفبكل]?ال|لل)(?=.{3})/u, '').replace(/^[وفبكل](?=.{4})/u, '')
    return bare.replace(/(?:هما|ها|هم|ات|ين|ون|يه|ه|ي)$/u, '').slice(0, 6) || bare
  }
  const bare = word.replace(/'s$/u, '')
  return bare.length > 4 ? bare.replace(/(?:ing|ed|es|s|en|er|e)$/u, '').slice(0, 7) : bare
}

/** The words that carry a subject, stemmed; each once. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  const eastern = unspaced.test(text)
  for (const word of fold(text).match(wordPattern) ?? []) {
    if (eastern && unspaced.test(word)) {
      const characters = Array.from(word)
      for (let at = 0; at + 1 < characters.length; at += 1)
        words.add(`${characters[at] ?? ''}${characters[at + 1] ?? ''}`)
      continue
    }
    if (stopWords.has(word) || word.length < 2) continue
    words.add(stem(word))
  }
  return words
}

export function isUnspaced(text: string): boolean {
  return unspaced.test(text)
}
