import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { inProject } from '../runtimes/paths.ts'

/** What of electron-builder.yml is needed besides electron-builder. */
export interface PackageConfig {
  readonly appId: string
  readonly productName: string
  readonly fileAssociations?: readonly { readonly mimeType?: string }[]
  readonly protocols?: { readonly schemes: readonly string[] }
  readonly linux: {
    readonly executableName: string
    readonly synopsis: string
    readonly description: string
    readonly maintainer: string
    readonly desktop: { readonly entry: Readonly<Record<string, string>> }
  }
}

export function packageConfig(): PackageConfig {
  return parse(readFileSync(inProject('electron-builder.yml'), 'utf8')) as PackageConfig
}

export function appVersion(): string {
  return versionIn(inProject('package.json'))
}

export function electronVersion(): string {
  return versionIn(inProject('node_modules', 'electron', 'package.json'))
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version
}
