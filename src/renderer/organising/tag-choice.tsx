import type { ReactElement } from 'react'

export interface TagChoiceProps {
  readonly id: string
  readonly tag: string
  readonly isCurrent: boolean
  readonly onChoose: () => void
}

/** A known tag, offered. The keyboard stays in the field. */
export function TagChoice({ id, tag, isCurrent, onChoose }: TagChoiceProps): ReactElement {
  return (
    <li
      id={id}
      className="tag-choice"
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      dir="auto"
      onMouseDown={(event) => {
        event.preventDefault()
      }}
      onClick={onChoose}
    >
      {tag}
    </li>
  )
}
