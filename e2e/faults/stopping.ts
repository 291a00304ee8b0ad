let asked = false

/** After Ctrl-C, or a polite request to end, a rig finishes its round and says what it has found so far. */
export function isStopping(): boolean {
  return asked
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    asked = true
    console.log('stopping after this round')
  })
}
