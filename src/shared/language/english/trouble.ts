import type { Messages } from '../message.ts'

export const trouble = {
  'trouble.discardWhatIsNotSaved': 'Discard what is not saved',
  'trouble.keepTrying': 'Keep trying',
  'trouble.discard': 'Discard',
  'trouble.tryAgain': 'Try again',
  'trouble.quitWithoutSaving': 'Quit without saving?',
  'trouble.stay': 'Stay',
  'trouble.quitAndLoseIt': 'Quit and lose it',
  'trouble.quitAndLoseThem': 'Quit and lose them',
  'trouble.offprintTriesOnceMoreWhenIt':
    'Offprint tries once more when it quits. What cannot be saved then is lost.',
  'trouble.discard2': 'Discard…',
  'trouble.dismiss': 'Dismiss',
  'trouble.willBeGivenUp': {
    one: '{count} change will be given up, as if it had never been made. What is saved stays as it is.',
    other: '{count} changes will be given up, as if they had never been made. What is saved stays as it is.',
  },
  'trouble.nothingCanBeChanged': 'Nothing can be changed now.',
  'trouble.notSavedYet': {
    one: '{count} change is not saved yet: {reason}',
    other: '{count} changes are not saved yet: {reason}',
  },
  'trouble.notSaved': {
    one: '{count} change is not saved: {reason} Offprint keeps trying.',
    other: '{count} changes are not saved: {reason} Offprint keeps trying.',
  },
  'trouble.discarded': { one: 'Discarded {count} change', other: 'Discarded {count} changes' },
  'trouble.windowLoadedAnew': 'The window had to be loaded anew. Nothing that you did is lost.',
  'trouble.windowFailsTitle': 'Offprint has to quit',
  'trouble.windowFails':
    'Its window stopped working four times within a minute. Nothing that you did is lost; the log in the user-data folder says when it happened.',
} as const satisfies Messages
