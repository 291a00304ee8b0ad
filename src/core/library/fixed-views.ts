/** The views that every library has. */
export const fixedViews = [
  'inbox',
  'unread',
  'bookmarked',
  'archive',
  'all',
  'trash',
  'highlighted',
  'noted',
  'begun',
] as const
