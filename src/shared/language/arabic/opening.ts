import type { opening as source } from '../english/opening.ts'
import type { Arabic } from './arabic-forms.ts'

export const opening: Arabic<typeof source> = {
  'opening.addThisLink': 'إضافة هذا الرابط؟',
  'opening.addThisText': 'إضافة هذا النص؟',
  'opening.aLinkIsOffered': 'يطلب برنامج آخر من Offprint إضافة رابط. لا يُجلب شيء: يُحفظ العنوان وحده.',
  'opening.aTextIsOffered': 'يطلب برنامج آخر من Offprint إضافة نص.',
  'opening.textToAdd': 'النص المراد إضافته',
  'opening.add': 'إضافة',
  'opening.openThisLink': 'فتح هذا الرابط؟',
  'opening.mayNotLead': 'قد لا يقود هذا الرابط إلى حيث يبدو.',
  'opening.openInTheBrowser': 'فتح في المتصفح',
  'opening.leadsTo': 'يقود إلى',
  'opening.address': 'العنوان',
  'opening.written': 'ويُكتب {name}',
  'opening.mailTo': 'رسالة إلى {address}',
  'opening.mixed-scripts': 'يخلط هذا الاسم حروفًا من أبجديات مختلفة، وربما صُنع ليشبه اسمًا آخر.',
  'opening.lookalike': 'يتكوّن هذا الاسم من حروف تشبه الحروف اللاتينية، وربما صُنع ليشبه اسمًا آخر.',
  'opening.user-name': 'ما يقف قبل علامة @ ليس المكان الذي يقود إليه هذا الرابط.',
  'opening.other-host': 'يذكر نص الرابط مكانًا غير الذي يقود إليه.',
}
