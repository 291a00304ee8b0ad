import { isAgency } from './agencies.ts'
import { isPlace } from './places.ts'
import { fold } from './words.ts'

export interface Dateline {
  /** As written, without agency, date and separator: "QAIM, Iraq". */
  readonly place: string
  /** The paragraph that follows. */
  readonly rest: string
  /** Sure enough to tell that a report begins here; others count only where a body is known to begin. */
  readonly strong: boolean
}

/** Labels that open a line as a place would. Folded. */
const labels = new Set(
  (
    'note,notes,update,updated,updates,warning,watch,opinion,exclusive,breaking,breaking news,analysis,review,factbox,explainer,live,photos,' +
    'photo,video,videos,q,a,faq,nb,ps,p.s,re,fw,fwd,fyi,todo,fixme,interview,spoiler,correction,corrections,advertisement,read more,tip,tips,' +
    'step,part,chapter,summary,background,context,conclusion,introduction,results,result,methods,method,ingredients,instructions,directions,' +
    'important,caution,danger,attention,disclaimer,example,examples,question,answer,source,sources,image,caption,credit,listen,read,see also,' +
    'also,related,more,topics,tags,category,subject,from,to,cc,bcc,date,sent,title,author,by,editor,editors note,key points,highlights,' +
    'hint,info,error,debug,status,price,cost,time,when,where,what,who,why,how,contact,phone,email,address,website,location,abstract,keywords,' +
    'news,sport,sports,world,business,tech,culture,health,science,weather,score,scores,standings,winner,winners,man,woman,narrator,host,guest,' +
    'voice,chorus,verse,bridge,intro,outro,refrain,all,both,end,fact,myth,claim,verdict,rating,pros,cons,tldr,tl;dr,def,definition,theorem,' +
    'proof,lemma,remark,homework,reading,agenda,minutes,action,actions,decision,present,absent,poll,quiz,quote,special report,investigation,' +
    'profile,obituary,letter,letters,editorial,commentary,column,comment,feature,in pictures,in depth,fact check,fact-check,newsletter,podcast,' +
    'he said,she said,they said,it said,he added,she added,hinweis,achtung,anmerkung,kommentar,meinung,frage,antwort,analyse,exklusiv,' +
    'remarque,attention,avis,opinion,exclusif,nota,aviso,exclusiva,analisis,pregunta,respuesta,foto,video,' +
    'ملاحظه,تحديث,حصري,خاص,عاجل,راي,تحليل,شاهد,اقرا ايضا,اقرا المزيد,س,ج,سؤال,جواب,السؤال,الجواب,قال,وقال,واضاف,وتابع,قالت,وقالت,واضافت,' +
    'واوضح,واكد,وذكر,تنبيه,تحذير,مثال,ملخص,المصدر,المكونات,الطريقه,طريقه التحضير,المقادير,الموضوع,التاريخ,من,الي,مقدمه,خاتمه,خلاصه,صور,فيديو,' +
    'بالصور,بالفيديو,متابعات,تقرير,حوار,مقال,مقابله,الخلاصه,نصيحه,فكره,هام,مهم,تعليق,اعداد,كتب,بقلم'
  ).split(','),
)

const month =
  '(?:Jan|Feb|Mar|Apr|May|Mai|Jun|Jul|Aug|Sep|Sept|Oct|Okt|Nov|Dec|Dez|January|February|March|April|June|July|August|September|October|November|December|' +
  'janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|ene|feb|abr|ago|dic|enero|febrero|marzo|abril|mayo|junio|julio|' +
  'agosto|septiembre|octubre|noviembre|diciembre|Januar|Februar|März|Juni|Juli|Oktober|Dezember|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|' +
  'января|февраля|марта|апреля|июня|июля|августа|сентября|октября|ноября|декабря|' +
  'يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر)\\.?'
