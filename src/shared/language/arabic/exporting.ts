import type { exporting as source } from '../english/exporting.ts'
import type { Arabic } from './arabic-forms.ts'

export const exporting: Arabic<typeof source> = {
  'exporting.theExportWasStoppedNothingWas': 'أُوقف التصدير ولم يُكتب شيء',
  'exporting.showTheFolder': 'إظهار المجلد',
  'exporting.exported': {
    zero: 'لم تُصدَّر أي مقالة إلى «{file}»',
    one: 'صُدّرت مقالة واحدة إلى «{file}»',
    two: 'صُدّرت مقالتان إلى «{file}»',
    few: 'صُدّرت {count} مقالات إلى «{file}»',
    many: 'صُدّرت {count} مقالة إلى «{file}»',
    other: 'صُدّرت {count} مقالة إلى «{file}»',
  },
  'exporting.oneIsNot': '{done}. واحدة منها ليست كما ينبغي: {first}',
  'exporting.problems': {
    zero: '{done}. لا مشكلات؛ {first}',
    one: '{done}. مشكلة واحدة: {first}',
    two: '{done}. مشكلتان، أولاهما: {first}',
    few: '{done}. {count} مشكلات، أولاها: {first}',
    many: '{done}. {count} مشكلة، أولاها: {first}',
    other: '{done}. {count} مشكلة، أولاها: {first}',
  },
}
