import { BookmarkPlus } from 'lucide-react'
import type { ReactElement } from 'react'
import type { UnderstoodToken } from '@shared/search.ts'
import { useServices } from '../app/services-context.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { FacetMenu } from './facet-menu.tsx'
import { useSay } from '../language/use-say.ts'

/** Above the results: what the query was understood as, what they can be narrowed to, and saving it. */
export function SearchTerms(): ReactElement {
  const say = useSay()
  const { search, dialogs } = useServices()
  const understood = useReadable(search, (state) => state.understood)
  const notes = useReadable(search, (state) => state.notes)
  const facets = useReadable(search, (state) => state.facets)
  const isPlain = understood.every(
    ({ kind, isExcluded, trouble }) => kind === 'word' && !isExcluded && trouble === null,
  )
  const said = [...understood.flatMap(({ trouble }) => trouble ?? []), ...notes]
  return (
    <div className="search-terms">
      {!isPlain && (
        <ul className="search-tokens" aria-label={say('search.understoodAs')}>
          {understood.map((token) => (
            <Token key={token.start} token={token} />
          ))}
        </ul>
      )}
      {said.map((sentence) => (
        <p key={sentence} className="search-note" role="status">
          {say.heard(sentence, 'search')}
        </p>
      ))}
      <div className="search-narrow">
        {facets.map((facet) => (
          <FacetMenu key={facet.kind} facet={facet} />
        ))}
        <IconButton
          className="search-save"
          icon={BookmarkPlus}
          label={say('search.saveThisSearch')}
          onPress={() => {
            dialogs.open({ kind: 'savedSearch', saved: null, query: search.state.text.trim() })
          }}
        />
      </div>
    </div>
  )
}

function Token({ token }: { readonly token: UnderstoodToken }): ReactElement | null {
  const say = useSay()
  if (token.meaning === '') return null
  return (
    <li
      className="search-token"
      data-kind={token.kind}
      data-excluded={token.isExcluded || undefined}
      data-trouble={token.trouble === null ? undefined : true}
    >
      <bdi>{token.kind === 'filter' ? say.heard(token.meaning, 'search') : token.meaning}</bdi>
    </li>
  )
}
