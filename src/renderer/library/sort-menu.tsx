import { ArrowDownUp } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { viewOrders } from '@shared/view-order.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { MenuCheck } from '../ui/menu-check.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { sortBy } from './sort-by.ts'
import './sort-menu.css'

/** What the view is sorted by. Shown beside its name only where it is not as it comes. */
export function SortMenu(): ReactElement {
  const say = useSay()
  const services = useServices()
  const order = useReadable(services.library, () => services.library.order)
  const showsGroups = useReadable(services.library, (state) => state.settings.groups)
  return (
    <MenuTrigger>
      <Button
        className="icon-button sort-button"
        aria-label={say('library.sortedBy', { order: say(`library.order.${order}`) })}
      >
        {order !== 'newest' && <span className="sort-order">{say(`library.order.${order}`)}</span>}
        <ArrowDownUp size={15} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Menu className="menu" aria-label={say('library.sort')}>
          <MenuSection
            aria-label={say('library.sort')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[order]}
          >
            {viewOrders.map((each) => (
              <MenuItem
                key={each}
                id={each}
                className="menu-item"
                textValue={say(`library.order.${each}`)}
                onAction={() => {
                  drop(sortBy(services, each))
                }}
              >
                <MenuCheck isChosen={each === order} />
                {say(`library.order.${each}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu-separator" />
          <MenuSection
            aria-label={say('library.showGroups')}
            selectionMode="multiple"
            selectedKeys={showsGroups ? ['groups'] : []}
          >
            <MenuItem
              id="groups"
              className="menu-item"
              textValue={say('library.showGroups')}
              onAction={() => {
                drop(changeSettings(services, { groups: !showsGroups }))
              }}
            >
              <MenuCheck isChosen={showsGroups} />
              {say('library.showGroups')}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
