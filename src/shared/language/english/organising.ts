import type { Messages } from '../message.ts'

export const organising = {
  'organising.undo': 'Undo',
  'organising.deleteForEver': 'Delete for ever',
  'organising.keep': 'Keep',
  'organising.mostOfYourLibrary': 'Most of your library?',
  'organising.remove': 'Remove',
  'organising.mergeArticles': 'Merge articles',
  'organising.cancel': 'Cancel',
  'organising.theyBecomeOneArticleInThis':
    'They become one article in this order, under the first one’s headline. The originals go to the trash.',
  'organising.untitled': 'Untitled',
  'organising.theArticleAsOffprintFindsIt': 'The article, as Offprint finds it',
  'organising.theArticleAsReadabilityFindsIt': 'The article, as Readability finds it',
  'organising.whereMostOfTheTextStands': 'Where most of the text stands',
  'organising.everythingOnThePage': 'Everything on the page',
  'organising.takeTheTextAnew': 'Take the text anew',
  'organising.useThisText': 'Use this text',
  'organising.readingTheKeptPage': 'Reading the kept page…',
  'organising.fromThePageThatWasKept':
    'From the page that was kept. Marks and highlights stay, and it can be undone.',
  'organising.thePresentText': ' · the present text',
  'organising.splitArticle': 'Split article',
  'organising.split': 'Split',
  'organising.thisArticleHasOneBlockOnly': 'This article has one block only: there is nowhere to split it.',
  'organising.aNewArticleBeginsAtEach':
    'A new article begins at each line that is chosen. The original goes to the trash.',
  'organising.tags': 'Tags',
  'organising.save': 'Save',
  'organising.onSomeOfTheArticles': 'On some of the articles',
  'organising.addATag': 'Add a tag',
  'organising.knownTags': 'Known tags',
  'organising.willBeDeleted':
    '“{title}” will be deleted from the library folder, with its images and its source. This cannot be undone.',
  'organising.willBeDeletedAll': {
    one: '{count} article will be deleted from the library folder, with its images and its source. This cannot be undone.',
    other:
      '{count} articles will be deleted from the library folder, with its images and its source. This cannot be undone.',
  },
  'organising.mergeCount': { one: 'Merge {count} articles', other: 'Merge {count} articles' },
  'organising.moveUp': 'Move “{title}” up',
  'organising.moveDown': 'Move “{title}” down',
  'organising.splitInto': { one: 'Split into {count} article', other: 'Split into {count} articles' },
  'organising.showTheOther': { one: 'Show the other {count} line', other: 'Show the other {count} lines' },
  'organising.removeTag': 'Remove {tag}',
  'organising.renameTag': 'Rename the tag',
  'organising.rename': 'Rename',
  'organising.joinTags': 'Join them',
  'organising.nameOfTheTag': 'Name of the tag',
  'organising.tagIsThere': {
    one: '“{name}” is there already, on {count} article: the two become one.',
    other: '“{name}” is there already, on {count} articles: the two become one.',
  },
  'organising.nestedGoAlong': 'The tags nested in it go along.',
  'organising.nestByASlash': 'A slash nests it: food/bread is in food.',
} as const satisfies Messages
