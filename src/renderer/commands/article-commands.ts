import type { ArticleSummary } from '@shared/article.ts'
import { drop } from '../app/drop.ts'
import type { DialogState } from '../app/dialog-store.ts'
import type { Command, CommandContext } from './command.ts'

function target({ navigation, region }: CommandContext): ArticleSummary | null {
  return navigation.target(region === 'article')
}

const hasTarget = (context: CommandContext): boolean => target(context) !== null
const isInTrash = (context: CommandContext): boolean => (target(context)?.trashedAt ?? null) !== null
const isOutOfTrash = (context: CommandContext): boolean => hasTarget(context) && !isInTrash(context)

/** Runs an act on what is selected, else on the article that the keyboard is at. */
function act(
  run: (context: CommandContext, articles: readonly ArticleSummary[], first: ArticleSummary) => unknown,
): (context: CommandContext) => void {
  return (context) => {
    const done = context.navigation.targets(context.region === 'article').then(async (articles) => {
      const [first] = articles
      if (first !== undefined) await run(context, articles, first)
    })
    drop(done)
  }
}

function ask(
  dialog: (
    articles: readonly ArticleSummary[],
    first: ArticleSummary,
    context: CommandContext,
  ) => DialogState | null,
) {
  return act((context, articles, first) => {
    const state = dialog(articles, first, context)
    if (state !== null) context.dialogs.open(state)
  })
}

export const articleCommands: readonly Command[] = [
  {
    id: 'article.bookmark',
    title: (context) =>
      target(context)?.bookmarked === true
        ? context.language.state('command.article.bookmark.remove')
        : context.language.state('command.article.bookmark'),
    keys: ['s', 'f'],
    group: 'Article',
    when: isOutOfTrash,
    run: act(({ acts }, articles, first) => acts.bookmark(articles, !first.bookmarked)),
  },
  {
    id: 'article.archive',
    title: (context) =>
      target(context)?.archived === true
        ? context.language.state('command.article.archive.back')
        : context.language.state('command.article.archive'),
    keys: ['e'],
    group: 'Article',
    when: isOutOfTrash,
    run: act(({ acts }, articles, first) => acts.archive(articles, !first.archived)),
  },
  {
    id: 'article.read',
    title: (context) =>
      target(context)?.read === true
        ? context.language.state('command.article.read.unmark')
        : context.language.state('command.article.read'),
    keys: ['m'],
    group: 'Article',
    when: isOutOfTrash,
    run: act(({ acts }, articles, first) => acts.markRead(articles, !first.read)),
  },
  {
    id: 'article.tags',
    title: 'command.article.tags',
    keys: ['t', 'l'],
    group: 'Article',
    when: isOutOfTrash,
    run: ask((articles) => ({ kind: 'tags', articles })),
  },
  {
    id: 'article.details',
    title: 'command.article.details',
    keys: ['i'],
    group: 'Article',
    when: isOutOfTrash,
    run: ask((_, article) => ({ kind: 'details', article })),
  },
  {
    id: 'article.trash',
    title: 'command.article.trash',
    keys: ['#', 'Delete'],
    group: 'Article',
    when: isOutOfTrash,
    run: act(({ acts }, articles) => acts.trash(articles)),
  },
  {
    id: 'article.restore',
    title: 'command.article.restore',
    keys: ['e'],
    group: 'Article',
    when: isInTrash,
    run: act(({ acts }, articles) => acts.restore(articles)),
  },
  {
    id: 'article.deleteForever',
    title: 'command.article.deleteForever',
    keys: ['#', 'Delete'],
    group: 'Article',
    when: isInTrash,
    run: ask((articles) => ({ kind: 'delete', articles })),
  },
  {
    id: 'article.original',
    title: 'command.article.original',
    keys: ['b'],
    group: 'Article',
    when: (context) => (target(context)?.url ?? null) !== null,
    run: act(async ({ client, dialogs, toasts }, _, first) => {
      const opened = await client.article.openOriginal({ id: first.id })
      if (opened.ok) return
      if (opened.fault.code === 'link-doubtful') dialogs.open({ kind: 'link', address: opened.fault.address })
      else toasts.warn(opened.fault.message)
    }),
  },
  {
    id: 'article.split',
    title: 'command.article.split',
    keys: [],
    group: 'Article',
    when: isOutOfTrash,
    run: ask((_, article) => ({ kind: 'split', article })),
  },
  {
    id: 'article.cut',
    title: 'command.article.cut',
    keys: ['Shift+x'],
    group: 'Article',
    when: (context) => isOutOfTrash(context) && target(context)?.linkOnly !== true,
    run: ask((_, article, { library, reading }) => ({
      kind: 'cut',
      article,
      selected: library.state.open?.id === article.id ? (reading.actions?.selection() ?? null) : null,
    })),
  },
  {
    id: 'article.reextract',
    title: 'command.article.reextract',
    keys: [],
    group: 'Article',
    when: isOutOfTrash,
    run: ask((_, article) => ({ kind: 'reextract', article })),
  },
  {
    id: 'article.merge',
    title: 'command.article.merge',
    keys: [],
    group: 'Article',
    when: (context) => context.library.state.selected.size >= 2 && isOutOfTrash(context),
    run: ask((articles) => (articles.length < 2 ? null : { kind: 'merge', articles })),
  },
]
