import { join } from 'node:path'
import type { AfterPackContext } from 'electron-builder'
import { setFuses, wrongFuses } from './fuses.ts'

/**
 * electron-builder calls this when a package is laid out and not signed yet, the only moment when fuses can be flipped.
 * @throws when one of them does not read back as it must: the build fails then
 */
export async function afterPack({
  appOutDir,
  packager,
  electronPlatformName,
}: AfterPackContext): Promise<void> {
  const app = join(appOutDir, programName(packager.appInfo.productFilename, electronPlatformName))
  await setFuses(app)
  const wrong = await wrongFuses(app)
  if (wrong.length > 0) throw new Error(`${app}: ${wrong.join('; ')}.`)
  console.log(`  • fuses flipped and read back: all as they must be`)
}

function programName(product: string, platform: string): string {
  if (platform === 'darwin') return `${product}.app`
  return platform === 'win32' ? `${product}.exe` : 'offprint'
}
