import { createContext, use } from 'react'
import type { CommandRunner } from '../commands/command-runner.ts'
import type { Services } from './services.ts'

export interface AppContext {
  readonly services: Services
  readonly runner: CommandRunner
}

export const ServicesContext = createContext<AppContext | null>(null)

export function useServices(): Services {
  return useAppContext().services
}

export function useRunner(): CommandRunner {
  return useAppContext().runner
}

function useAppContext(): AppContext {
  const context = use(ServicesContext)
  if (context === null) throw new Error('Rendered outside of ServicesContext')
  return context
}
