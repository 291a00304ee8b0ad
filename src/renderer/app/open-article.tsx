import type { ReactElement } from 'react'
import type { CommandRunner } from '../commands/command-runner.ts'
import type { LibraryState } from '../library/library-state.ts'
import type { Acts } from '../organising/acts.ts'
import { ArticlePane } from '../reading/article-pane.tsx'
import type { ReadingCommands } from '../reading/reading-commands.ts'
import { useReadable } from '../ui/use-readable.ts'
import { drop } from './drop.ts'
import type { ReadingBridge } from './reading-bridge.ts'
import { useRunner, useServices } from './services-context.ts'

/** The article pane, told what the app knows. */
export function OpenArticle(): ReactElement {
  const { library, reading, acts } = useServices()
  const runner = useRunner()
  const state = useReadable(library, (whole) => whole)
  const commands = readingCommands(runner, reading, acts, state)
  return <ArticlePane article={state.open} settings={state.settings} hit={state.hit} commands={commands} />
}

/** A new object for each state, because the face of a command depends on it. */
function readingCommands(
  runner: CommandRunner,
  reading: ReadingBridge,
  acts: Acts,
  _state: LibraryState,
): ReadingCommands {
  return {
    run: (id) => {
      runner.run(id, 'article')
    },
    face: (id) => runner.face(id, 'article'),
    handleKey: runner.handleKey,
    finish: (article) => {
      drop(acts.finish(article))
    },
    attach: reading.attach,
  }
}
