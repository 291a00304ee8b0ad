import type { PlainKey } from '@shared/language/say.ts'
import type { ImportOrigin } from '@shared/receipt.ts'

export function originName(origin: ImportOrigin): PlainKey {
  switch (origin) {
    case 'paste':
      return 'importing.pastedText'
    case 'files':
      return 'importing.files'
    case 'watch':
      return 'importing.watchedFolder'
    case 'cli':
      return 'importing.commandLine'
  }
}
