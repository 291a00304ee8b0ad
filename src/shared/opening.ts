/** Why an address may not be what it seems. */
export type AddressDoubt =
  /** Letters of different scripts in one name, as no registry would mix them. */
  | 'mixed-scripts'
  /** Letters of another script that look like Latin ones. */
  | 'lookalike'
  /** A name before an @, which looks like the host and is not. */
  | 'user-name'
  /** The text of the link names another host. */
  | 'other-host'

/** An address as it really is, for a person to judge. */
export interface ShownAddress {
  /** Parsed and encoded: what would be opened. */
  readonly href: string
  /** In its plain ASCII form, so that no letter looks like another; of a mail address, what stands behind the @. */
  readonly host: string
  /** As it would be read, where that differs from `host`. */
  readonly readable: string | null
  readonly doubts: readonly AddressDoubt[]
}

interface Arrived {
  /** Counts up; names it to `opening.accept` and `opening.decline`. */
  readonly id: number
}

/** Handed over by the system: a double click, "Open with", an `offprint:` link, a second start. */
export type Arrival =
  | (Arrived & { readonly kind: 'files'; readonly names: readonly string[] })
  | (Arrived & { readonly kind: 'link'; readonly address: ShownAddress; readonly title: string | null })
  | (Arrived & { readonly kind: 'text'; readonly text: string; readonly title: string | null })
  /** Not taken; the reader is told why. */
  | (Arrived & { readonly kind: 'refused'; readonly message: string })
