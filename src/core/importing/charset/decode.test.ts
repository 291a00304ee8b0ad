import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { Decoded } from './decode.ts'
import { decode } from './decode.ts'

const samples: readonly (readonly [charset: string, text: string])[] = [
  ['windows-1256', 'السلام عليكم ورحمة الله'],
  ['windows-1256', 'القاهرة: قال وزير الخارجية إن المحادثات مستمرة'],
  ['windows-1256', 'أعلنت الشركة عن نتائجها المالية للربع الثالث، وأشارت إلى نمو الأرباح.'],
  ['windows-1256', 'سلام دنيا، چطور هستيد؟ گل و پرنده'],
  ['iso-8859-6', 'السلام عليكم ورحمة الله وبركاته'],
  ['windows-1251', 'Привет, мир! Сегодня хорошая погода.'],
  ['koi8-r', 'Привет, мир! Сегодня хорошая погода.'],
  ['ibm866', 'Привет, мир! Сегодня хорошая погода.'],
  ['iso-8859-5', 'Привет, мир! Сегодня хорошая погода в городе.'],
  ['windows-1251', 'Київ є столицею України, їхня мова'],
  ['windows-1252', 'Le café était fermé, mais l’hôtel était ouvert.'],
  ['windows-1252', 'Ein schöner Tag in München – sagte er „heute“.'],
  ['windows-1252', 'El niño comió una manzana en la montaña.'],
  ['windows-1252', 'Não há informações disponíveis sobre a situação.'],
  ['windows-1252', 'He said “no” — it’s over…'],
  ['windows-1250', 'Zażółć gęślą jaźń, proszę państwa'],
  ['iso-8859-2', 'Příliš žluťoučký kůň úpěl ďábelské ódy'],
  ['windows-1250', 'Az őszi szél fújja a fákat, árvíztűrő tükörfúrógép'],
  ['windows-1253', 'Καλημέρα κόσμε, τι κάνεις σήμερα'],
  ['windows-1254', 'Bugün hava çok güzel, İstanbul’a gidiyoruz. Işığı gördü.'],
  ['windows-1255', 'שלום עולם, מה שלומך היום'],
  ['windows-1257', 'Lietuvos sostinė yra Vilnius, šiandien gražu ir šilta, mūsų žmonės'],
  ['windows-874', 'สวัสดีชาวโลก วันนี้อากาศดีมาก'],
  ['shift_jis', '今日は良い天気ですね。東京に行きました。'],
  ['euc-jp', '今日は良い天気ですね。東京に行きました。'],
  ['gbk', '今天天气很好，我们去北京。'],
  ['gb18030', '中国政府今天宣布了新的经济政策'],
  ['big5', '今天天氣很好，我們去台北。'],
  ['euc-kr', '오늘은 날씨가 좋습니다. 서울에 갔습니다.'],
  ['macintosh', 'Le café était fermé, mais l’hôtel était ouvert à tous les élèves.'],
]

function read(bytes: Uint8Array): Decoded {
  const result = decode(bytes)
  if (result.kind !== 'text') throw new Error(`taken for ${result.what}`)
  return result
}

describe('text in an unnamed charset', () => {
  for (const [charset, text] of samples) {
    it(`is read: ${charset}, ${text.slice(0, 24)}`, () => {
      expect(read(iconv.encode(text, charset)).text).toBe(text)
    })
    it(`is read with English around it: ${charset}, ${text.slice(0, 24)}`, () => {
      const around = `From the archive\n\n${text}\n\nAll rights reserved.\n`
      expect(read(iconv.encode(around, charset)).text).toBe(around)
    })
  }
})

describe('text that says what it is', () => {
  const text = 'Grüße, мир, العالم, 世界 😀\n'
  it('is read by its byte order mark', () => {
    for (const charset of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
      expect(read(iconv.encode(text, charset, { addBOM: true }))).toEqual({
        kind: 'text',
        text,
        charset,
        lost: 0,
      })
    }
  })
  it('is read as UTF-16 without a mark, in English and in Arabic', () => {
    for (const written of [
      'Plain words, two lines\nof them',
      'القاهرة: قال وزير الخارجية إن المحادثات مستمرة\n',
    ]) {
      for (const charset of ['utf-16le', 'utf-16be']) {
        expect(read(iconv.encode(written, charset, { addBOM: false })).text).toBe(written)
      }
    }
  })
  it('is read by what a page declares', () => {
    const page = '<!doctype html><meta charset="iso-8859-15"><p>10 € für œuvre</p>'
    expect(read(iconv.encode(page, 'iso-8859-15')).text).toBe(page)
    const xml = '<?xml version="1.0" encoding="koi8-r"?><a>да</a>'
    expect(read(iconv.encode(xml, 'koi8-r')).text).toBe(xml)
  })
  it('is read right when the declaration is wrong', () => {
    const page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>Привет, café</p>'
    expect(read(Buffer.from(page)).text).toBe(page)
    const liar = '<meta charset="utf-8"><p>Le café était fermé, dit l’hôtel</p>'
    expect(read(iconv.encode(liar, 'windows-1252')).text).toBe(liar)
  })
  it('is read as ISO-2022-JP by its escapes', () => {
    const bytes = Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42])
    expect(read(bytes).text).toBe('日本')
  })
})

describe('a broken file', () => {
  it('is read as UTF-8 around the broken spot, and the loss is counted', () => {
    const whole = Buffer.from('Une phrase très accentuée, déjà vue, où l’été dure. '.repeat(3))
    const broken = Buffer.concat([whole, Buffer.from([0xff]), whole, Buffer.from([0xc3])])
    expect(read(broken)).toMatchObject({ charset: 'utf-8', lost: 2 })
  })
  it('is refused when it is no text, by what it is', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    expect(decode(png)).toEqual({ kind: 'binary', what: 'a PNG image' })
    expect(decode(Buffer.from('PK\x03\x04 and so on\0\0'))).toEqual({ kind: 'binary', what: 'a ZIP archive' })
    expect(decode(Buffer.from('%PDF-1.7\n%abc'))).toEqual({ kind: 'binary', what: 'a PDF document' })
    const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 3)) % 256)
    expect(decode(noise)).toEqual({ kind: 'binary', what: 'binary data' })
    expect(decode(new Uint8Array(1000))).toEqual({ kind: 'binary', what: 'binary data' })
  })
})
