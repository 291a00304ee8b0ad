import type { Messages } from '../message.ts'

export const exporting = {
  'exporting.theExportWasStoppedNothingWas': 'The export was stopped; nothing was written',
  'exporting.showTheFolder': 'Show the folder',
  'exporting.exported': {
    one: 'Exported {count} article to “{file}”',
    other: 'Exported {count} articles to “{file}”',
  },
  'exporting.oneIsNot': '{done}. One is not as it should be: {first}',
  'exporting.problems': {
    one: '{done}. {count} problem; the first: {first}',
    other: '{done}. {count} problems; the first: {first}',
  },
} as const satisfies Messages
