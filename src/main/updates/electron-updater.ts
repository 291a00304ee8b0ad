import type { AppUpdater } from 'electron-updater'
import * as v from 'valibot'
import type { Log } from '../log.ts'
import type { OfferedUpdate, Updater } from './updater.ts'

/** What a host says is what it likes: nothing has looked at it yet. */
const Info = v.object({
  version: v.string(),
  files: v.array(v.object({ url: v.string(), sha512: v.string() })),
  /** A field of our own in latest.yml (tools/package/sign-update.ts). */
  signature: v.fallback(v.nullable(v.string()), null),
  releaseNotes: v.fallback(v.union([v.string(), v.array(v.object({ note: v.nullish(v.string(), '') }))]), ''),
})

/**
 * electron-updater, loaded when it is first wanted and never before. It does nothing of itself here: it fetches, installs
 * and tells only when it is told to.
 */
export async function loadElectronUpdater(log: Log): Promise<Updater> {
  const { AppImageUpdater, NsisUpdater } = await import('electron-updater')
  return updaterOver(process.platform === 'win32' ? new NsisUpdater() : new AppImageUpdater(), log)
}

/** As `loadElectronUpdater`, over one that is made. */
export function updaterOver(own: AppUpdater, log: Log): Updater {
  own.autoDownload = false
  own.autoInstallOnAppQuit = false
  own.allowDowngrade = false
  own.allowPrerelease = false
  own.disableWebInstaller = true
  // Pieces of the version before are a second way for bytes to come in, and a request for each.
  own.disableDifferentialDownload = true
  // SECURITY: electron-updater makes up a name for each installation and sends it along; the host is not to know one from the other.
  own.requestHeaders = { 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' }
  own.isUserWithinRollout = () => true
  own.logger = null
  // Its promises fail with the same error; without a listener the event would end the program.
  own.on('error', (error) => {
    log(`updates: ${error.message}`)
  })
  return {
    check: async () => {
      const answer = await own.checkForUpdates()
      return answer?.isUpdateAvailable === true ? offered(answer.updateInfo) : null
    },
    fetch: async (onPercent) => {
      const tell = ({ percent }: { readonly percent: number }): void => {
        onPercent(percent)
      }
      own.on('download-progress', tell)
      await own.downloadUpdate().finally(() => {
        own.off('download-progress', tell)
      })
    },
    install: () => {
      own.quitAndInstall(true, true)
    },
  }
}

function offered(info: unknown): OfferedUpdate {
  const { version, files, signature, releaseNotes } = v.parse(Info, info)
  const notes = Array.isArray(releaseNotes) ? releaseNotes.map(({ note }) => note).join('\n\n') : releaseNotes
  return { version, files, signature, notes }
}
