import type { commands as source } from '../english/commands.ts'
import type { Arabic } from './arabic-forms.ts'

export const commands: Arabic<typeof source> = {
  'commands.commandPalette': 'لوحة الأوامر',
  'commands.commandOrTitle': 'أمر أو عنوان',
  'commands.commandsAndArticles': 'الأوامر والمقالات',
  'commands.noCommandAndNoTitleIs': 'لا أمر ولا عنوان يشبه هذا. اضغط / في القائمة للبحث في نصوص المقالات.',
  'commands.bookmarkOrRemoveIt': 'إضافة إلى المفضلة أو إزالة منها',
  'commands.archiveOrBackToTheInbox': 'أرشفة، أو إعادة إلى الوارد',
  'commands.compactOrComfortableLists': 'قوائم متراصّة أو مريحة',
  'commands.markAsReadOrUnread': 'تعليم كمقروءة أو غير مقروءة',
  'commands.keyboardShortcuts': 'اختصارات لوحة المفاتيح',
  'commands.shortcutsOfOneKeyAreSwitched':
    'الاختصارات ذات المفتاح الواحد معطّلة في الإعدادات، لذلك تظهر هنا باهتة.',
  'commands.allShortcuts': 'كل الاختصارات',
  'commands.anywhereButInATextField': 'في أي مكان عدا حقول النص',
  'commands.pasteAsANewArticle': 'لصق كمقالة جديدة',
  'commands.article': 'مقالة',
}
