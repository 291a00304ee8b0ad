import { parentPort } from 'node:worker_threads'
import type { ToWorker } from './messages.ts'
import { SearchSession } from './session.ts'

const port = parentPort
if (port === null) throw new Error('The search worker must be started as a worker thread.')

const session = new SearchSession(
  (message) => port.postMessage(message),
  () => port.close(),
)
port.on('message', (message: ToWorker) => session.receive(message))
