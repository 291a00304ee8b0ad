import { describe, expect, it } from 'vitest'
import { parseDateLine } from './dates.ts'

describe('a line that is a date', () => {
  for (const [text, iso] of [
    ['Published 10 October 2025', '2025-10-10'],
    ['October 10, 2025 14:30', '2025-10-10'],
    ['2025-10-10', '2025-10-10'],
    ['2025-10-10T14:30:00Z', '2025-10-10T14:30:00Z'],
    ['2025-10-10 14:30 +02:00', '2025-10-10T14:30:00+02:00'],
    ['10/10/2025', '2025-10-10'],
    ['25/12/2025', '2025-12-25'],
    ['12/25/2025', '2025-12-25'],
    ['03/04/2025', null],
    ['Updated: 3 May 2025', '2025-05-03'],
    ['Oct 10, 2025, 2:30 PM GMT', '2025-10-10T14:30:00Z'],
    ['Friday, October 10, 2025', '2025-10-10'],
    ['Fri 10 Oct 2025 06.00 BST', '2025-10-10T06:00:00+01:00'],
    ['Published: Fri, 10 Oct 2025 | Updated: Sat, 11 Oct 2025', '2025-10-10'],
    ['10. Oktober 2025, 14:30 Uhr', '2025-10-10'],
    ['Stand: 10.10.2025', '2025-10-10'],
    ['Publié le 1er mai 2025 à 14h30', '2025-05-01'],
    ['14 de mayo de 2025', '2025-05-14'],
    ['12 сентября 2025', '2025-09-12'],
    ['١٠ أكتوبر ٢٠٢٥', '2025-10-10'],
    ['الجمعة 10 أكتوبر 2025', '2025-10-10'],
    ['نُشر في: 3 تشرين الأول 2025', '2025-10-03'],
    ['آخر تحديث: 10 أكتوبر 2025', '2025-10-10'],
    ['10 تشرين الأول/أكتوبر 2025', '2025-10-10'],
    ['2025年10月10日 14:30', '2025-10-10'],
    ['Posted on October 10th, 2025', '2025-10-10'],
    ['10-Oct-2025', '2025-10-10'],
    ['Oct. 10, 2025 at 2:30 p.m. ET', '2025-10-10'],
    ['February 29, 2024', '2024-02-29'],
  ] as const) {
    it(`“${text}” is ${iso ?? 'uncertain'}`, () => {
      expect(parseDateLine(text)).toMatchObject({ iso })
    })
  }

  for (const text of [
    'منذ ساعتين',
    '2 hours ago',
    'Published 3 days ago',
    'vor 2 Stunden',
    'il y a 2 heures',
    'hace 3 horas',
    'yesterday',
  ]) {
    it(`“${text}” is relative`, () => {
      expect(parseDateLine(text)?.kind).toBe('relative')
    })
  }

  for (const text of [
    'October 10, 2025 was a Friday.',
    'February 30, 2025',
    '10 Downing Street',
    'On May 4 the river rose',
    'Chapter 10',
    '2025',
    'March for Science 2025',
    'Date with destiny',
    'May the best man win 2025',
  ]) {
    it(`“${text}” is not`, () => {
      expect(parseDateLine(text)).toBeNull()
    })
  }
})
