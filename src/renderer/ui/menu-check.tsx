import { Check } from 'lucide-react'
import type { ReactElement } from 'react'
import './menu.css'

/** Stands before what can be chosen in a menu; seen where it is. */
export function MenuCheck({ isChosen }: { readonly isChosen: boolean }): ReactElement {
  return (
    <span className="menu-check" aria-hidden="true">
      {isChosen && <Check size={12} strokeWidth={2} />}
    </span>
  )
}
