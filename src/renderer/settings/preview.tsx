import type { ReactElement } from 'react'
import type { Settings } from '@shared/settings.ts'

export interface PreviewProps {
  readonly settings: Pick<Settings, 'fontSizePx' | 'measureCh' | 'lineHeight'>
}

/** A few lines in the face, size and leading that were chosen. The width is the page's own to show. */
export function Preview({ settings }: PreviewProps): ReactElement {
  const { fontSizePx, measureCh, lineHeight } = settings
  return (
    <div
      className="settings-preview"
      aria-hidden="true"
      style={{ fontSize: fontSizePx, lineHeight, maxInlineSize: `${String(measureCh)}ch` }}
    >
      A page is set well when one reads the words and forgets the page. The lines are neither long nor short,
      and there is air between them.
    </div>
  )
}
