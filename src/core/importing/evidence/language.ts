const sampleLength = 20_000
/** Fewer words than this say too little to tell Spanish from Portuguese. */
const fewestWords = 12

/** Words that a text of the language cannot do without and its neighbours do not use. */
const stopWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    en: 'the of and to in that is was for it with as on be at by this had not are from have which they were been their would has who will more about when said',
    fr: 'le la les des du et est une dans que qui pour pas sur au plus par avec ce il sont ne se été cette mais nous ont aux leur ses comme elle vous',
    de: 'der die das und ist nicht mit den von zu ein eine auf für im dem sich des auch es an werden aus er hat dass nach bei wird sind noch wie einen über einer',
    es: 'el la los las de que y en un una por con no para se su del al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también fue',
    it: 'il di che la è e un una per non sono con del della le si da al dei nel gli più alla lo anche come ha ma dal delle questo nella essere stato',
    pt: 'o a os as de que e em um uma do da não para com no na por mais se dos das como mas foi ao ele tem à seu sua ou ser são também pelo pela',
    nl: 'de het een en van ik te dat die in is niet op aan met als voor er maar om hem dan zou of wat mijn men dit zo door over ze bij ook tot je worden werd zijn naar',
    ar: 'في من على إلى أن التي الذي عن مع هذا هذه كان كانت ما لا قد بعد قال وقال خلال أو كما بين حتى',
    fa: 'در به از که این را با است برای آن یک خود تا بر بود شد هم کرد ما یا شده اما باید می ها',
    ru: 'и в не на что с по как это он из за от для но так же его о у к был было она мы они также который при до или после бы еще',
    uk: 'і в не на що з та як це до у за від для але він його про або був було вона ми вони також який при після щоб є',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
)

const latin = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl']

/** BCP 47, from script and stop words; null when the evidence is thin. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, sampleLength)
  const letters = count(sample, /\p{L}/gu)
  if (letters === 0) return null
  const share = (script: RegExp): number => count(sample, script) / letters
  const kana = share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const han = share(/\p{Script=Han}/gu)
  if (kana + han > 0.5) return kana > 0.08 ? 'ja' : letters >= 8 ? 'zh' : null
  if (share(/\p{Script=Hangul}/gu) > 0.5) return 'ko'
  if (share(/\p{Script=Hebrew}/gu) > 0.5) return letters >= 8 ? 'he' : null
  if (share(/\p{Script=Greek}/gu) > 0.5) return letters >= 8 ? 'el' : null
  if (share(/\p{Script=Thai}/gu) > 0.5) return 'th'
  if (share(/\p{Script=Arabic}/gu) > 0.5) return arabicScript(sample, letters)
  if (share(/\p{Script=Cyrillic}/gu) > 0.5) return byStopWords(sample, ['ru', 'uk'], 1)
  return byStopWords(sample, latin, fewestWords)
}

/** Persian and Urdu have letters of their own; Arabic has ة and words such as في that they lack. */
function arabicScript(sample: string, letters: number): string | null {
  if (letters < 8) return null
  if (count(sample, /[ٹڈڑںےھہ]/gu) > letters / 50) return 'ur'
  const persian = count(sample, /[پچژگکی]/gu)
  const arabic = count(sample, /[ةيكىأإؤئ]/gu)
  if (persian > arabic) return byStopWords(sample, ['fa'], 1) ?? (persian > letters / 20 ? 'fa' : null)
  return byStopWords(sample, ['ar', 'fa'], 1) ?? (arabic > letters / 20 ? 'ar' : null)
}

function byStopWords(sample: string, languages: readonly string[], atLeast: number): string | null {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  if (words.length < atLeast) return null
  const scores = languages
    .map((language) => ({
      language,
      hits: words.filter((word) => stopWords.get(language)?.has(word)).length,
    }))
    .toSorted((a, b) => b.hits - a.hits)
  const [best, next] = scores
  if (best === undefined || best.hits === 0 || best.hits / words.length < 0.05) return null
  return best.hits >= (next?.hits ?? 0) * 1.2 + (atLeast > 1 ? 1 : 0) ? best.language : null
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
