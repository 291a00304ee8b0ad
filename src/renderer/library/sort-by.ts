import type { ViewOrder } from '@shared/view-order.ts'
import type { Services } from '../app/services.ts'
import { changeSettings } from '../settings/change-settings.ts'

/** Sorts the view that is shown, and every other of its kind, and keeps it so. */
export async function sortBy(services: Services, order: ViewOrder): Promise<void> {
  const { view, settings } = services.library.state
  await changeSettings(services, { orders: { ...settings.orders, [view.kind]: order } })
}
