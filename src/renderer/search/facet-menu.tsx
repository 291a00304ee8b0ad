import { ChevronDown } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { Facet } from '@shared/search.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { MenuCheck } from '../ui/menu-check.tsx'

const names = { site: 'search.site', tag: 'search.tag', year: 'search.year' } as const

export interface FacetMenuProps {
  readonly facet: Facet
}

/** How the results are spread over sites, tags or years. Choosing one adds its filter to the query, or takes it away. */
export function FacetMenu({ facet }: FacetMenuProps): ReactElement {
  const say = useSay()
  const { search } = useServices()
  const isChosen = facet.values.some((value) => value.isChosen)
  return (
    <MenuTrigger>
      <Button className="facet-button" data-chosen={isChosen || undefined}>
        {say(names[facet.kind])}
        <ChevronDown size={12} strokeWidth={2} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Menu className="menu facet-menu" aria-label={say(names[facet.kind])}>
          {facet.values.map((value) => (
            <MenuItem
              key={value.name}
              id={value.name}
              className="menu-item"
              textValue={value.name}
              aria-label={say(value.isChosen ? 'search.facetChosen' : 'search.facet', {
                name: value.name,
                count: value.count,
              })}
              onAction={() => {
                drop(search.ask(value.query))
              }}
            >
              <MenuCheck isChosen={value.isChosen} />
              <bdi className="facet-name">{value.name}</bdi>
              <span className="facet-count">{say.number(value.count)}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
