import { drop } from '../app/drop.ts'
import { everyHighlight } from '../highlighting/highlight-store.ts'
import type { Command, CommandContext } from './command.ts'

const isOpen = ({ library }: CommandContext): boolean => library.state.open !== null
const picks = (context: CommandContext): boolean =>
  isOpen(context) && context.region === 'article' && context.reading.actions?.isPicking() === true

/** What is marked in articles. `h` on nothing selected selects a sentence, so that no mouse is needed. */
export const highlightCommands: readonly Command[] = [
  {
    id: 'highlight.pickNext',
    title: 'command.highlight.pickNext',
    keys: ['j', 'ArrowDown'],
    group: 'Reading',
    hidden: true,
    when: picks,
    run: ({ reading }) => {
      reading.actions?.pickSentence(1)
    },
  },
  {
    id: 'highlight.pickPrevious',
    title: 'command.highlight.pickPrevious',
    keys: ['k', 'ArrowUp'],
    group: 'Reading',
    hidden: true,
    when: picks,
    run: ({ reading }) => {
      reading.actions?.pickSentence(-1)
    },
  },
  {
    id: 'highlight.make',
    title: 'command.highlight.make',
    keys: ['h'],
    group: 'Reading',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.highlight(false)
    },
  },
  {
    id: 'highlight.note',
    title: 'command.highlight.note',
    keys: ['Shift+h'],
    group: 'Reading',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.highlight(true)
    },
  },
  {
    id: 'highlight.next',
    title: 'command.highlight.next',
    keys: [']'],
    group: 'Reading',
    when: (context) => isOpen(context) && context.highlights.state.highlights.length > 0,
    run: ({ reading }) => {
      reading.actions?.stepHighlight(1)
    },
  },
  {
    id: 'highlight.previous',
    title: 'command.highlight.previous',
    keys: ['['],
    group: 'Reading',
    when: (context) => isOpen(context) && context.highlights.state.highlights.length > 0,
    run: ({ reading }) => {
      reading.actions?.stepHighlight(-1)
    },
  },
  {
    id: 'reading.contents',
    title: 'command.reading.contents',
    keys: ['c'],
    group: 'Reading',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.toggleContents()
    },
  },
  {
    id: 'highlight.copyArticle',
    title: 'command.highlight.copyArticle',
    keys: [],
    group: 'Reading',
    when: (context) => isOpen(context) && context.highlights.state.highlights.length > 0,
    run: ({ highlights, library }) => {
      drop(highlights.copyMarkdown(library.state.open?.id ?? null))
    },
  },
  {
    id: 'highlight.copyAll',
    title: 'command.highlight.copyAll',
    keys: [],
    group: 'App',
    when: ({ library }) => library.state.counts.highlighted > 0,
    run: ({ highlights }) => {
      drop(highlights.copyMarkdown(null, everyHighlight))
    },
  },
]
