/** Why this copy of the program does not look for newer versions itself. */
export const updateHindrances = [
  /** Run from its sources. */
  'development',
  /** The system's package manager brings new versions. */
  'package-manager',
  /** A folder or a file that was unpacked somewhere: it is replaced by hand. */
  'portable',
  /** macOS exchanges only programs that are signed with Apple's certificates; this one is not. */
  'unsigned-system',
  /** It was built without a place to ask, or without the key that newer versions are checked with. */
  'not-set-up',
] as const
export type UpdateHindrance = (typeof updateHindrances)[number]

/** Belongs to this machine, not to the library. */
export interface UpdateState {
  /** Null where it can. */
  readonly hindrance: UpdateHindrance | null
  /** Who would be asked: a host's name. */
  readonly host: string
  /** The reader has said yes: once a day, without being told to. */
  readonly on: boolean
  readonly phase: UpdatePhase
  /** Signed by the key that this copy came with. Null where nothing newer is known. */
  readonly found: FoundUpdate | null
  /** Of what is being fetched, 0 to 100. */
  readonly percent: number
  /** What went wrong at what the reader asked for, as a plain sentence. */
  readonly trouble: string | null
  /** When the host answered last; ISO 8601 in UTC. */
  readonly checkedAt: string | null
}

/** `ready`: fetched and checked; it takes the place of this version when the reader says so. */
export type UpdatePhase = 'idle' | 'checking' | 'found' | 'fetching' | 'ready' | 'installing'

export interface FoundUpdate {
  readonly version: string
  /** Plain text. */
  readonly notes: string
}
