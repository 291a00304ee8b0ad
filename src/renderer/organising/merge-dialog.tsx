import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useSay } from '../language/use-say.ts'
import './organising.css'

export interface MergeDialogProps {
  readonly articles: readonly ArticleSummary[]
  readonly onClose: () => void
}

/** Several articles that are one: in which order, and whose headline stays. */
export function MergeDialog({ articles, onClose }: MergeDialogProps): ReactElement {
  const say = useSay()
  const { acts } = useServices()
  const [order, setOrder] = useState(articles)
  const move = (from: number, to: number): void => {
    const moved = order.toSpliced(from, 1)
    const article = order[from]
    if (article !== undefined) setOrder(moved.toSpliced(to, 0, article))
  }
  return (
    <DialogFrame
      title={say('organising.mergeArticles')}
      onClose={onClose}
      actions={
        <Decision
          label={say('organising.mergeCount', { count: order.length })}
          onCancel={onClose}
          onAct={() => {
            onClose()
            drop(acts.merge(order))
          }}
        />
      }
    >
      <p className="dialog-hint">{say('organising.theyBecomeOneArticleInThis')}</p>
      <ol className="merge-order">
        {order.map((article, index) => (
          <li key={article.id}>
            <span dir="auto">{article.title === '' ? say('organising.untitled') : article.title}</span>
            <IconButton
              icon={ArrowUp}
              label={say('organising.moveUp', { title: article.title })}
              disabled={index === 0}
              onPress={() => {
                move(index, index - 1)
              }}
            />
            <IconButton
              icon={ArrowDown}
              label={say('organising.moveDown', { title: article.title })}
              disabled={index === order.length - 1}
              onPress={() => {
                move(index, index + 1)
              }}
            />
          </li>
        ))}
      </ol>
    </DialogFrame>
  )
}
