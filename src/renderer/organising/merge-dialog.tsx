import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { TextButton } from '../ui/text-button.tsx'
import './organising.css'

export interface MergeDialogProps {
  readonly articles: readonly ArticleSummary[]
  readonly onClose: () => void
}

/** Several articles that are one: in which order, and whose headline stays. */
export function MergeDialog({ articles, onClose }: MergeDialogProps): ReactElement {
  const { acts } = useServices()
  const [order, setOrder] = useState(articles)
  const move = (from: number, to: number): void => {
    const moved = order.toSpliced(from, 1)
    const article = order[from]
    if (article !== undefined) setOrder(moved.toSpliced(to, 0, article))
  }
  return (
    <DialogFrame
      title="Merge articles"
      onClose={onClose}
      actions={
        <>
          <TextButton onPress={onClose}>Cancel</TextButton>
          <TextButton
            primary
            onPress={() => {
              onClose()
              drop(acts.merge(order))
            }}
          >
            Merge {order.length} articles
          </TextButton>
        </>
      }
    >
      <p className="dialog-hint">
        They become one article in this order, under the first one’s headline. The originals go to the trash.
      </p>
      <ol className="merge-order">
        {order.map((article, index) => (
          <li key={article.id}>
            <span dir="auto">{article.title === '' ? 'Untitled' : article.title}</span>
            <IconButton
              icon={ArrowUp}
              label={`Move “${article.title}” up`}
              disabled={index === 0}
              onPress={() => {
                move(index, index - 1)
              }}
            />
            <IconButton
              icon={ArrowDown}
              label={`Move “${article.title}” down`}
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
