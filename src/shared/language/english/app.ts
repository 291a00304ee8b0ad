import type { Messages } from '../message.ts'

export const app = {
  'app.theLibraryCouldNotBeOpened': 'The library could not be opened.',
  'app.theLibraryDidNotOpen': 'The library did not open',
  'app.nothingWasChanged': 'Nothing was changed.',
  'app.openAnotherLibrary': 'Open another library…',
  'app.beginANewOne': 'Begin a new one…',
  'app.copiedTheArticleAsText': 'Copied the article as text',
  'app.openingTheLibrary': 'Opening the library…',
  'app.theDiskTakesLongToAnswer':
    'The disk takes long to answer. If the library is on a drive or a network folder, see whether it is connected.',
  'app.closeTheListOfViews': 'Close the list of views',
  'app.theArticleWasNotCopied': 'The article was not copied: {reason}',
} as const satisfies Messages
