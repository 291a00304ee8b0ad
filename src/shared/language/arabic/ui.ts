import type { ui as source } from '../english/ui.ts'
import type { Arabic } from './arabic-forms.ts'

export const ui: Arabic<typeof source> = {
  'ui.cancel': 'إلغاء',
  'ui.close': 'إغلاق',
  'ui.dismiss': 'تجاهل',
}
