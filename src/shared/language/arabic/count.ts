import type { count as source } from '../english/count.ts'
import type { Arabic } from './arabic-forms.ts'

export const count: Arabic<typeof source> = {
  'count.results': {
    zero: 'لا نتائج',
    one: 'نتيجة واحدة',
    two: 'نتيجتان',
    few: '{count} نتائج',
    many: '{count} نتيجة',
    other: '{count} نتيجة',
  },
  'count.highlights': {
    zero: 'لا تظليلات',
    one: 'تظليل واحد',
    two: 'تظليلان',
    few: '{count} تظليلات',
    many: '{count} تظليلًا',
    other: '{count} تظليل',
  },
  'count.articles': {
    zero: 'لا مقالات',
    one: 'مقالة واحدة',
    two: 'مقالتان',
    few: '{count} مقالات',
    many: '{count} مقالة',
    other: '{count} مقالة',
  },
}
