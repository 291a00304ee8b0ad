/** How the letters of a language are written in one of the old charsets, most frequent first. */
export interface Alphabet {
  readonly charsets: readonly string[]
  /** Letters beyond ASCII in lower case. */
  readonly letters: string
  /** Words are made of these letters alone (Cyrillic, Arabic), not of ASCII with a few of them. */
  readonly whole: boolean
}

const western = ['windows-1252', 'macintosh', 'ibm850']
const central = ['windows-1250', 'iso-8859-2']
const cyrillic = ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic']

export const alphabets: readonly Alphabet[] = [
  { charsets: western, whole: false, letters: 'éèàêçâîôûùëïœæ' },
  { charsets: western, whole: false, letters: 'üäöß' },
  { charsets: western, whole: false, letters: 'óíáéñúü¿¡' },
  { charsets: western, whole: false, letters: 'ãçáéíóõâêúàô' },
  { charsets: western, whole: false, letters: 'àèòùìé' },
  { charsets: western, whole: false, letters: 'äåöøæéü' },
  { charsets: western, whole: false, letters: 'áíðúýéæþöó' },
  { charsets: western, whole: false, letters: 'ëéïöüèê' },
  { charsets: central, whole: false, letters: 'ąęółśżćźń' },
  { charsets: central, whole: false, letters: 'áíéěýčřžšůúóťďňľôäĺŕ' },
  { charsets: central, whole: false, letters: 'áéöóőüíúű' },
  { charsets: central, whole: false, letters: 'ăîşţâ' },
  { charsets: central, whole: false, letters: 'čšžćđ' },
  { charsets: ['windows-1254'], whole: false, letters: 'ıüşçğöİâî' },
  { charsets: ['windows-1257', 'iso-8859-13'], whole: false, letters: 'ėųšįžčūąę' },
  { charsets: ['windows-1257', 'iso-8859-13'], whole: false, letters: 'āīēšļķņģūžč' },
  { charsets: cyrillic, whole: true, letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґўјљњћђџ' },
  { charsets: ['windows-1253', 'iso-8859-7'], whole: true, letters: 'αοιετσνηυρπκμλωςάόγίέθδήφχβύώξζψϊϋΐΰ' },
  { charsets: ['windows-1255', 'iso-8859-8'], whole: true, letters: 'יוהלאתרבשמםנדקעחפכןגטצסזךףץ' },
  {
    charsets: ['windows-1256', 'iso-8859-6'],
    whole: true,
    letters: 'اليمنوتربةعدفسهكقحجشطأصخذىضءئغإثظؤآپچژگکی\u200c،؛؟ًٌٍَُِّْـ',
  },
  { charsets: ['windows-874'], whole: true, letters: 'านรอกเงมยลวดทสตะปคบแหจพชขใไโผซธณศถภษฐญฎฉฟฝฆฬฮ่้ี์ัิืุ็ูึ๊๋ๆฯำ' },
]

/** The 300 or so characters that make up half of any Chinese text, simplified and traditional. */
export const commonHan: ReadonlySet<string> = new Set(
  '的一是不了人在有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學对對可' +
    '她里裡后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動' +
    '两兩长長知民样樣现現分将將外但身些与與高意进進把法此实實回二理美点點月明其种種声聲全工己话話儿兒者向情部正名定女问問力机機给給等几幾很业業' +
    '最间間新什打便位因重被走电電四第门門相次东東政海口使教西再平真听聽世气氣信北少关關并並内內加化由却卻代军軍产產入先山五太水万萬市眼体體别別' +
    '处處总總才场場师師书書比住员員九笑性通目华華报報立马馬命张張活难難神数數件安表原车車白应應路期叫死常提感金何更反合放做系係计計或司利受光王果' +
    '亲親界及今京务務制解各任至清物台臺象记記边邊共风風战戰接它许許八特望直服林题題建南度统統色字请請交爱愛让讓认認论論百吃义義科怎元社结結六功' +
    '指思非流每青管夫连連远遠资資队隊花快条條院变變联聯言权權往展该該领領传傳近留红紅治决決周保达達办辦运運武半候七必城父强強步完区區即求品士转轉' +
    '量空众眾技轻輕程告语語英基派式息写寫识識极極令黄黃德收钱錢党黨未持取设設始版双雙历歷史商千片研像找友广廣站改议議形早房音火际際则則首单單据據' +
    '県東京時分今気天良行日本語会社員円',
)
export const commonHangul: ReadonlySet<string> = new Set(
  '이다는을가의에고지로하한사은기도를어자인리시대나수서아정그일해보제전들으부있게만구니라마스주상원장과여동비안국었것습했' +
    '면성공오내우조와년요중신유소강학년민말당세경위관미무실연발산회개운선화않았없같더또위때오늘날씨좋',
)
