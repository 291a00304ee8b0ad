import type { ReactElement } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useSay } from '../language/use-say.ts'

export interface DeleteDialogProps {
  readonly articles: readonly ArticleSummary[]
  readonly onClose: () => void
}

/** The one act that cannot be undone asks first. */
export function DeleteDialog({ articles, onClose }: DeleteDialogProps): ReactElement {
  const say = useSay()
  const { acts, library } = useServices()
  const [first] = articles
  return (
    <DialogFrame
      title={say('organising.deleteForEver')}
      role="alertdialog"
      size="small"
      onClose={onClose}
      actions={
        <>
          <TextButton autoFocus onPress={onClose}>
            {say('organising.keep')}
          </TextButton>
          <TextButton
            primary
            onPress={() => {
              onClose()
              library.select([])
              drop(acts.deleteForever(articles))
            }}
          >
            {say('organising.deleteForEver')}
          </TextButton>
        </>
      }
    >
      <p dir="auto">
        {articles.length === 1 && first !== undefined
          ? say('organising.willBeDeleted', { title: first.title })
          : say('organising.willBeDeletedAll', { count: articles.length })}
      </p>
    </DialogFrame>
  )
}
