import type { Settings } from '@shared/settings.ts'

/** Height of a line of the list in CSS pixels; the list tells it to its style sheet. */
export const rowHeightsPx: Readonly<Record<Settings['density'], number>> = { comfortable: 104, compact: 54 }
