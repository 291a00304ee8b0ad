import type { ReactElement } from 'react'
import { ProgressBar } from '../importing/progress-bar.tsx'
import { DropOverlay } from '../importing/drop-overlay.tsx'
import { ListPane } from '../library/list-pane.tsx'
import { Sidebar } from '../library/sidebar.tsx'
import { TroubleStrip } from '../trouble/trouble-strip.tsx'
import { MoveBar } from '../storage/move-bar.tsx'
import { ToastRegion } from '../ui/toast-region.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { DialogHost } from './dialog-host.tsx'
import { OpenArticle } from './open-article.tsx'
import { useServices } from './services-context.ts'
import { useSay } from '../language/use-say.ts'
import './workspace.css'

/** Three panes: views, list, article; fewer where there is less room. */
export function Workspace(): ReactElement {
  const say = useSay()
  const { library, layout } = useServices()
  const isOpen = useReadable(library, (state) => state.open !== null)
  const viewsShown = useReadable(layout, (state) => state.viewsShown)
  const isFocused = useReadable(layout, (state) => state.isFocused)
  return (
    <div className="workspace-frame">
      <TroubleStrip />
      <div
        className="workspace"
        data-open={isOpen || undefined}
        data-views-shown={viewsShown || undefined}
        data-focused={(isFocused && isOpen) || undefined}
      >
        <Sidebar />
        <button
          type="button"
          className="workspace-shade"
          tabIndex={-1}
          aria-label={say('app.closeTheListOfViews')}
          onClick={() => {
            layout.showViews(false)
          }}
        />
        <ListPane />
        <main className="workspace-article">
          <OpenArticle />
        </main>
        <ProgressBar />
        <MoveBar />
        <ToastRegion />
        <DropOverlay />
        <DialogHost />
      </div>
    </div>
  )
}
