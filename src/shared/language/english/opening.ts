import type { Messages } from '../message.ts'

export const opening = {
  'opening.addThisLink': 'Add this link?',
  'opening.addThisText': 'Add this text?',
  'opening.aLinkIsOffered':
    'Another program asks Offprint to add a link. Nothing is fetched: only the address is kept.',
  'opening.aTextIsOffered': 'Another program asks Offprint to add a text.',
  'opening.textToAdd': 'Text to add',
  'opening.add': 'Add',
  'opening.openThisLink': 'Open this link?',
  'opening.mayNotLead': 'This link may not lead where it seems to.',
  'opening.openInTheBrowser': 'Open in the browser',
  'opening.leadsTo': 'Leads to',
  'opening.address': 'Address',
  'opening.written': 'written {name}',
  'opening.mailTo': 'Mail to {address}',
  'opening.mixed-scripts':
    'This name mixes letters of different alphabets. It may be made to look like another name.',
  'opening.lookalike':
    'This name is made of letters that look like Latin ones. It may be made to look like another name.',
  'opening.user-name': 'What stands before the @ is not where this leads.',
  'opening.other-host': 'The text of the link names another place than the one that it leads to.',
} as const satisfies Messages
