import { fileURLToPath } from 'node:url'

/** Folders of the built app; this file ends up in `out/main/`. */
export const built = {
  preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
  renderer: fileURLToPath(new URL('../renderer/', import.meta.url)),
  searchWorker: new URL('./search-worker.js', import.meta.url),
  importWorker: new URL('./import-worker.js', import.meta.url),
  exportWorker: new URL('./export-worker.js', import.meta.url),
  copiesWorker: new URL('./copies-worker.js', import.meta.url),
  inspectionWorker: new URL('./inspection-worker.js', import.meta.url),
}

/** The value of `--name value` or `--name=value`; null when it is not given. */
export function flagValue(argv: readonly string[], name: string): string | null {
  const flag = `--${name}`
  for (const [index, argument] of argv.entries()) {
    if (argument.startsWith(`${flag}=`)) return argument.slice(flag.length + 1)
    if (argument === flag) return argv[index + 1] ?? null
  }
  return null
}

/** What the command line or the environment says of the library's folder: `--library` wins. Undefined when nothing. */
export function commandedFolder(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return flagValue(argv, 'library') ?? environment['OFFPRINT_LIBRARY']
}
