import { fold } from './words.ts'

/** Places that open reports, for the cases where capitals do not show that a word is a place. */
const places = new Set(
  (
    'abu dhabi,abuja,accra,addis ababa,aden,algiers,amman,amsterdam,ankara,athens,atlanta,auckland,baghdad,bangkok,barcelona,basra,' +
    'beijing,beirut,belfast,belgrade,berlin,bern,bogota,boston,brasilia,bratislava,brussels,bucharest,budapest,buenos aires,cairo,' +
    'canberra,cape town,caracas,casablanca,chicago,copenhagen,dakar,damascus,delhi,dhaka,doha,dubai,dublin,edinburgh,frankfurt,gaza,' +
    'gaza city,geneva,hamburg,hanoi,harare,havana,helsinki,hong kong,houston,islamabad,istanbul,jakarta,jeddah,jerusalem,johannesburg,' +
    'juba,kabul,kampala,karachi,kathmandu,khartoum,kigali,kyiv,kiev,kinshasa,kuala lumpur,kuwait city,kuwait,lagos,lahore,lima,lisbon,london,' +
    'los angeles,lyon,madrid,manama,manila,marseille,mexico city,miami,milan,minsk,mogadishu,montreal,moscow,mosul,mumbai,munich,muscat,' +
    'nairobi,new delhi,new york,nicosia,oslo,ottawa,paris,prague,pretoria,rabat,ramallah,riyadh,rome,san francisco,sanaa,santiago,sao paulo,' +
    'sarajevo,seoul,shanghai,singapore,sofia,stockholm,strasbourg,sydney,taipei,tashkent,tbilisi,tehran,tel aviv,tokyo,toronto,tripoli,' +
    'tunis,united nations,vatican city,vienna,vilnius,warsaw,washington,wellington,yangon,yerevan,zagreb,zurich,' +
    'köln,münchen,wien,zürich,genf,bern,brüssel,paris,rom,moskau,kairo,athen,warschau,prag,stuttgart,düsseldorf,leipzig,dresden,hannover,' +
    'karlsruhe,frankfurt/main,mainz,bremen,kiel,nürnberg,lille,bordeaux,nantes,toulouse,nice,genève,bruxelles,londres,le caire,alger,' +
    'beyrouth,rabat,moscou,pékin,roma,milano,napoli,torino,sevilla,valencia,bilbao,bogotá,ciudad de méxico,la habana,montevideo,quito,' +
    'são paulo,rio de janeiro,lisboa,porto,brasília,ginebra,bruselas,moscú,la paz,asunción,santiago de chile,' +
    'москва,киев,минск,санкт-петербург,лондон,париж,вашингтон,берлин,анкара,стамбул,астана,ташкент,' +
    'القاهرة,الرياض,بغداد,دمشق,بيروت,عمان,عمّان,القدس,القدس المحتلة,رام الله,غزة,الخرطوم,طرابلس,تونس,الجزائر,الرباط,الدار البيضاء,' +
    'نواكشوط,صنعاء,عدن,مسقط,أبوظبي,أبو ظبي,دبي,الشارقة,الدوحة,المنامة,الكويت,جدة,مكة المكرمة,المدينة المنورة,الدمام,حلب,حمص,' +
    'البصرة,الموصل,أربيل,كركوك,النجف,الإسكندرية,بنغازي,صفاقس,مراكش,فاس,وهران,لندن,باريس,واشنطن,نيويورك,موسكو,برلين,روما,مدريد,' +
    'بروكسل,جنيف,فيينا,أنقرة,إسطنبول,اسطنبول,طهران,كابول,إسلام آباد,نيودلهي,بكين,طوكيو,سيول,مقديشو,جيبوتي,نيروبي,أديس أبابا,كييف,' +
    'الأمم المتحدة,هلسنكي,أوسلو,ستوكهولم,أثينا,المكلا,تعز,الحديدة,الخليل,نابلس,جنين,خان يونس,رفح,بيت لحم,صيدا,صور,ملبورن,سيدني,' +
    'تهران,مشهد,اصفهان,کابل,' +
    'ירושלים,תל אביב,חיפה,' +
    '北京,上海,广州,香港,东京,華盛頓,华盛顿,伦敦,巴黎,柏林,莫斯科,日内瓦,首尔,台北,東京,大阪,京都,名古屋,福岡,札幌,ワシントン,ロンドン,ソウル'
  )
    .split(',')
    .map(fold),
)

export function isPlace(text: string): boolean {
  const [first = ''] = text.split(/[,/،]/u)
  return places.has(fold(text)) || places.has(fold(first.trim()))
}
