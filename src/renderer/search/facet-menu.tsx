import { Check, ChevronDown } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { Facet } from '@shared/search.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { countOf, formatCount } from '../ui/count-of.ts'

const names = { site: 'Site', tag: 'Tag', year: 'Year' } as const

export interface FacetMenuProps {
  readonly facet: Facet
}

/** How the results are spread over sites, tags or years. Choosing one adds its filter to the query, or takes it away. */
export function FacetMenu({ facet }: FacetMenuProps): ReactElement {
  const { search } = useServices()
  const isChosen = facet.values.some((value) => value.isChosen)
  return (
    <MenuTrigger>
      <Button className="facet-button" data-chosen={isChosen || undefined}>
        {names[facet.kind]}
        <ChevronDown size={12} strokeWidth={2} aria-hidden="true" />
      </Button>
      <Popover className="search-popover" placement="bottom start" offset={4}>
        <Menu className="facet-menu" aria-label={names[facet.kind]}>
          {facet.values.map((value) => (
            <MenuItem
              key={value.name}
              id={value.name}
              className="facet-value"
              textValue={value.name}
              aria-label={`${value.name}, ${countOf(value.count, 'article')}${value.isChosen ? ', chosen' : ''}`}
              onAction={() => {
                drop(search.ask(value.query))
              }}
            >
              <span className="facet-check" aria-hidden="true">
                {value.isChosen && <Check size={12} strokeWidth={2} />}
              </span>
              <bdi className="facet-name">{value.name}</bdi>
              <span className="facet-count">{formatCount(value.count)}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
