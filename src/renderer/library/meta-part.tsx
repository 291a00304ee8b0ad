import type { ReactElement, ReactNode } from 'react'

export interface MetaPartProps {
  readonly children: ReactNode
  readonly className?: string
}

/** One fact of the line under a title. The dot before it stands outside of the name's own direction. */
export function MetaPart({ children, className = '' }: MetaPartProps): ReactElement {
  return (
    <span className={`article-row-fact ${className}`}>
      <bdi>{children}</bdi>
    </span>
  )
}
