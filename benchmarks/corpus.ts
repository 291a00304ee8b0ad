/**
 * Articles made up from made-up words in six languages, the same on every machine. Some hold a word that stands
 * nowhere else, so that a query for it has one right answer.
 */

export interface MadeArticle {
  readonly row: number
  readonly language: Language
  readonly title: string
  readonly body: string
  /** A word of the title and one of the body that stand in no other article; null for most. */
  readonly planted: { readonly inTitle: string; readonly inBody: string } | null
}

export type Language = 'en' | 'de' | 'fr' | 'ru' | 'ar' | 'zh'

/** Mulberry32: small, fast, the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Random = () => number

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('Nothing to pick from.')
  return item
}

const onsets = 'b c d f g h j k l m n p r s t v w st tr pr ch sh th cl br gr pl sp fr dr qu'.split(' ')
const vowels: Readonly<Record<'en' | 'de' | 'fr', readonly string[]>> = {
  en: 'a e i o u a e i o e ea ou io ai ee'.split(' '),
  de: 'a e i o u ä ö ü ei au ie e e a'.split(' '),
  fr: 'a e i o u é è ê à ô ai ou eu e é'.split(' '),
}
const codas = ['', '', '', 'n', 'r', 's', 't', 'l', 'm', 'd', 'ng', 'ck', 'nd', 'rt']
const cyrillic = { consonants: 'бвгджзклмнпрстфхчш'.split(''), vowels: 'аеиоуыэюя'.split('') }
const arabicLetters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'.split('')

/**
 * How much of a Chinese text its most frequent characters are: the first hundred two fifths of it, the first thousand
 * nine tenths, as lists of characters by frequency have it. Drawn evenly or by one power law alone, characters form
 * several times as many different pairs as they do in texts, and an index of pairs is several times as large.
 */
const hanShares = [
  [0, 0],
  [10, 0.14],
  [100, 0.42],
  [500, 0.75],
  [1000, 0.89],
  [2000, 0.97],
  [3000, 0.992],
  [5000, 1],
] as const

function madeCharacter(random: Random): string {
  const share = random()
  const above = hanShares.findIndex(([, upTo]) => share < upTo)
  const [first, least] = hanShares[above - 1] ?? hanShares[0]
  const [end, most] = hanShares[above] ?? [5000, 1]
  const rank = first + Math.floor(((share - least) / (most - least)) * (end - first))
  // Neighbours in rank are no neighbours in the code.
  return String.fromCharCode(0x4e00 + ((rank * 3881) % 20_900))
}

function madeWord(language: Language, random: Random, syllables: number): string {
  let word = ''
  for (let at = 0; at < syllables; at++) {
    if (language === 'ru') word += pick(random, cyrillic.consonants) + pick(random, cyrillic.vowels)
    else if (language === 'ar') word += pick(random, arabicLetters) + pick(random, arabicLetters)
    else if (language === 'zh') word += madeCharacter(random)
    else word += pick(random, onsets) + pick(random, vowels[language]) + pick(random, codas)
  }
  return word
}

const vocabularySize: Readonly<Record<Language, number>> = {
  en: 30_000,
  de: 12_000,
  fr: 12_000,
  ru: 12_000,
  ar: 10_000,
  zh: 10_000,
}

export function vocabularyOf(language: Language, random: Random): readonly string[] {
  const words = new Set<string>()
  const size = vocabularySize[language]
  while (words.size < size) {
    const isCommon = words.size < size / 50
    words.add(
      madeWord(language, random, isCommon ? 1 + Math.floor(random() * 2) : 2 + Math.floor(random() * 2)),
    )
  }
  return [...words]
}

/** Low numbers often, high ones seldom, as words are used. */
export function skewed(random: Random, count: number): number {
  return Math.min(count - 1, Math.floor((count + 1) ** random()) - 1)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const languages: readonly Language[] = ['en', 'en', 'en', 'en', 'en', 'de', 'fr', 'ru', 'ar', 'zh']

export function* madeArticles(count: number, seed = 2026): Generator<MadeArticle> {
  const wordsOf = new Map<Language, readonly string[]>(
    (Object.keys(vocabularySize) as Language[]).map((language, index) => [
      language,
      vocabularyOf(language, randomFrom(seed + index)),
    ]),
  )
  for (let row = 0; row < count; row++) {
    const random = randomFrom(seed * 1000 + row)
    const language = languages[row % languages.length] ?? 'en'
    yield madeArticle(row, language, wordsOf.get(language) ?? [], random)
  }
}

function madeArticle(row: number, language: Language, words: readonly string[], random: Random): MadeArticle {
  const planted =
    row % 7 === 3 ? { inTitle: madeWord(language, random, 5), inBody: madeWord(language, random, 5) } : null
  const space = language === 'zh' ? '' : ' '
  const topic = Array.from({ length: 24 }, () => pick(random, words))
  const word = (): string =>
    random() < 0.25 ? pick(random, topic) : (words[skewed(random, words.length)] ?? '')
  const titleWords = Array.from({ length: 6 + Math.floor(random() * 7) }, () =>
    random() < 0.5 ? pick(random, topic) : word(),
  )
  if (planted !== null) titleWords[1] = planted.inTitle
  const length = Math.round(Math.min(6000, Math.max(60, 500 * Math.exp(random() * 2.2 - 1.1))))
  const sentences: string[] = []
  let sentence: string[] = []
  for (let at = 0; at < length; at++) {
    sentence.push(planted !== null && at === Math.floor(length / 3) ? planted.inBody : word())
    if (sentence.length > 6 && random() < 0.1) {
      sentences.push(capital(sentence.join(space)) + (language === 'zh' ? '。' : '.'))
      sentence = []
    }
  }
  if (sentence.length > 0) sentences.push(`${capital(sentence.join(space))}.`)
  return { row, language, title: capital(titleWords.join(space)), body: sentences.join(' '), planted }
}

/** One typing error, never in the first letter: a letter left out, doubled, wrong, or swapped with the next. */
export function withTypo(word: string, random: Random): string {
  const letters = word.split('')
  const at = 1 + Math.floor(random() * (letters.length - 2))
  const kind = Math.floor(random() * 4)
  const here = letters[at] ?? ''
  if (kind === 0) letters.splice(at, 1)
  else if (kind === 1) letters.splice(at, 0, here)
  else if (kind === 2) letters[at] = letters[0] === here ? (letters.at(-1) ?? here) : (letters[0] ?? here)
  else letters.splice(at, 2, letters[at + 1] ?? '', here)
  return letters.join('')
}
