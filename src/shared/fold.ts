/**
 * Folding: the one form in which queries and articles meet. Case, accents, vowel signs, letter variants,
 * width and ligatures go; what is left is what a person would call "the same letters".
 */

const nonAscii = /[^\p{ASCII}]/u

/** Letters that NFKD leaves alone although readers type them another way. */
const letterFolds: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ı: 'i',
  ς: 'σ',
  // Arabic: alef wasla, teh marbuta, alef maksura, and the Persian and Urdu forms of the same letters.
  ٱ: 'ا',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  // Hebrew final forms, so that a word's beginning is found however it goes on.
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
  // Apostrophes and hyphens that keyboards do not have. Dashes are no hyphens and stay.
  '‘': "'",
  '’': "'",
  '‛': "'",
  ʼ: "'",
  ʹ: "'",
  '′': "'",
  '׳': "'",
  '״': "'",
  '‐': '-',
  '‑': '-',
  '−': '-',
  '־': '-',
}

const digitZeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50]

function digitFolds(): readonly (readonly [string, string])[] {
  return digitZeros.flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit) => [String.fromCharCode(zero + digit), String(digit)] as const),
  )
}

const folds: ReadonlyMap<string, string> = new Map([...Object.entries(letterFolds), ...digitFolds()])

/**
 * What is dropped: marks of scripts in which they are optional (Latin, Greek, Cyrillic, Arabic, Hebrew,
 * Syriac), tatweel, soft hyphens and invisible joiners and direction marks. Vowel signs of Indic scripts and
 * of Thai stay: without them other words come out. The Japanese voicing marks (U+3099, U+309A) stay too.
 */
const dropped = String.raw`[\p{M}&&[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]]--[\u3099\u309A]`
const invisible = String.raw`\u0640\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF`

// Built from strings because the `v` flag is newer than the language level that the compiler checks literals for.
const foldable = new RegExp(
  `[[${dropped}]${invisible}${[...folds.keys()].map((key) => `\\u{${key.codePointAt(0)?.toString(16)}}`).join('')}]`,
  'gv',
)
const voicedKana = /[\u3041-\u30FF][\u3099\u309A]/g

/** The folded form of a text. Idempotent, and the fold of a whole is the folds of its graphemes joined. */
export function fold(text: string): string {
  if (!nonAscii.test(text)) return text.toLowerCase()
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(foldable, (character) => folds.get(character) ?? '')
  return plain.replace(voicedKana, (pair) => pair.normalize('NFC'))
}
