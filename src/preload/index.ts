import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { calls, events } from '@shared/ipc/contract.ts'
import type { AnyCall, DroppedFile } from '@shared/ipc/define.ts'
import { callChannel, eventChannel } from '@shared/ipc/define.ts'

type Listener = (payload: unknown) => void

/** The page hands over `File` objects only: a path is what the system says it is, never what the page says. */
async function describe(file: File): Promise<DroppedFile> {
  const path = webUtils.getPathForFile(file)
  if (path !== '') return { name: file.name, path }
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

function invoker(channel: string, call: AnyCall): (input?: unknown) => Promise<unknown> {
  if (!call.takesFiles) return (input) => ipcRenderer.invoke(channel, input)
  return async (files) => {
    const given = Array.isArray(files) ? (files as readonly File[]) : []
    return ipcRenderer.invoke(channel, { files: await Promise.all(given.map(describe)) })
  }
}

function subscribe(name: string, listener: Listener): () => void {
  if (!Object.hasOwn(events, name)) throw new Error(`Unknown event: ${name}`)
  const channel = eventChannel(name)
  const receive = (_event: unknown, payload: unknown): void => listener(payload)
  ipcRenderer.on(channel, receive)
  return () => {
    ipcRenderer.off(channel, receive)
  }
}

const rooms = Object.entries(calls).map(([room, members]) => {
  const functions = Object.entries(members).map(([name, call]) => [
    name,
    invoker(callChannel(room, name), call),
  ])
  return [room, Object.fromEntries(functions)]
})

// SECURITY: only the contract's own functions cross; ipcRenderer itself never does.
contextBridge.exposeInMainWorld('offprint', { ...Object.fromEntries(rooms), on: subscribe })
