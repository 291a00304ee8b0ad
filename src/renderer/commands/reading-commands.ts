import { drop } from '../app/drop.ts'
import { afterRender, focusOnList } from '../app/focus.ts'
import { hasRoomForBoth } from '../app/room.ts'
import { changeSettings } from '../settings/change-settings.ts'
import type { Command, CommandContext } from './command.ts'

const isOpen = ({ library }: CommandContext): boolean => library.state.open !== null
const inArticle = (context: CommandContext): boolean => isOpen(context) && context.region === 'article'
const pages = (context: CommandContext): boolean =>
  isOpen(context) && ['article', 'list', 'page'].includes(context.region)

function step(by: 1 | -1): (context: CommandContext) => void {
  return ({ reading, navigation }) => {
    if (reading.actions?.hasMatches() === true && reading.actions.stepMatch(by)) return
    drop(navigation.step(by))
  }
}

export const readingCommands: readonly Command[] = [
  {
    id: 'reading.page',
    title: 'command.reading.page',
    keys: ['Space'],
    group: 'Reading',
    hidden: true,
    when: pages,
    run: ({ reading, navigation }) => {
      if (reading.actions?.page(1) === false) drop(navigation.step(1))
    },
  },
  {
    id: 'reading.pageBack',
    title: 'command.reading.pageBack',
    keys: ['Shift+Space'],
    group: 'Reading',
    hidden: true,
    when: pages,
    run: ({ reading }) => {
      reading.actions?.page(-1)
    },
  },
  {
    id: 'reading.scrollDown',
    title: 'command.reading.scrollDown',
    keys: ['j', 'ArrowDown'],
    group: 'Reading',
    hidden: true,
    when: inArticle,
    run: ({ reading }) => {
      reading.actions?.scroll(1)
    },
  },
  {
    id: 'reading.scrollUp',
    title: 'command.reading.scrollUp',
    keys: ['k', 'ArrowUp'],
    group: 'Reading',
    hidden: true,
    when: inArticle,
    run: ({ reading }) => {
      reading.actions?.scroll(-1)
    },
  },
  {
    id: 'reading.start',
    title: 'command.reading.start',
    keys: ['Home'],
    group: 'Reading',
    hidden: true,
    when: inArticle,
    run: ({ reading }) => {
      reading.actions?.toStart()
    },
  },
  {
    id: 'reading.end',
    title: 'command.reading.end',
    keys: ['End'],
    group: 'Reading',
    hidden: true,
    when: inArticle,
    run: ({ reading }) => {
      reading.actions?.toEnd()
    },
  },
  {
    id: 'article.next',
    title: 'command.article.next',
    keys: ['n'],
    group: 'Reading',
    when: ({ navigation }) => navigation.rows.length > 0,
    run: step(1),
  },
  {
    id: 'article.previous',
    title: 'command.article.previous',
    keys: ['p', 'Shift+n'],
    group: 'Reading',
    when: ({ navigation }) => navigation.rows.length > 0,
    run: step(-1),
  },
  {
    id: 'article.turnOn',
    title: 'command.article.turnOn',
    keys: ['ArrowRight'],
    group: 'Reading',
    hidden: true,
    when: inArticle,
    run: ({ navigation }) => {
      drop(navigation.step(1))
    },
  },
  {
    id: 'article.turnBack',
    title: 'command.article.turnBack',
    keys: ['ArrowLeft'],
    group: 'Reading',
    hidden: true,
    when: inArticle,
    run: ({ navigation }) => {
      drop(navigation.step(-1))
    },
  },
  {
    id: 'article.find',
    title: 'command.article.find',
    keys: ['Mod+f'],
    group: 'Reading',
    whileTyping: true,
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.openFind()
    },
  },
  {
    id: 'article.close',
    title: 'command.article.close',
    keys: ['Escape', 'u'],
    group: 'Reading',
    when: isOpen,
    run: (context) => {
      const { library, reading, region, layout } = context
      if (reading.actions?.dismiss() === true) return
      if (layout.state.isFocused) {
        layout.focus(false)
        return
      }
      // Where both have room the article stays in sight; a second time closes it.
      if (region !== 'article' || !hasRoomForBoth()) library.read(null)
      afterRender(focusOnList)
    },
  },
  {
    id: 'reading.focus',
    title: 'command.reading.focus',
    keys: ['g r'],
    group: 'Reading',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.focus()
    },
  },
  {
    id: 'reading.typeSettings',
    title: 'command.reading.typeSettings',
    keys: [],
    group: 'Reading',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.openTypeSettings()
    },
  },
  {
    id: 'reading.more',
    title: 'command.reading.more',
    keys: ['.'],
    group: 'Reading',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.openMoreMenu()
    },
  },
  {
    id: 'reading.focusMode',
    title: 'command.reading.focusMode',
    keys: ['Shift+f'],
    group: 'Reading',
    when: isOpen,
    run: ({ layout, reading }) => {
      layout.focus(!layout.state.isFocused)
      afterRender(() => reading.actions?.focus())
    },
  },
  {
    id: 'reading.ruler',
    title: ({ library, language }) =>
      language.state(library.state.settings.ruler ? 'command.reading.ruler.back' : 'command.reading.ruler'),
    keys: ['Shift+r'],
    group: 'Reading',
    when: isOpen,
    run: (context) => {
      const { library, language, toasts } = context
      const { ruler } = library.state.settings
      drop(changeSettings(context, { ruler: !ruler }))
      toasts.say(language.state(ruler ? 'reading.rulerIsOff' : 'reading.rulerIsOn'))
    },
  },
  {
    id: 'reading.typewriter',
    title: ({ library, language }) =>
      language.state(
        library.state.settings.typewriter ? 'command.reading.typewriter.back' : 'command.reading.typewriter',
      ),
    keys: ['Shift+w'],
    group: 'Reading',
    when: isOpen,
    run: (context) => {
      const { library, language, toasts } = context
      const { typewriter } = library.state.settings
      drop(changeSettings(context, { typewriter: !typewriter }))
      toasts.say(language.state(typewriter ? 'reading.typewriterIsOff' : 'reading.typewriterIsOn'))
    },
  },
  {
    id: 'reading.aloud',
    title: 'command.reading.aloud',
    keys: ['Shift+s'],
    group: 'Reading',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.readAloud()
    },
  },
  {
    id: 'article.print',
    title: 'command.article.print',
    keys: ['Mod+p'],
    group: 'Article',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.print()
    },
  },
  {
    id: 'article.copyText',
    title: 'command.article.copyText',
    keys: [],
    group: 'Article',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.copyText()
    },
  },
  {
    id: 'article.copyMarkdown',
    title: 'command.article.copyMarkdown',
    keys: ['Mod+Shift+c'],
    group: 'Article',
    when: isOpen,
    run: (context) => {
      drop(copyMarkdown(context))
    },
  },
]

async function copyMarkdown({ client, language, library, toasts }: CommandContext): Promise<void> {
  const { open } = library.state
  if (open === null) return
  const say = language.state
  const answer = await client.article.markdown({ id: open.id })
  if (!answer.ok) {
    toasts.warn(answer.fault.message)
    return
  }
  try {
    await navigator.clipboard.writeText(answer.value.markdown)
    toasts.say(say('reading.copiedAsMarkdown'))
  } catch (error) {
    toasts.warn(
      say('app.theArticleWasNotCopied', { reason: error instanceof Error ? error.message : String(error) }),
    )
  }
}