const day = String.raw`(?:le |el )?(?:\p{Nd}{1,2}(?:\.|er|st|nd|rd|th)? (?:de |d')?${month}|${month} \p{Nd}{1,2})(?:,? \p{Nd}{4})?`
/** Place, then optionally a date, an agency in brackets, a separator. Looked for in the first 120 characters only. */
const opening = new RegExp(
  String.raw`^(?<place>[\p{L}\p{M}][\p{L}\p{M}'’.\-/ ]{1,38}?(?:[,،] ?[\p{L}\p{M}][\p{L}\p{M}'’.\- ]{1,24}?)?)` +
    String.raw`(?<date>,? ${day})?(?: ?[(（«](?<agency>[^()（）«»]{1,40})[)）»])?(?<sign> ?[:：]| ?\.?[—–]{1,2}| ?\.-| -{1,2}| ـ)(?<space> ?)(?=\S)`,
  'iu',
)
const second = /^(?<agency>[\p{L}\p{M}.«» ]{2,24}?)(?: ?[:：—–-] ?|\. )(?=\S)/u
const chinese =
  /^(?:（|\()?(?:新华社|中新社|中新网|法新社|路透社|共同社|美联社)(?<place>\p{Script=Han}{2,6}?)(?:\d{1,2}月\d{1,2}日)?(?:电|電|讯)(?:）|\))?(?:[（(][^（）()]{1,20}[）)])?\s*(?=\S)/u
const japanese =
  /^【(?<place>[\p{Script=Han}\p{Script=Katakana}ー]{2,10})(?:[＝=・]?(?:共同|時事|ロイター|AFP)[^】]{0,12}|[＝=][^】]{1,12})】\s*(?=\S)/u

/** Without one of these nothing is parted from the text. */
const separator = /[:：—–电電讯】ـ]|-[- ]/u

/** The place that opens a report, or null. `text` is a paragraph. */
export function parseDateline(text: string): Dateline | null {
  const head = text.slice(0, 120)
  if (!separator.test(head)) return null
  const eastern = chinese.exec(head) ?? japanese.exec(head)
  if (eastern?.groups?.['place'] !== undefined)
    return { place: eastern.groups['place'], rest: text.slice(eastern[0].length), strong: true }
  const match = opening.exec(head)
  const groups = match?.groups
  if (match === null || groups === undefined) return null
  const place = (groups['place'] ?? '').trim()
  const colon = (groups['sign'] ?? '').includes(':') || (groups['sign'] ?? '').includes('：')
  // "3-year", "Al-Qaeda said": a sign inside a word is no separator.
  if (
    (groups['space'] ?? '') === '' &&
    !(groups['sign'] ?? '').startsWith(' ') &&
    !/[—–]/u.test(groups['sign'] ?? '')
  )
    return null
  let rest = text.slice(match[0].length)
  let agency = groups['agency']
  const after = second.exec(rest.slice(0, 40))
  if (agency === undefined && after?.groups?.['agency'] !== undefined && isAgency(after.groups['agency'])) {
    agency = after.groups['agency']
    rest = rest.slice(after[0].length)
  }
  const strength = strengthOf(place, agency, groups['date'] !== undefined, colon, rest)
  return strength === null ? null : { place, rest, strong: strength === 'strong' }
}

function strengthOf(
  place: string,
  agency: string | undefined,
  dated: boolean,
  colon: boolean,
  rest: string,
): 'strong' | 'weak' | null {
  const folded = fold(place).replaceAll("'", '').trim()
  const [firstWord = ''] = folded.split(' ')
  if (
    labels.has(folded) ||
    /^(?:update|step|part|chapter|rule|day|week|episode|season|tip|lesson|figure|table)$/u.test(firstWord)
  )
    return null
  if (rest.length < 20 || /^\p{Ll}/u.test(rest)) return null
  const words = place.split(' ').length
  if (words > 6) return null
  const [named = ''] = place.split(/[,،]/u)
  const capitals = isCapitals(named)
  const caseless = /^\p{Lo}/u.test(place)
  const known = isPlace(place)
  if (agency !== undefined) {
    if (isAgency(agency)) return capitals || known || caseless || isTitleCase(place) ? 'strong' : null
    if (!known && !capitals) return null
  }
  if (capitals) return named.replaceAll(/\P{L}/gu, '').length >= 3 ? 'strong' : null
  if (known && (caseless || isTitleCase(place))) return dated || caseless ? 'strong' : 'weak'
  if (caseless && words <= 3 && rest.length >= 60 && (colon ? words <= 2 : true)) return 'weak'
  return null
}

function isCapitals(text: string): boolean {
  return (
    /\p{Lu}/u.test(text) &&
    !/\p{Ll}/u.test(
      text.replaceAll(/\b(?:de|la|el|al|du|van|di|del|dos|der|am|an)\b/gu, '').replaceAll(/\bMc|\bMac/gu, ''),
    )
  )
}

function isTitleCase(text: string): boolean {
  return text
    .split(/[ /-]+/u)
    .every(
      (word) => /^\p{Lu}/u.test(word) || /^(?:de|la|le|el|al|du|di|del|am|an|der|im|bei|and|of)$/u.test(word),
    )
}
