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
    title: 'Select the next sentence',
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
    title: 'Select the previous sentence',
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
    title: 'Highlight, or select a sentence to highlight',
    keys: ['h'],
    group: 'Reading',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.highlight(false)
    },
  },
  {
    id: 'highlight.note',
    title: 'Highlight and write a note',
    keys: ['Shift+h'],
    group: 'Reading',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.highlight(true)
    },
  },
  {
    id: 'highlight.next',
    title: 'Next highlight in the article',
    keys: [']'],
    group: 'Reading',
    when: (context) => isOpen(context) && context.highlights.state.highlights.length > 0,
    run: ({ reading }) => {
      reading.actions?.stepHighlight(1)
    },
  },
  {
    id: 'highlight.previous',
    title: 'Previous highlight in the article',
    keys: ['['],
    group: 'Reading',
    when: (context) => isOpen(context) && context.highlights.state.highlights.length > 0,
    run: ({ reading }) => {
      reading.actions?.stepHighlight(-1)
    },
  },
  {
    id: 'reading.contents',
    title: 'Contents and highlights of the article',
    keys: ['c'],
    group: 'Reading',
    when: isOpen,
    run: ({ reading }) => {
      reading.actions?.toggleContents()
    },
  },
  {
    id: 'highlight.copyArticle',
    title: 'Copy the highlights of the article as Markdown',
    keys: [],
    group: 'Reading',
    when: (context) => isOpen(context) && context.highlights.state.highlights.length > 0,
    run: ({ highlights, library }) => {
      drop(highlights.copyMarkdown(library.state.open?.id ?? null))
    },
  },
  {
    id: 'highlight.copyAll',
    title: 'Copy all highlights of the library as Markdown',
    keys: [],
    group: 'App',
    when: ({ library }) => library.state.counts.highlighted > 0,
    run: ({ highlights }) => {
      drop(highlights.copyMarkdown(null, everyHighlight))
    },
  },
]
