import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode } from './decode.ts'

const western = 'Le café était fermé à midi, mais l’hôtel d’à côté était ouvert à tous les élèves.'
const german = 'Ein schöner Tag in München, sagte er über die Straßen; später fuhren sie nach Köln.'
const central = 'Příliš žluťoučký kůň úpěl ďábelské ódy, zatímco v údolí řeky svítily červené střechy.'
const polish = 'Zażółć gęślą jaźń, proszę państwa, bo wszyscy mieszkańcy Łodzi już śpią.'
const russian = 'Паром ушёл прежде, чем рассеялся туман, и никто на причале не знал, кто был на борту.'
const ukrainian = 'Київ є столицею України, їхня мова живе, і ґанок під сонцем теж.'
const greek = 'Το φεριμπότ έφυγε πριν διαλυθεί η ομίχλη και κανείς στην προβλήτα δεν ήξερε ποιος ήταν μέσα.'
const turkish =
  'Vapur sis dağılmadan önce gitti ve iskelede hiç kimse gemide kimin olduğunu söyleyemedi, şaşırdılar.'
const hebrew = 'המעבורת יצאה לפני שהערפל התפזר, ואיש על הרציף לא ידע מי היה על הסיפון.'
const arabic = 'غادرت العبارة قبل أن ينقشع الضباب، ولم يعرف أحد على الرصيف من كان على متنها.'
const baltic = 'Lietuvos sostinė yra Vilnius, šiandien gražu ir šilta, mūsų žmonės džiaugiasi ąžuolų žaluma.'
const thai = 'เรือข้ามฟากออกไปก่อนที่หมอกจะจาง และไม่มีใครบนท่าเรือรู้ว่าใครอยู่บนเรือ'
const vietnamese = 'Tôi yêu đất nước này, nơi có những con sông và cánh đồng.'
const romanian =
  'Feribotul a plecat înainte ca ceața să se ridice, iar pe chei nimeni nu știa cine era la bord.'
const japanese = '霧が晴れる前にフェリーは出発し、桟橋にいた誰も、乗っている人を知りませんでした。'
const simplified = '渡轮在雾散之前就离开了，码头上没有人知道船上有谁。港务长说他没有听到汽笛声。'
const traditional = '渡輪在霧散之前就離開了，碼頭上沒有人知道船上有誰。港務長說他沒有聽到汽笛聲。'
const korean = '안개가 걷히기 전에 배는 떠났고, 부두에 있던 사람은 누가 탔는지 알지 못했습니다.'

const charsets: readonly (readonly [name: string, text: string])[] = [
  ['utf-8', `${western} ${arabic} ${japanese}`],
  ['utf-16le', arabic],
  ['utf-16be', western],
  ['iso-8859-1', german],
  ['iso-8859-2', central],
  ['iso-8859-3', 'La pramo foriris antaŭ ol la nebulo leviĝis, kaj ĉiuj sur la kajo ŝajnis ĝojaj.'],
  ['iso-8859-4', 'Šodien saule spīd, un ļaudis iet gar jūru.'],
  ['iso-8859-5', russian],
  ['iso-8859-6', arabic],
  ['iso-8859-7', greek],
  ['iso-8859-8', hebrew],
  ['iso-8859-9', turkish],
  ['iso-8859-10', 'Þá fór ferjan áður en þokunni létti, og enginn vissi hver var um borð.'],
  ['iso-8859-13', baltic],
  ['iso-8859-14', 'Ŵyth o gychod a hwyliodd, ac ŷd y meysydd yn aur.'],
  ['iso-8859-15', 'Dix € pour une œuvre, dit l’élève à la caissière.'.replaceAll('’', "'")],
  ['iso-8859-16', romanian],
  ['windows-874', thai],
  ['windows-1250', polish],
  ['windows-1251', russian],
  ['windows-1252', western],
  ['windows-1253', greek],
  ['windows-1254', turkish],
  ['windows-1255', hebrew],
  ['windows-1256', arabic],
  ['windows-1257', baltic],
  ['windows-1258', vietnamese.normalize('NFC')],
  ['koi8-r', russian],
  ['koi8-u', ukrainian],
  ['ibm850', german],
  ['ibm866', russian],
  ['macintosh', western],
  ['maccyrillic', russian],
  ['shift_jis', japanese],
  ['euc-jp', japanese],
  ['gbk', simplified],
  ['gb18030', simplified],
  ['big5', traditional],
  ['euc-kr', korean],
  ['cp852', polish],
]
/** What can be written at all in the charset; the rest would be question marks already. */
const writable = charsets.map(([name, text]): readonly [string, string] => [
  name,
  Array.from(text)
    .filter((char) => iconv.decode(iconv.encode(char, name), name) === char)
    .join(''),
])

const page = (text: string, declared: string | null): string =>
  `<!doctype html>\r\n<html><head>${declared === null ? '' : `<meta charset="${declared}">`}<title>A</title>\n</head><body><p>${text}</p>\r<p>${text}</p></body></html>\n`

/** Rare ones, and twins of another that is in use far more: nothing in a short text tells them apart. */
const unguessed = 'iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-14 iso-8859-15 iso-8859-16 windows-1258'.split(
  ' ',
)
/** Latin letters beyond ASCII stand alone between others in all of these: a wrong Latin label cannot be told. */
const latin = [
  ...unguessed,
  ...'iso-8859-9 iso-8859-13 windows-1250 windows-1254 windows-1257 ibm850 macintosh cp852'.split(' '),
]

/** Names of those that do not come back letter for letter. */
function misread(declare: (name: string) => string | null): readonly string[] {
  return writable
    .filter(([name, text]) => {
      const written = page(text, declare(name))
      const read = decode(iconv.encode(written, name, { addBOM: false }))
      return read.kind !== 'text' || read.text !== written
    })
    .map(([name]) => name)
}

describe('pages in 40 charsets, with line ends of three kinds', () => {
  it('are 40', () => expect(writable).toHaveLength(40))
  it('are read letter for letter where they declare it: 40 of 40', () => {
    expect(misread((name) => name)).toEqual([])
  })
  it('are read where they declare nothing: 33 of 40', () => {
    expect(misread(() => null)).toEqual(unguessed)
  })
  it('are read where they say that they are UTF-8, which their bytes deny: 33 of 40', () => {
    expect(misread(() => 'utf-8')).toEqual(unguessed)
  })
  it('are read where they say that they are windows-1252, as servers put on everything: 25 of 40', () => {
    expect(misread(() => 'windows-1252').toSorted()).toEqual(latin.toSorted())
  })
  it('are read by their byte order mark, whatever they declare', () => {
    for (const name of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
      const written = page(arabic, 'koi8-r')
      expect(decode(iconv.encode(written, name, { addBOM: true }))).toMatchObject({
        text: written,
        charset: name,
      })
    }
  })
})
