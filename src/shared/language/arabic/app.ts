import type { app as source } from '../english/app.ts'
import type { Arabic } from './arabic-forms.ts'

export const app: Arabic<typeof source> = {
  'app.theLibraryCouldNotBeOpened': 'تعذّر فتح المكتبة.',
  'app.theLibraryDidNotOpen': 'لم تُفتح المكتبة',
  'app.nothingWasChanged': 'لم يتغيّر شيء.',
  'app.openAnotherLibrary': 'فتح مكتبة أخرى…',
  'app.beginANewOne': 'بدء مكتبة جديدة…',
  'app.copiedTheArticleAsText': 'نُسخت المقالة نصًّا',
  'app.openingTheLibrary': 'جارٍ فتح المكتبة…',
  'app.theDiskTakesLongToAnswer':
    'القرص بطيء الاستجابة. إن كانت المكتبة على قرص خارجي أو في مجلد على الشبكة فتحقّق من أنه متصل.',
  'app.closeTheListOfViews': 'إغلاق قائمة الأقسام',
  'app.theArticleWasNotCopied': 'لم تُنسخ المقالة: {reason}',
}
