import { isAgency } from './agencies.ts'

export interface Byline {
  /** The name without "By". */
  readonly name: string
  /** A word such as "By" says so; otherwise the line counts only beside a headline or a date. */
  readonly strong: boolean
}

const particles = 'de|da|do|dos|del|della|der|den|di|du|la|le|van|von|zu|bin|bint|ibn|al|el|ter|ten|y|e|abu'
const name = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:al|el|bin|d|O)[-'’]\p{Lu}[\p{L}\p{M}'’-]*|${particles})`
const names = String.raw`${name}(?: ${name}){0,4}`
const joined = String.raw`(?:, | and | & | und | et | y | e | i | en | with |, and )`
const people = new RegExp(String.raw`^${names}(?:${joined}${names}){0,6}$`, 'u')
const prefix =
  /^(?:by|words by|written by|story by|text by|text and photos by|reported by|report by|author|autor|autorin|auteur|text|texte|texto|reporter|von|par|por|di|door|af|av|przez|автор|текст)(?: ?: ?| )(?=\p{Lu}|al-|el-)/iu
const arabicPrefix =
  /^(?:بقلم|كتب|كتبت|الكاتب|الكاتبة|إعداد|اعداد|نوشته|نویسنده|تحرير|تقرير)(?: ?[:/] ?| )(?<name>\p{Script=Arabic}[^\n.،؟!:]{2,50})$/u
const arabicFrom = /^من (?<name>\p{Script=Arabic}+(?: (?:و)?\p{Script=Arabic}+){1,3})$/u
const hebrew = /^מאת:? (?<name>\p{Script=Hebrew}[^\n.?!:]{2,50})$/u
const eastern =
  /^(?:作者|记者|記者|撰文|文|文・|文／|編集)[:：＝／/ 　]\s*(?<name>[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}、・ 　]{2,24})$/u
const easternAfter = /^本报记者\s*(?<name>[\p{Script=Han}、 ]{2,16})$/u
const role =
  /\b(?:correspondent|reporter|editor|writer|columnist|staff|bureau chief|analyst|chief|producer|associated press|reuters|news|for)\b/iu

/** Words that follow "By" in a sentence or a heading but are no names. */
const notNames =
  /^(?:The|This|That|Then|Now|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Law|Numbers|Day|Night|Contrast|Comparison|All|Far|Midnight|Noon|Default|Design|Dawn|Der|Die|Das|Den|Dem|Le|La|Les|El|Los|Las|Un|Une|Ein|Eine|A|An|And|Or)\b/u

/** A whole line that names who wrote, or null. */
export function parseByline(text: string): Byline | null {
  if (text.length > 120) return null
  const line = text.replaceAll(/^[*_]+|[*_]+$/gu, '').trim()
  const sign = prefix.exec(line)
  if (sign !== null) {
    const found = personsIn(
      line.slice(sign[0].length).replaceAll(/\*/gu, '').trim(),
      sign[0].trim().toLowerCase(),
    )
    if (found !== null) return { name: found, strong: true }
  }
  for (const pattern of [arabicPrefix, hebrew, eastern, easternAfter]) {
    const found = pattern.exec(line)?.groups?.['name']?.trim()
    if (found !== undefined && found.split(' ').length <= 6) return { name: found, strong: true }
  }
  const from = arabicFrom.exec(line)?.groups?.['name']
  if (from !== undefined) return { name: from, strong: false }
  return agencyLine(line)
}

function personsIn(rest: string, sign: string): string | null {
  if (/[.!?؟]$/u.test(rest) && !/\b(?:Jr|Sr|\p{Lu})\.$/u.test(rest)) return null
  const bare = withoutHouse(rest)
  if (bare === '' || notNames.test(bare)) return null
  if (isAgency(bare)) return bare
  const capitals = bare === bare.toUpperCase()
  const cased = capitals ? titleCased(bare) : bare
  if (!people.test(cased)) return null
  const words = bare.split(' ').length
  // "Text: Berlin" or "Di Maio" is too little; one word counts after "By" in a line of its own only for initials.
  if (words === 1) return /^(?:by|von|author:?|autor:?)$/u.test(sign) && bare.length > 2 ? bare : null
  return bare
}

function titleCased(text: string): string {
  return text
    .split(' ')
    .map((word) => (/^(?:AND|UND|ET|Y|E|WITH|DE|VON|VAN)$/u.test(word) ? word.toLowerCase() : word))
    .join(' ')
}

/** Takes off "| Reuters", ", Associated Press", " in Cairo", " for Arab News", ", Diplomatic Correspondent". */
function withoutHouse(text: string): string {
  let bare = (text.split(/ ?[|•·] ?/u)[0] ?? '').trim()
  bare = bare.replace(/ (?:in|for|at|à|en|für|in) \p{Lu}[\p{L} ]+$/u, '')
  const comma = bare.lastIndexOf(',')
  if (comma > 0) {
    const last = bare.slice(comma + 1).trim()
    if (isAgency(last) || role.test(last)) bare = bare.slice(0, comma).trim()
  }
  bare = bare.replace(/ ?\([^()]{1,40}\)$/u, '').trim()
  const words = bare.split(' ')
  for (let from = 2; from < words.length; from += 1)
    if (isAgency(words.slice(from).join(' '))) return words.slice(0, from).join(' ')
  return bare
}

function agencyLine(line: string): Byline | null {
  if (isAgency(line)) return { name: line, strong: false }
  const parts = line.split(/ ?[|/•·] ?|, | - | — | – /u)
  const [first = '', last = ''] = parts
  if (parts.length === 2 && isAgency(last) && people.test(first) && first.split(' ').length >= 2)
    return { name: first, strong: !/ [-—–] /u.test(line) }
  return null
}

/** Two to four words that could be a person's name; the line must stand beside a date to count. */
export function looksLikeName(text: string): boolean {
  const words = text.split(' ')
  return (
    words.length >= 2 && words.length <= 4 && text.length <= 40 && people.test(text) && !notNames.test(text)
  )
}
