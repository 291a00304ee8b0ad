import {
  ALargeSmall,
  Archive,
  ArchiveRestore,
  ArrowLeft,
  Bookmark,
  CircleCheck,
  Circle,
  Ellipsis,
  ExternalLink,
  TableOfContents,
  Tag,
  Trash2,
  Undo2,
} from 'lucide-react'
import type { ReactElement, Ref } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Toolbar } from 'react-aria-components'
import type { ArticleSummary } from '@shared/article.ts'
import type { Settings } from '@shared/settings.ts'
import type { ReadingCommands } from './reading-commands.ts'
import { CommandButton } from './toolbar-button.tsx'
import { TypeSettings } from './type-settings.tsx'
import { useSay } from '../language/use-say.ts'
import '../ui/menu.css'

export interface ReadingToolbarProps {
  readonly article: ArticleSummary
  readonly settings: Settings
  readonly commands: ReadingCommands
  readonly openMenu: 'type' | 'more' | null
  readonly onMenu: (menu: 'type' | 'more' | null) => void
  readonly onPreview: (change: Partial<Settings>) => void
  /** Is told how long is left to read, as one moves. */
  readonly timeLeft: Ref<HTMLSpanElement>
}

/** What can be done with the open article. Each button is a command of the app. */
export function ReadingToolbar(props: ReadingToolbarProps): ReactElement {
  const say = useSay()
  const { article, settings, commands, openMenu, onMenu, onPreview, timeLeft } = props
  const isTrashed = article.trashedAt !== null
  return (
    <Toolbar className="reading-toolbar" aria-label={say('commands.article')}>
      <span className="reading-back">
        <CommandButton commands={commands} command="article.close" icon={ArrowLeft} />
      </span>
      <CommandButton
        commands={commands}
        command="article.bookmark"
        icon={Bookmark}
        isOn={article.bookmarked}
      />
      <CommandButton
        commands={commands}
        command="article.archive"
        icon={article.archived ? ArchiveRestore : Archive}
      />
      <CommandButton commands={commands} command="article.read" icon={article.read ? CircleCheck : Circle} />
      <CommandButton commands={commands} command="article.tags" icon={Tag} />
      <CommandButton commands={commands} command="reading.contents" icon={TableOfContents} />
      {isTrashed ? (
        <>
          <CommandButton commands={commands} command="article.restore" icon={Undo2} />
          <CommandButton commands={commands} command="article.deleteForever" icon={Trash2} />
        </>
      ) : (
        <CommandButton commands={commands} command="article.trash" icon={Trash2} />
      )}
      <span className="reading-toolbar-gap" />
      <span ref={timeLeft} className="reading-left" />
      {article.url !== null && (
        <CommandButton commands={commands} command="article.original" icon={ExternalLink} />
      )}
      <MenuTrigger
        isOpen={openMenu === 'type'}
        onOpenChange={(isOpen) => {
          onMenu(isOpen ? 'type' : null)
        }}
      >
        <Button className="icon-button" aria-label={say('reading.typeAndTheme')}>
          <ALargeSmall size={18} strokeWidth={1.75} aria-hidden="true" />
        </Button>
        <Popover className="popover" placement="bottom end" offset={6}>
          <TypeSettings article={article} settings={settings} commands={commands} onPreview={onPreview} />
        </Popover>
      </MenuTrigger>
      <MenuTrigger
        isOpen={openMenu === 'more'}
        onOpenChange={(isOpen) => {
          onMenu(isOpen ? 'more' : null)
        }}
      >
        <Button className="icon-button" aria-label={say('reading.more')}>
          <Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
        <Popover className="popover" placement="bottom end" offset={6}>
          <MoreMenu commands={commands} />
        </Popover>
      </MenuTrigger>
    </Toolbar>
  )
}

const moreCommands = [
  'article.find',
  'reading.aloud',
  'reading.focusMode',
  'reading.ruler',
  'reading.typewriter',
  'article.print',
  'article.copyText',
  'article.copyMarkdown',
  'article.details',
  'article.cut',
  'article.reextract',
  'article.split',
  'article.merge',
] as const

function MoreMenu({ commands }: Pick<ReadingToolbarProps, 'commands'>): ReactElement {
  const say = useSay()
  return (
    <Menu className="menu" aria-label={say('reading.more')}>
      {moreCommands.map((id) => {
        const face = commands.face(id)
        return (
          face && (
            <MenuItem
              key={id}
              id={id}
              className="menu-item"
              isDisabled={!face.enabled}
              textValue={face.title}
              onAction={() => {
                commands.run(id)
              }}
            >
              {face.title}
              {face.keys !== null && <kbd>{face.keys}</kbd>}
            </MenuItem>
          )
        )
      })}
    </Menu>
  )
}
