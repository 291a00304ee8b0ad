/** The words before a colon that mean something, in the order in which they are offered. */

export interface Operator {
  readonly name: string
  /** What it asks for, in a few words: shown beside it. */
  readonly about: string
  readonly example: string
  /** Values that it has whatever the library holds. */
  readonly values: readonly { readonly value: string; readonly about: string }[]
}

const dates = [
  { value: 'today', about: 'today' },
  { value: '7d', about: 'the last 7 days' },
  { value: '1m', about: 'the last month' },
  { value: '1y', about: 'the last year' },
]

export const operators: readonly Operator[] = [
  { name: 'title', about: 'in the headline', example: 'title:ferry', values: [] },
  { name: 'by', about: 'in the byline', example: 'by:"Ana Lima"', values: [] },
  { name: 'note', about: 'in your notes', example: 'note:idea', values: [] },
  { name: 'site', about: 'from a site', example: 'site:example.org', values: [] },
  { name: 'tag', about: 'with a tag, or one nested under it', example: 'tag:news/local', values: [] },
  {
    name: 'is',
    about: 'in a state',
    example: 'is:unread',
    values: [
      { value: 'unread', about: 'not read yet' },
      { value: 'read', about: 'read' },
      { value: 'bookmarked', about: 'bookmarked' },
      { value: 'archived', about: 'in the Archive' },
      { value: 'highlighted', about: 'with highlights' },
      { value: 'incomplete', about: 'not all of it is offline' },
      { value: 'complete', about: 'all of it is offline' },
    ],
  },
  {
    name: 'in',
    about: 'where to look',
    example: 'in:trash',
    values: [
      { value: 'trash', about: 'only the Trash' },
      { value: 'all', about: 'the Trash as well' },
    ],
  },
  {
    name: 'has',
    about: 'holds something',
    example: 'has:image',
    values: [
      { value: 'image', about: 'with a picture' },
      { value: 'note', about: 'with notes' },
    ],
  },
  { name: 'lang', about: 'in a language', example: 'lang:ar', values: [] },
  { name: 'added', about: 'when it came into the library', example: 'added:7d', values: dates },
  { name: 'published', about: 'when it was published', example: 'published:2025-01..2025-03', values: dates },
  {
    name: 'words',
    about: 'how long it is',
    example: 'words:>2000',
    values: [
      { value: '<500', about: 'short' },
      { value: '>2000', about: 'long' },
    ],
  },
]

export const operatorNames: ReadonlySet<string> = new Set(operators.map(({ name }) => name))
