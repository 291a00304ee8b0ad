import type { ReactElement } from 'react'
import type { CommandRunner } from '../commands/command-runner.ts'
import type { LibraryState } from '../library/library-state.ts'
import { ArticlePane } from '../reading/article-pane.tsx'
import type { ReadingCommands } from '../reading/reading-commands.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { useReadable } from '../ui/use-readable.ts'
import { drop } from './drop.ts'
import { openLink } from './open-link.ts'
import type { Services } from './services.ts'
import { useRunner, useServices } from './services-context.ts'

/** The article pane, told what the app knows. */
export function OpenArticle(): ReactElement {
  const services = useServices()
  const { library } = services
  const runner = useRunner()
  const state = useReadable(library, (whole) => whole)
  const commands = readingCommands(runner, services, state)
  const wanted = useReadable(services.highlightList, (list) => list.wanted)
  return (
    <ArticlePane
      article={state.open}
      hasArticles={state.counts.all + state.counts.trash > 0}
      settings={state.settings}
      hit={state.hit}
      commands={commands}
      bodies={services.bodies}
      highlights={services.highlights}
      wanted={wanted}
    />
  )
}

/** A new object for each state, because the face of a command depends on it. */
function readingCommands(runner: CommandRunner, services: Services, _state: LibraryState): ReadingCommands {
  const { acts, client, reading, toasts } = services
  return {
    run: (id) => {
      runner.run(id, 'article')
    },
    face: (id) => runner.face(id, 'article'),
    handleKey: runner.handleKey,
    finish: (article) => {
      drop(acts.finish(article))
    },
    openLink: (address, text) => {
      drop(openLink(services, address, text))
    },
    changeSettings: (change) => changeSettings({ client, toasts }, change),
    setFace: async ({ id }, face) => {
      const set = await client.article.setFace({ id, face })
      if (!set.ok) toasts.warn(set.fault.message)
    },
    copy: (text) => {
      drop(copyText(services, text))
    },
    announce: (words) => {
      toasts.say(words)
    },
    attach: reading.attach,
  }
}

async function copyText({ toasts, language }: Services, text: string): Promise<void> {
  const say = language.state
  try {
    await navigator.clipboard.writeText(text)
    toasts.say(say('app.copiedTheArticleAsText'))
  } catch (error) {
    toasts.warn(
      say('app.theArticleWasNotCopied', { reason: error instanceof Error ? error.message : String(error) }),
    )
  }
}
