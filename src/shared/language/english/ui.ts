import type { Messages } from '../message.ts'

export const ui = {
  'ui.cancel': 'Cancel',
  'ui.close': 'Close',
  'ui.dismiss': 'Dismiss',
} as const satisfies Messages
