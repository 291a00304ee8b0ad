import type { ReactElement, ReactNode } from 'react'

export interface FactProps {
  readonly name: string
  readonly children: ReactNode
}

/** A line of a list of facts: its name, and what is so. */
export function Fact({ name, children }: FactProps): ReactElement {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
