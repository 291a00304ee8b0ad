import type { ReactElement } from 'react'
import { assertNever } from '@shared/result.ts'
import { Palette } from '../commands/palette.tsx'
import { ShortcutsDialog } from '../commands/shortcuts-dialog.tsx'
import { AddDialog } from '../importing/add-dialog.tsx'
import { ReceiptDialog } from '../importing/receipt-dialog.tsx'
import { ReceiptsDialog } from '../importing/receipts-dialog.tsx'
import { StopDialog } from '../importing/stop-dialog.tsx'
import { SurveyDialog } from '../importing/survey-dialog.tsx'
import { ArrivalDialog } from '../opening/arrival-dialog.tsx'
import { LinkDialog } from '../opening/link-dialog.tsx'
import { CopiesDialog } from '../organising/copies-dialog.tsx'
import { CutDialog } from '../organising/cut-dialog.tsx'
import { DeleteDialog } from '../organising/delete-dialog.tsx'
import { DetailsDialog } from '../organising/details-dialog.tsx'
import { MassDialog } from '../organising/mass-dialog.tsx'
import { MergeDialog } from '../organising/merge-dialog.tsx'
import { ReextractDialog } from '../organising/reextract-dialog.tsx'
import { RenameTagDialog } from '../organising/rename-tag-dialog.tsx'
import { SplitDialog } from '../organising/split-dialog.tsx'
import { StatisticsDialog } from '../organising/statistics-dialog.tsx'
import { TagsDialog } from '../organising/tags-dialog.tsx'
import { SavedSearchDialog } from '../search/saved-search-dialog.tsx'
import { SettingsDialog } from '../settings/settings-dialog.tsx'
import { DiscardDialog } from '../trouble/discard-dialog.tsx'
import { QuitDialog } from '../trouble/quit-dialog.tsx'
import { LibraryDialog } from '../storage/library-dialog.tsx'
import { MoveDialog } from '../storage/move-dialog.tsx'
import { OldCopyDialog } from '../storage/old-copy-dialog.tsx'
import { OtherDialog } from '../storage/other-dialog.tsx'
import { RestoreDialog } from '../storage/restore-dialog.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { useServices } from './services-context.ts'

/** Shows the dialog that is open, if one is. */
export function DialogHost(): ReactElement | null {
  const { dialogs } = useServices()
  const dialog = useReadable(dialogs, (state) => state)
  const close = (): void => {
    dialogs.close()
  }
  if (dialog === null) return null
  switch (dialog.kind) {
    case 'add':
      return <AddDialog onClose={close} />
    case 'receipts':
      return <ReceiptsDialog onClose={close} />
    case 'receipt':
      return <ReceiptDialog receipt={dialog.receipt} fromList={dialog.fromList} onClose={close} />
    case 'survey':
      return <SurveyDialog plan={dialog.plan} survey={dialog.survey} onClose={close} />
    case 'stop-import':
      return <StopDialog id={dialog.id} onClose={close} />
    case 'settings':
      return <SettingsDialog page={dialog.page ?? 'reading'} onClose={close} />
    case 'library':
      return <LibraryDialog onClose={close} />
    case 'backups':
      return <RestoreDialog onClose={close} />
    case 'move':
      return <MoveDialog plan={dialog.plan} onClose={close} />
    case 'other':
      return <OtherDialog other={dialog.other} onClose={close} />
    case 'old-copy':
      return <OldCopyDialog copy={dialog.copy} index={dialog.index} onClose={close} />
    case 'keys':
      return <ShortcutsDialog onClose={close} />
    case 'palette':
      return <Palette region={dialog.region} onClose={close} />
    case 'tags':
      return <TagsDialog articles={dialog.articles} onClose={close} />
    case 'copies':
      return <CopiesDialog onClose={close} />
    case 'statistics':
      return <StatisticsDialog onClose={close} />
    case 'details':
      return <DetailsDialog article={dialog.article} onClose={close} />
    case 'rename-tag':
      return <RenameTagDialog tag={dialog.tag} onClose={close} />
    case 'split':
      return <SplitDialog article={dialog.article} onClose={close} />
    case 'cut':
      return <CutDialog article={dialog.article} selected={dialog.selected} onClose={close} />
    case 'reextract':
      return <ReextractDialog article={dialog.article} onClose={close} />
    case 'merge':
      return <MergeDialog articles={dialog.articles} onClose={close} />
    case 'delete':
      return <DeleteDialog articles={dialog.articles} onClose={close} />
    case 'arrival':
      return <ArrivalDialog key={dialog.arrival.id} arrival={dialog.arrival} onClose={close} />
    case 'link':
      return <LinkDialog address={dialog.address} onClose={close} />
    case 'discard':
      return <DiscardDialog onClose={close} />
    case 'quit':
      return <QuitDialog onClose={close} />
    case 'mass':
      return <MassDialog question={dialog.question} onClose={close} />
    case 'savedSearch':
      return <SavedSearchDialog saved={dialog.saved} query={dialog.query} onClose={close} />
    default:
      return assertNever(dialog)
  }
}
