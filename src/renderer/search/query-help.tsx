import { CircleHelp } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import type { PlainKey } from '@shared/language/say.ts'
import { drop } from '../app/drop.ts'
import { afterRender, focusOn } from '../app/focus.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import '../ui/menu.css'

/** Each can be tried with a click. */
const examples: readonly (readonly [query: string, finds: PlainKey])[] = [
  ['ferry ice', 'search.bothWordsTyposForgiven'],
  ['"last crossing"', 'search.theseWordsInThisOrder'],
  ['ferry -ice', 'search.theFirstWordWithoutTheSecond'],
  ['ferry OR boat', 'search.oneOrTheOther'],
  ['title:ferry', 'search.aWordOfTheHeadline'],
  ['by:"Ana Lima"', 'search.whoWroteIt'],
  ['note:idea', 'search.inWhatYouWroteToIt'],
  ['site:example.org', 'search.whereItIsFrom'],
  ['tag:news/local', 'search.aTagOrOneNestedUnder'],
  ['is:unread', 'search.unreadReadBookmarkedOrArchived'],
  ['in:trash', 'search.theTrashInAllIsEverywhere'],
  ['has:image', 'search.withAPicture'],
  ['lang:ar', 'search.inALanguage'],
  ['added:7d', 'search.theLastSevenDaysAlso2w'],
  ['published:2025-01..2025-03', 'search.aYearMonthDayOrRange'],
  ['words:>2000', 'search.howLongItIs'],
]

/** A table of the query language beside the field. */
export function QueryHelp(): ReactElement {
  const say = useSay()
  const { search } = useServices()
  return (
    <DialogTrigger>
      <Button className="search-field-button" aria-label={say('search.howToSearch')}>
        <CircleHelp size={14} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Dialog className="query-help">
          {({ close }) => (
            <>
              <Heading slot="title">{say('search.howToSearch')}</Heading>
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
                      <span>{say(finds)}</span>
                    </button>
                  </li>
                ))}
              </ul>
              <p>{say('search.putAMinusBeforeAnyOf')}</p>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
