import { detect } from 'jschardet'
import { alphabets } from './letters.ts'
import { canonicalCharset, decodeAs } from './decoders.ts'
import { plausibilityIn, plausibilityInEastAsian } from './plausibility.ts'

const eastAsian = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr']
const sampleBytes = 16 * 1024
/** What jschardet's vote is worth beside our own reading, which is from -1 to 1. */
const voteWeight = 0.2
/** A charset that is common is right more often: this breaks ties and nothing else. */
const priors: ReadonlyMap<string, number> = new Map([
  ['windows-1252', 0.04],
  ['windows-1251', 0.03],
  ['windows-1256', 0.03],
  ['windows-1250', 0.02],
  ['ibm850', -0.1],
  ['ibm866', -0.02],
  ['macintosh', -0.05],
  ['x-mac-cyrillic', -0.05],
  ['iso-8859-5', -0.03],
  ['koi8-u', -0.01],
])

/**
 * The charset of bytes that are not UTF-8 and say nothing of themselves. jschardet knows the languages;
 * on a line or two it is unsure, so the text that each charset would give is also read and judged.
 */
export function guessCharset(bytes: Uint8Array): string {
  const sample = sampleOf(bytes)
  const vote = canonicalCharset(detect(sample).encoding ?? '')
  let best = { charset: vote ?? 'windows-1252', score: 0 }
  const consider = (charset: string, plausibility: number): void => {
    const score = plausibility + (priors.get(charset) ?? 0) + (charset === vote ? voteWeight : 0)
    if (score > best.score) best = { charset, score }
  }
  for (const charset of eastAsian) {
    const text = decodeAs(sample, charset)
    if (text !== null) consider(charset, plausibilityInEastAsian(text))
  }
  const readings = new Map<string, string | null>()
  for (const alphabet of alphabets) {
    for (const charset of alphabet.charsets) {
      const text = readings.get(charset) ?? decodeAs(sample, charset)
      readings.set(charset, text)
      if (text !== null) consider(charset, plausibilityIn(alphabet, text))
    }
  }
  return best.charset
}

/** Whole lines that hold something beyond ASCII, as many as make a judgement sure. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample: number[] = []
  let start = 0
  while (start < bytes.length && sample.length < sampleBytes) {
    let end = start
    let beyondAscii = false
    while (end < bytes.length && end - start < sampleBytes && bytes[end] !== 0x0a) {
      beyondAscii ||= (bytes[end] ?? 0) >= 0x80
      end += 1
    }
    if (beyondAscii) sample.push(...bytes.subarray(start, end + 1))
    start = end + 1
  }
  return Uint8Array.from(sample)
}
