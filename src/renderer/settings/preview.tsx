import { useLayoutEffect, useRef, type ReactElement } from 'react'
import { useSay } from '../language/use-say.ts'
import { applyType, type ReadingType } from '../reading/page/apply-type.ts'

export interface PreviewProps {
  readonly settings: ReadingType
}

/** A few lines as a page would have them. The width is the page's own to show. */
export function Preview({ settings }: PreviewProps): ReactElement {
  const say = useSay()
  const sample = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (sample.current) applyType(sample.current, settings)
  }, [settings])
  return (
    <div ref={sample} className="settings-preview" aria-hidden="true" lang={say.locale} dir={say.direction}>
      <p>{say('settings.sample')}</p>
      <p>{say('settings.sampleWithFigures')}</p>
    </div>
  )
}
