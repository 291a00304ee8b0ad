import { Fragment, type ReactNode } from 'react'
import type { MessageKey } from '@shared/language/english.ts'
import type { Say, ValuesOf } from '@shared/language/say.ts'

/** A message with elements put into it: a name in `<bdi>`, a key in `<kbd>`. Their place is the language's to choose. */
export function rich<Key extends MessageKey>(
  say: Say,
  key: Key,
  values: ValuesOf<Key, ReactNode>,
): ReactNode {
  const byName: Readonly<Record<string, ReactNode>> = values
  const count = byName['count']
  const template = say.template(key, typeof count === 'number' ? count : 0)
  return template.split(/\{(\w+)\}/).map((part, index) => {
    const value = index % 2 === 0 ? part : byName[part]
    // oxlint-disable-next-line react/no-array-index-key -- the parts of a sentence stand where they stand
    return <Fragment key={index}>{typeof value === 'number' ? say.number(value) : value}</Fragment>
  })
}
