import type { trouble as source } from '../english/trouble.ts'
import type { Arabic } from './arabic-forms.ts'

export const trouble: Arabic<typeof source> = {
  'trouble.discardWhatIsNotSaved': 'التخلّي عما لم يُحفظ',
  'trouble.keepTrying': 'مواصلة المحاولة',
  'trouble.discard': 'تخلٍّ',
  'trouble.tryAgain': 'إعادة المحاولة',
  'trouble.quitWithoutSaving': 'الخروج دون حفظ؟',
  'trouble.stay': 'البقاء',
  'trouble.quitAndLoseIt': 'الخروج وفقدانه',
  'trouble.quitAndLoseThem': 'الخروج وفقدانها',
  'trouble.offprintTriesOnceMoreWhenIt': 'يحاول Offprint مرة أخرى عند الخروج. وما لا يمكن حفظه حينئذ يُفقد.',
  'trouble.discard2': 'تخلٍّ…',
  'trouble.dismiss': 'تجاهل',
  'trouble.willBeGivenUp': {
    zero: 'لا شيء يُتخلّى عنه.',
    one: 'يُتخلّى عن تغيير واحد كأنه لم يكن. ويبقى ما حُفظ كما هو.',
    two: 'يُتخلّى عن تغييرين كأنهما لم يكونا. ويبقى ما حُفظ كما هو.',
    few: 'يُتخلّى عن {count} تغييرات كأنها لم تكن. ويبقى ما حُفظ كما هو.',
    many: 'يُتخلّى عن {count} تغييرًا كأنها لم تكن. ويبقى ما حُفظ كما هو.',
    other: 'يُتخلّى عن {count} تغيير كأنها لم تكن. ويبقى ما حُفظ كما هو.',
  },
  'trouble.nothingCanBeChanged': 'لا يمكن تغيير شيء الآن.',
  'trouble.notSavedYet': {
    zero: 'حُفظ كل شيء: {reason}',
    one: 'تغيير واحد لم يُحفظ بعد: {reason}',
    two: 'تغييران لم يُحفظا بعد: {reason}',
    few: '{count} تغييرات لم تُحفظ بعد: {reason}',
    many: '{count} تغييرًا لم تُحفظ بعد: {reason}',
    other: '{count} تغيير لم تُحفظ بعد: {reason}',
  },
  'trouble.notSaved': {
    zero: 'حُفظ كل شيء: {reason}',
    one: 'تغيير واحد لم يُحفظ: {reason} ويواصل Offprint المحاولة.',
    two: 'تغييران لم يُحفظا: {reason} ويواصل Offprint المحاولة.',
    few: '{count} تغييرات لم تُحفظ: {reason} ويواصل Offprint المحاولة.',
    many: '{count} تغييرًا لم تُحفظ: {reason} ويواصل Offprint المحاولة.',
    other: '{count} تغيير لم تُحفظ: {reason} ويواصل Offprint المحاولة.',
  },
  'trouble.discarded': {
    zero: 'لم يُتخلَّ عن شيء',
    one: 'تُخلّي عن تغيير واحد',
    two: 'تُخلّي عن تغييرين',
    few: 'تُخلّي عن {count} تغييرات',
    many: 'تُخلّي عن {count} تغييرًا',
    other: 'تُخلّي عن {count} تغيير',
  },
  'trouble.windowLoadedAnew': 'لزم تحميل النافذة من جديد. لم يضِع شيء مما فعلته.',
  'trouble.windowFailsTitle': 'يجب إغلاق Offprint',
  'trouble.windowFails':
    'توقفت نافذته عن العمل أربع مرات خلال دقيقة. لم يضِع شيء مما فعلته، والسجل في مجلد بيانات المستخدم يذكر متى حدث ذلك.',
}
