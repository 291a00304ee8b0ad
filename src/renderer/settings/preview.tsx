import { useLayoutEffect, useRef, type ReactElement } from 'react'
import { applyType, type ReadingType } from '../reading/page/apply-type.ts'

export interface PreviewProps {
  readonly settings: ReadingType
}

/** A few lines as a page would have them. The width is the page's own to show. */
export function Preview({ settings }: PreviewProps): ReactElement {
  const sample = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (sample.current) applyType(sample.current, settings)
  }, [settings])
  return (
    <div ref={sample} className="settings-preview" aria-hidden="true" lang="en">
      <p>A page is set well when one reads the words and forgets the page.</p>
      <p>In 1476 the first office of its kind opened at Westminster; by 1501 more than 250 towns had one.</p>
    </div>
  )
}
