import type { Services } from '../app/services.ts'

/** Gives the tag of the view another name, and goes there. */
export async function renameTag(services: Services, tag: string, name: string): Promise<void> {
  const { client, acts, navigation, library } = services
  const { view } = library.state
  if (!acts.tell(await client.tags.rename({ tag, name }))) return
  if (view.kind === 'tag' && view.tag === tag) await navigation.show({ kind: 'tag', tag: name })
}

/** Takes the tag off all articles; what is shown then is all of them. */
export async function removeTag(services: Services, tag: string): Promise<void> {
  const { client, acts, navigation, library } = services
  const { view } = library.state
  if (!acts.tell(await client.tags.remove({ tag }))) return
  if (view.kind === 'tag' && view.tag === tag) await navigation.show({ kind: 'all' })
}
