import { getCurrentFuseWire, flipFuses, FuseState, FuseV1Options, FuseVersion } from '@electron/fuses'

/** How each of Electron's switches stands in what ships; SECURITY.md gives the reasons. */
export const wanted = {
  [FuseV1Options.RunAsNode]: false,
  // Off on purpose: nothing is kept in cookies, and on would ask for the keychain.
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // On as it is delivered: it makes WebAssembly faster, and bounds its memory by the processor.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const

type Fuse = keyof typeof wanted
const fuses = Object.keys(wanted).map(Number) as readonly Fuse[]

/**
 * Flips the fuses of a program.
 * @param app the program, or the `.app` folder on macOS
 * @throws when the program has no fuses, or more of them than are settled here, as a new Electron may
 */
export async function setFuses(app: string): Promise<void> {
  await flipFuses(app, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...wanted })
}

/** The fuses that do not stand as they must, each in plain words; none when all is well. */
export async function wrongFuses(app: string): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(app)
  const unknown = Object.keys(wire)
    .filter((key) => key !== 'version' && !fuses.includes(Number(key) as Fuse))
    .map((key) => `nobody has said how the fuse of number ${key} must stand`)
  return [
    ...fuses
      .filter((fuse) => wire[fuse] !== (wanted[fuse] ? FuseState.ENABLE : FuseState.DISABLE))
      .map((fuse) => `the fuse ${FuseV1Options[fuse]} must be ${wanted[fuse] ? 'on' : 'off'}, and is not`),
    ...unknown,
  ]
}
