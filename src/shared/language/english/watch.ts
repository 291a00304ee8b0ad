import type { Messages } from '../message.ts'

export const watch = {
  'watch.page': 'Importing',
  'watch.title': 'Watched folder',
  'watch.whatItDoes':
    'Whatever is put into this folder comes into the library while Offprint runs. Afterwards it lies in the subfolder “done” or “failed”, beside its receipt.',
  'watch.folder': 'Folder',
  'watch.none': 'None was chosen yet',
  'watch.choose': 'Choose a folder…',
  'watch.chooseTitle': 'Folder to watch',
  'watch.chooseAnother': 'Choose another folder…',
  'watch.show': 'Show the folder',
  'watch.on': 'Watch this folder',
  'watch.onHint': 'What lies in it already is imported and moved, too.',
  'watch.state': 'Now',
  'watch.off': 'Off',
  'watch.waiting': 'Waiting for files',
  'watch.importing': 'Importing {name} …',
  'watch.last': 'Last',
  'watch.added': { one: '{count} added', other: '{count} added' },
  'watch.merged': { one: '{count} merged', other: '{count} merged' },
  'watch.skipped': { one: '{count} skipped', other: '{count} skipped' },
  'watch.failed': { one: '{count} failed', other: '{count} failed' },
  'watch.nothing': 'nothing in it',
} as const satisfies Messages
