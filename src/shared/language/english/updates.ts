import type { Messages } from '../message.ts'

export const updates = {
  'updates.page': 'Updates',
  'updates.title': 'Newer versions',
  'updates.whatItDoes':
    'Off, Offprint asks nobody anything. On, it asks {host} once a day whether there is a newer version. As with every such request, that host learns your network address and which system you have; nothing about you, your library or this copy of Offprint is sent.',
  'updates.whatFollows':
    'Nothing is fetched or installed until you say so. What is fetched must be signed with Offprint’s key, or it is thrown away.',
  'updates.on': 'Look for newer versions once a day',
  'updates.checkNow': 'Look now',
  'updates.checkAsks': 'Asks {host} this once.',
  'updates.development': 'This copy of Offprint runs from its sources: update those. It asks nobody.',
  'updates.package-manager':
    'Your system’s package manager installed this copy. A new version is a new package: install it over this one. Offprint asks nobody.',
  'updates.portable':
    'This copy was not installed: take a newer one from the release page in its place. Your library stays. Offprint asks nobody.',
  'updates.unsigned-system':
    'macOS lets only programs that are signed with Apple’s certificates replace themselves. Take a newer one from the release page and drag it over this one. Your library stays. Offprint asks nobody.',
  'updates.not-set-up':
    'This copy was built without a place to ask for newer versions. Take them where you took it from. Offprint asks nobody.',
  'updates.state': 'Now',
  'updates.idle': 'Nothing newer is known',
  'updates.checking': 'Asking {host}…',
  'updates.found': 'Version {version} is there',
  'updates.fetching': {
    one: 'Fetching version {version}: {count} %',
    other: 'Fetching version {version}: {count} %',
  },
  'updates.ready': 'Version {version} is fetched and checked',
  'updates.installing': 'Backing up the library…',
  'updates.checkedAt': 'Last answer',
  'updates.never': 'none yet',
  'updates.notes': 'What is new in {version}',
  'updates.noNotes': 'The release says nothing about it.',
  'updates.fetch': 'Fetch it',
  'updates.install': 'Back up, restart and install',
  'updates.installHint': 'The library is backed up first. It is not done while an import runs.',
  'updates.show': 'Show',
} as const satisfies Messages
