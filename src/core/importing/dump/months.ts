import { fold } from './words.ts'

const table: readonly (readonly [number, string])[] = [
  [
    1,
    'january jan janvier janv januar jänner enero ene gennaio gen janeiro januari января январь янв يناير جانفي كانون_الثاني ocak ינואר ژانویه stycznia',
  ],
  [
    2,
    'february feb february février févr fev februar febrero febbraio fevereiro februari февраля февраль фев فبراير فيفري شباط şubat פברואר فوریه lutego',
  ],
  [3, 'march mar mars märz maerz marzo março maart марта март мар مارس آذار mart מרץ marca'],
  [
    4,
    'april apr avril avr abril abr aprile апреля апрель апр أبريل إبريل أفريل نيسان nisan אפריל آوریل kwietnia',
  ],
  [5, 'may mai mayo maggio mag maio mei мая май مايو ماي أيار mayıs מאי مه maja'],
  [6, 'june jun juin juni junio giugno giu junho июня июнь июн يونيو جوان حزيران haziran יוני ژوئن czerwca'],
  [
    7,
    'july jul juillet juil juli julio luglio lug julho июля июль июл يوليو جويلية تموز temmuz יולי ژوئیه lipca',
  ],
  [8, 'august aug août aout agosto ago augustus августа август авг أغسطس أوت آب ağustos אוגוסט اوت sierpnia'],
  [
    9,
    'september sept sep septembre septiembre settembre set setembro сентября сентябрь сен سبتمبر أيلول eylül ספטמבר سپتامبر września',
  ],
  [
    10,
    'october oct octobre oktober okt octubre ottobre ott outubro out октября октябрь окт أكتوبر تشرين_الأول ekim אוקטובר اکتبر października',
  ],
  [
    11,
    'november nov novembre noviembre novembro ноября ноябрь ноя نوفمبر تشرين_الثاني kasım נובמבר نوامبر listopada',
  ],
  [
    12,
    'december dec décembre déc dezember dez diciembre dic dicembre dezembro dez декабря декабрь дек ديسمبر كانون_الأول aralık דצמבר دسامبر grudnia',
  ],
]

const months = new Map(
  table.flatMap(([number, names]) =>
    names.split(' ').map((name) => [fold(name.replace('_', ' ')), number] as const),
  ),
)

/** 1 to 12, or null. Takes one word, or two for the Levantine names. */
export function monthNumber(name: string): number | null {
  const folded = fold(name).replace(/\.$/u, '')
  // Hebrew puts "in" before the month.
  return months.get(folded) ?? months.get(folded.replace(/^ב/u, '')) ?? null
}
