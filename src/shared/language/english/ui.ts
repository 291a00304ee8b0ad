import type { Messages } from '../message.ts'

export const ui = {
  'ui.close': 'Close',
  'ui.dismiss': 'Dismiss',
} as const satisfies Messages
