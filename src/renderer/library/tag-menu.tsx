import { Ellipsis } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useRunner } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import '../ui/menu.css'

const tagCommands = ['tag.rename', 'tag.remove'] as const

/** What can be done to the tag whose articles are shown. */
export function TagMenu(): ReactElement {
  const say = useSay()
  const runner = useRunner()
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={say('library.thisTag')}>
        <Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Menu className="menu" aria-label={say('library.thisTag')}>
          {tagCommands.map((id) => (
            <MenuItem
              key={id}
              id={id}
              className="menu-item"
              textValue={say(`command.${id}`)}
              onAction={() => {
                runner.run(id, 'list')
              }}
            >
              {say(`command.${id}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
