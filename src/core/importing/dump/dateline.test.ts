import { describe, expect, it } from 'vitest'
import { parseDateline } from './dateline.ts'

const rest = 'The council voted on Tuesday to keep the harbour open through the winter.'
const arabicRest = 'أعلنت الوزارة يوم الثلاثاء أن الميناء سيبقى مفتوحاً طوال فصل الشتاء رغم الكلفة.'

describe('the place that opens a report', () => {
  for (const [opening, place] of [
    ['MIAMI: ', 'MIAMI'],
    ['QAIM, Iraq: ', 'QAIM, Iraq'],
    ['LONDON (Reuters) - ', 'LONDON'],
    ['WASHINGTON, Oct 10 (AP) — ', 'WASHINGTON'],
    ['WASHINGTON (AP) _ ', null],
    ['PARIS — ', 'PARIS'],
    ['PARIS — ', 'PARIS'],
    ['NEW YORK/LONDON: ', 'NEW YORK/LONDON'],
    ['NEW YORK/LONDON (Reuters) – ', 'NEW YORK/LONDON'],
    ['ST. LOUIS: ', 'ST. LOUIS'],
    ['WASHINGTON, D.C. — ', 'WASHINGTON, D.C.'],
    ['AL-MUKALLA, Yemen: ', 'AL-MUKALLA, Yemen'],
    ['RIO DE JANEIRO (AP) — ', 'RIO DE JANEIRO'],
    ['SANTIAGO (EFE).- ', 'SANTIAGO'],
    ['Berlin (dpa) - ', 'Berlin'],
    ['Berlin (dpa/tmn) - ', 'Berlin'],
    ['London: ', 'London'],
    ['KYIV, Ukraine (AP) — ', 'KYIV, Ukraine'],
    ['TEL AVIV, Israel, Nov. 3, 2025 (Reuters) — ', 'TEL AVIV, Israel'],
    ['МОСКВА, 10 окт — РИА Новости. ', 'МОСКВА'],
    ['PRISTINA, Kosovo — ', 'PRISTINA, Kosovo'],
    ['PORT-AU-PRINCE, Haiti: ', 'PORT-AU-PRINCE, Haiti'],
    ['ABOARD THE ARTIC SUNRISE: ', 'ABOARD THE ARTIC SUNRISE'],
    ['WEST BANK: ', 'WEST BANK'],
  ] as const) {
    it(`${opening.trim()} is ${place ?? 'no place'}`, () => {
      const found = parseDateline(`${opening}${rest}`)
      expect(found?.place ?? null).toBe(place)
      if (place !== null) expect(found?.rest).toBe(rest)
    })
  }

  for (const [opening, place] of [
    ['القاهرة: ', 'القاهرة'],
    ['القاهرة (رويترز) - ', 'القاهرة'],
    ['القدس المحتلة - ', 'القدس المحتلة'],
    ['غزة (أ ف ب) – ', 'غزة'],
    ['الرياض - واس: ', 'الرياض'],
    ['واشنطن/لندن - ', 'واشنطن/لندن'],
    ['لندن: «الشرق الأوسط» - ', 'لندن'],
    ['بيروت ـ ', 'بيروت'],
  ] as const) {
    it(`${opening.trim()} is ${place}`, () => {
      expect(parseDateline(`${opening}${arabicRest}`)).toMatchObject({ place, rest: arabicRest })
    })
  }

  for (const opening of [
    'Note: ',
    'Update: ',
    'Q: ',
    'A: ',
    'He said: ',
    'WARNING: ',
    'UPDATE 1-',
    'OPINION: ',
    'WATCH: ',
    'Exclusive: ',
    'EXCLUSIVE: ',
    'BREAKING NEWS: ',
    'In short: ',
    'The result: ',
    'READ MORE: ',
    'STEP 2: ',
    'PHOTOS: ',
    'FACTBOX - ',
    'The minister - ',
    "EDITOR'S NOTE: ",
    'UK: ',
    'KEY POINTS: ',
    'ANALYSIS — ',
  ]) {
    it(`${opening.trim()} is no place`, () => {
      expect(parseDateline(`${opening}${rest}`)).toBeNull()
    })
  }

  for (const opening of [
    'ملاحظة: ',
    'وقال: ',
    'تحديث: ',
    'عاجل: ',
    'س: ',
    'اقرأ أيضاً: ',
    'وأضاف: ',
    'حصري - ',
  ]) {
    it(`${opening.trim()} is no place`, () => {
      expect(parseDateline(`${opening}${arabicRest}`)).toBeNull()
    })
  }

  it('needs a sentence after it', () => {
    expect(parseDateline('LONDON: 14 degrees')).toBeNull()
    expect(parseDateline('PARIS: the sequel to the film that nobody wanted')).toBeNull()
  })
})
