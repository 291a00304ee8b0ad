#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The oldest major version of Node that runs the command line. */
const oldest = 22

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const built = here('../out/main/cli.js')
const ours = [here('../node_modules/node/bin/node'), here('../node_modules/node/bin/node.exe')].find(
  existsSync,
)

if (!existsSync(built)) {
  refuse('this checkout is not built yet: run “npm run build” once')
} else if (Number(process.versions.node.split('.')[0]) >= oldest) {
  await import(new URL('../out/main/cli.js', import.meta.url).href)
} else if (ours !== undefined) {
  // The terminal interrupts both; how it ends is for the other to decide.
  process.on('SIGINT', () => {})
  const { status } = spawnSync(ours, [built, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = status ?? 1
} else {
  refuse(`this needs Node ${oldest} or later; here is ${process.versions.node}`)
}

function refuse(reason) {
  process.stderr.write(`offprint: ${reason}\n`)
  process.exitCode = 1
}
