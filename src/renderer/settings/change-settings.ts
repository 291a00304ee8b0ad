import type { SettingsChange } from '@shared/settings.ts'
import type { Services } from '../app/services.ts'

/** The page follows `settings.changed`; only a refusal has to be said here. */
export async function changeSettings(
  { client, toasts }: Pick<Services, 'client' | 'toasts'>,
  change: SettingsChange,
): Promise<void> {
  const changed = await client.settings.change(change)
  if (!changed.ok) toasts.warn(changed.fault.message)
}
