import type { updates as source } from '../english/updates.ts'
import type { Arabic } from './arabic-forms.ts'

export const updates: Arabic<typeof source> = {
  'updates.page': 'التحديثات',
  'updates.title': 'الإصدارات الأحدث',
  'updates.whatItDoes':
    'ما دام هذا معطَّلًا لا يسأل Offprint أحدًا عن شيء. وإذا فُعِّل سأل {host} مرة في اليوم عن إصدار أحدث. وكما في كل طلب كهذا يعرف ذلك المضيف عنوانك على الشبكة ونظام جهازك، ولا يُرسَل شيء عنك ولا عن مكتبتك ولا عن هذه النسخة من Offprint.',
  'updates.whatFollows':
    'لا يُجلب شيء ولا يُثبَّت حتى تقول نعم. وما يُجلب يجب أن يكون موقَّعًا بمفتاح Offprint وإلا رُمي.',
  'updates.on': 'ابحث عن إصدار أحدث مرة في اليوم',
  'updates.checkNow': 'ابحث الآن',
  'updates.checkAsks': 'يسأل {host} هذه المرة فقط.',
  'updates.development': 'هذه النسخة من Offprint تعمل من شيفرتها: حدِّث الشيفرة. لا تسأل أحدًا.',
  'updates.package-manager':
    'ثبَّت هذه النسخة مدير الحزم في نظامك. الإصدار الجديد حزمة جديدة: ثبِّتها فوق هذه. لا يسأل Offprint أحدًا.',
  'updates.portable':
    'هذه النسخة غير مثبَّتة: خذ نسخة أحدث من صفحة الإصدارات وضعها مكانها. تبقى مكتبتك. لا يسأل Offprint أحدًا.',
  'updates.unsigned-system':
    'لا يسمح macOS باستبدال البرامج نفسَها إلا لما وُقِّع بشهادات Apple. خذ نسخة أحدث من صفحة الإصدارات واسحبها فوق هذه. تبقى مكتبتك. لا يسأل Offprint أحدًا.',
  'updates.not-set-up':
    'بُنيت هذه النسخة بلا مكان تسأله عن إصدار أحدث. خذ الإصدارات من حيث أخذتها. لا يسأل Offprint أحدًا.',
  'updates.state': 'الآن',
  'updates.idle': 'لا يُعرف إصدار أحدث',
  'updates.checking': 'يسأل {host}…',
  'updates.found': 'صدر الإصدار {version}',
  'updates.fetching': {
    zero: 'يُجلب الإصدار {version}: {count}٪',
    one: 'يُجلب الإصدار {version}: {count}٪',
    two: 'يُجلب الإصدار {version}: {count}٪',
    few: 'يُجلب الإصدار {version}: {count}٪',
    many: 'يُجلب الإصدار {version}: {count}٪',
    other: 'يُجلب الإصدار {version}: {count}٪',
  },
  'updates.ready': 'جُلب الإصدار {version} وفُحص',
  'updates.installing': 'تُحفظ نسخة احتياطية من المكتبة…',
  'updates.checkedAt': 'آخر جواب',
  'updates.never': 'لا جواب بعد',
  'updates.notes': 'الجديد في {version}',
  'updates.noNotes': 'لا يذكر الإصدار شيئًا عن ذلك.',
  'updates.fetch': 'اجلبه',
  'updates.install': 'احفظ نسخة احتياطية وأعد التشغيل وثبِّت',
  'updates.installHint': 'تُحفظ نسخة احتياطية من المكتبة أولًا. ولا يُثبَّت شيء ما دام استيراد يجري.',
  'updates.show': 'أظهر',
}
