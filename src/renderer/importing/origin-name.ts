import type { ImportOrigin } from '@shared/receipt.ts'

export function originName(origin: ImportOrigin): string {
  switch (origin) {
    case 'paste':
      return 'Pasted text'
    case 'files':
      return 'Files'
    case 'watch':
      return 'Watched folder'
    case 'cli':
      return 'Command line'
  }
}
