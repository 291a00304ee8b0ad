import type { ReactElement } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { countOf } from '../ui/count-of.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'

export interface DeleteDialogProps {
  readonly articles: readonly ArticleSummary[]
  readonly onClose: () => void
}

/** The one act that cannot be undone asks first. */
export function DeleteDialog({ articles, onClose }: DeleteDialogProps): ReactElement {
  const { acts, library } = useServices()
  const [first] = articles
  const what =
    articles.length === 1 && first !== undefined ? `“${first.title}”` : countOf(articles.length, 'article')
  return (
    <DialogFrame
      title="Delete for ever"
      role="alertdialog"
      size="small"
      onClose={onClose}
      actions={
        <>
          <TextButton autoFocus onPress={onClose}>
            Keep
          </TextButton>
          <TextButton
            primary
            onPress={() => {
              onClose()
              library.select([])
              drop(acts.deleteForever(articles))
            }}
          >
            Delete for ever
          </TextButton>
        </>
      }
    >
      <p dir="auto">
        {what} will be deleted from the library folder, with its images and its source. This cannot be undone.
      </p>
    </DialogFrame>
  )
}
