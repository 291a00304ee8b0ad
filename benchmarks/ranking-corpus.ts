import { randomFrom } from './corpus.ts'

/** Real words of eight languages, so that they resemble each other as words do. */
const nouns: Readonly<Record<Tongue, readonly string[]>> = {
  en: `river harbour election glacier parliament orchestra vaccine railway drought telescope refugee museum
    volcano budget satellite vineyard hospital earthquake festival monastery library lighthouse migration
    fishery insurance bakery sculpture algorithm militia avalanche`.split(/\s+/),
  de: `Straße Größe Übung Wahlkampf Gletscher Bundesrat Krankenhaus Geschwindigkeit Bürgermeister Zeitung
    Flüchtling Weltraum Bäckerei Dürre Erdbeben Überschwemmung Eisenbahn Gewerkschaft Handwerk Impfstoff
    Klimawandel Leuchtturm Mühle Nachbarschaft Orchester Rathaus Schlüssel Versicherung Wirtschaft Zukunft`.split(
    /\s+/,
  ),
  fr: `forêt hôpital élection théâtre sécheresse fenêtre évêque musée château rivière étoile grève vaccin
    marché boulangerie tempête île cathédrale frontière mémoire récolte école télescope réfugié budget
    glacier orchestre bibliothèque vigneron tremblement`.split(/\s+/),
  tr: `İstanbul ışık kırmızı şehir çiçek öğretmen güneş değirmen hastane seçim deprem kütüphane köprü ırmak
    yağmur müzik ağaç balıkçı göçmen üniversite çarşı buğday gökyüzü kıyı orman demiryolu bütçe aşı tarım
    bağımsızlık`.split(/\s+/),
  ru: `река выборы ледник парламент оркестр вакцина железнодорожник засуха телескоп беженец музей вулкан
    бюджет спутник виноградник больница землетрясение праздник монастырь библиотека маяк переселение
    рыболовство страховка пекарня скульптура ополчение лавина учитель урожай`.split(/\s+/),
  ar: `مدرسة جامعة مستشفى انتخابات حكومة مكتبة زلزال اقتصاد صحافة طبيعة مهرجان رئيس أطفال إسعاف آثار حديقة
    شركة سياسة ثقافة محكمة بحيرة جزيرة قطار مطار سفينة حرية ميزانية لاجئين فيضان موسيقى`.split(/\s+/),
  zh: `搜索引擎 人工智能 气候变化 图书馆员 地震预警 高速铁路 太空望远镜 疫苗接种 葡萄种植 交响乐团 国民经济 环境保护
    考古发现 博物馆展 难民营地 灯塔守护 保险公司 雪崩救援 火山喷发 干旱地区 渔业资源 面包烘焙 议会选举 修道院墙 城市规划
    音乐节日 河流污染 海港贸易 雕塑艺术 教育改革`.split(/\s+/),
  ja: `東京タワー 地震速報 図書館 新幹線 気候変動 選挙運動 オーケストラ ワクチン接種 コンピューター 天文台 難民支援 美術館
    火山活動 予算案 人工衛星 ぶどう園 病院長 夏祭り お寺巡り 灯台守 漁業組合 保険会社 パン職人 彫刻家 雪崩注意 港町 川下り
    干ばつ 教科書 音楽堂`.split(/\s+/),
}

export type Tongue = 'en' | 'de' | 'fr' | 'tr' | 'ru' | 'ar' | 'zh' | 'ja'
export const tongues = ['en', 'de', 'fr', 'tr', 'ru', 'ar', 'zh', 'ja'] as const satisfies readonly Tongue[]

const fillers: Readonly<Record<Tongue, string>> = {
  en: 'the of and that was said there would after before many people new first years last while report city from',
  de: 'der die und das war sagte dort würde nach vor viele Menschen neue erste Jahre letzte während Bericht Stadt',
  fr: 'le de et que fut dit là serait après avant beaucoup gens nouveau premier années dernier pendant rapport ville',
  tr: 've bir bu için çok daha sonra önce insan yeni ilk yıl son gibi kadar olan dedi ama göre ile',
  ru: 'и в что был сказал там после до много людей новый первый годы последний пока отчёт город из на',
  ar: 'في من على أن كان قال هناك بعد قبل كثير الناس جديد أول سنوات آخر بينما تقرير مدينة إلى عن',
  zh: '的 是 在 了 和 说 有 人 这 年 新 后 前 多 大 报告 城市 从',
  ja: 'の は が に を と で も から まで 新しい 最初 最後 人々 年 報告 都市',
}

export interface RankedArticle {
  readonly row: number
  readonly tongue: Tongue
  readonly title: string
  readonly body: string
  /** What it is about: no other article is about both. */
  readonly topics: readonly [string, string]
}

type Random = () => number

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('Nothing to pick from.')
  return item
}

/** As the word comes in running text: Arabic takes its article, some languages endings. */
function inText(word: string, tongue: Tongue, random: Random): string {
  if (tongue === 'ar' && random() < 0.6) return pick(random, ['ال', 'وال', 'بال', '']) + word
  if (tongue === 'en' && random() < 0.3) return `${word}s`
  if (tongue === 'tr' && random() < 0.4) return word + pick(random, ['da', 'ler', 'i'])
  return word
}

/** Articles each about two things, in a sea of words about which others are. */
export function rankedArticles(perTongue: number, seed: number): readonly RankedArticle[] {
  const random = randomFrom(seed)
  const articles: RankedArticle[] = []
  for (const tongue of tongues) {
    const words = nouns[tongue]
    const pairs = words.flatMap((first, at) => words.slice(at + 1).map((second) => [first, second] as const))
    const space = tongue === 'zh' || tongue === 'ja' ? '' : ' '
    for (let number = 0; number < perTongue && pairs.length > 0; number++) {
      const [topics] = pairs.splice(Math.floor(random() * pairs.length), 1)
      if (topics === undefined) break
      const filler = fillers[tongue].split(' ')
      const sentences = Array.from({ length: 8 + Math.floor(random() * 30) }, () => {
        const length = 8 + Math.floor(random() * 12)
        const said = Array.from({ length }, () => {
          const chance = random()
          if (chance < 0.06) return inText(pick(random, topics), tongue, random)
          return chance < 0.1 ? inText(pick(random, words), tongue, random) : pick(random, filler)
        })
        return said.join(space) + (space === '' ? '。' : '. ')
      })
      // Both topics stand somewhere in the body, whatever chance has done; one of three has one in its title.
      const body = [...sentences, topics.map((topic) => inText(topic, tongue, random)).join(space)].join('')
      const named = random() < 0.33 ? [topics[0]] : []
      const title = [...named, ...Array.from({ length: 4 }, () => pick(random, filler))].join(space)
      articles.push({ row: articles.length, tongue, title, body, topics })
    }
  }
  return articles
}
