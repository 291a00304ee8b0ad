import { join } from 'node:path'
import { app, protocol } from 'electron'
import { openLog } from './log.ts'
import { believedFlags, openArguments, ownArguments } from './opening/arguments.ts'
import { Arrivals } from './opening/arrivals.ts'
import { listenForOpening } from './opening/listen-for-opening.ts'
import { flagValue } from './paths.ts'
import { denyNavigation } from './security/navigation.ts'
import { privilegedScheme } from './security/protocol.ts'
import { start } from './start.ts'

const userData = flagValue(believedFlags(process.argv), 'user-data') ?? process.env['OFFPRINT_USER_DATA']
if (userData !== undefined && userData !== '') app.setPath('userData', userData)

// Two copies on one library would fight over it; the second hands over to the first and goes.
const given = ownArguments(process.argv, process.defaultApp)
if (app.requestSingleInstanceLock({ given })) {
  const log = openLog(join(app.getPath('userData'), 'logs'))
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([privilegedScheme])
  denyNavigation(app, log)
  const arrivals = new Arrivals(log)
  listenForOpening(app, arrivals)
  arrivals.all(openArguments(given, process.cwd()))
  app.whenReady().then(
    () => start(log, arrivals),
    (error: unknown) => {
      log(`start: ${String(error)}`)
      app.exit(1)
    },
  )
} else {
  app.quit()
}
