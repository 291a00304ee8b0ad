import { CircleHelp } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { drop } from '../app/drop.ts'
import { afterRender, focusOn } from '../app/focus.ts'
import { useServices } from '../app/services-context.ts'

/** Each can be tried with a click. */
const examples: readonly (readonly [query: string, finds: string])[] = [
  ['ferry ice', 'both words, typos forgiven'],
  ['"last crossing"', 'these words in this order'],
  ['ferry -ice', 'the first word without the second'],
  ['ferry OR boat', 'one or the other'],
  ['title:ferry', 'a word of the headline'],
  ['by:"Ana Lima"', 'who wrote it'],
  ['note:idea', 'in what you wrote to it'],
  ['site:example.org', 'where it is from'],
  ['tag:news/local', 'a tag, or one nested under it'],
  ['is:unread', 'unread, read, bookmarked or archived'],
  ['in:trash', 'the Trash; in:all is everywhere'],
  ['has:image', 'with a picture'],
  ['lang:ar', 'in a language'],
  ['added:7d', 'the last seven days; also 2w, 3m, 1y'],
  ['published:2025-01..2025-03', 'a year, month, day or range'],
  ['words:>2000', 'how long it is'],
]

/** A table of the query language beside the field. */
export function QueryHelp(): ReactElement {
  const { search } = useServices()
  return (
    <DialogTrigger>
      <Button className="search-field-button" aria-label="How to search">
        <CircleHelp size={14} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="search-popover" placement="bottom end" offset={6}>
        <Dialog className="query-help">
          {({ close }) => (
            <>
              <Heading slot="title">How to search</Heading>
              <ul>
                {examples.map(([query, finds]) => (
                  <li key={query}>
                    <button
                      type="button"
                      onClick={() => {
                        close()
                        drop(search.ask(query))
                        afterRender(() => focusOn('search'))
                      }}
                    >
                      <code>{query}</code>
                      <span>{finds}</span>
                    </button>
                  </li>
                ))}
              </ul>
              <p>
                Put a minus before any of them to leave out what it finds. Nothing that you type is an error.
              </p>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
