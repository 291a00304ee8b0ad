import { join } from 'node:path'
import { app, protocol } from 'electron'
import { openLog } from './log.ts'
import { flagValue } from './paths.ts'
import { denyNavigation } from './security/navigation.ts'
import { privilegedScheme } from './security/protocol.ts'
import { start } from './start.ts'

const userData = flagValue(process.argv, 'user-data') ?? process.env['OFFPRINT_USER_DATA']
if (userData !== undefined && userData !== '') app.setPath('userData', userData)

// Two copies on one library would fight over it; the second hands over to the first and goes.
if (app.requestSingleInstanceLock()) {
  const log = openLog(join(app.getPath('userData'), 'logs'))
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([privilegedScheme])
  denyNavigation(app, log)
  app.whenReady().then(
    () => start(log),
    (error: unknown) => {
      log(`start: ${String(error)}`)
      app.exit(1)
    },
  )
} else {
  app.quit()
}
