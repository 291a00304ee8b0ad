import type { Services } from './services.ts'

/**
 * Hands a link to the system's browser; one that may deceive is shown first. Nothing is said when it works: the
 * browser comes to the front.
 *
 * @param text what the link is called in the article
 */
export async function openLink(
  { client, dialogs, toasts }: Pick<Services, 'client' | 'dialogs' | 'toasts'>,
  address: string,
  text: string,
  confirmed = false,
): Promise<void> {
  const opened = await client.link.open({ address, text: text.slice(0, 300), confirmed })
  if (opened.ok) return
  if (opened.fault.code === 'link-doubtful') dialogs.open({ kind: 'link', address: opened.fault.address })
  else toasts.warn(opened.fault.message)
}
