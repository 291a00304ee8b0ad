import { packageConfig } from './config.ts'

/** The desktop entry of the .deb, from the same lines of electron-builder.yml that the other Linux packages use. */
export function desktopEntry(program: string): string {
  const { productName, linux, fileAssociations = [], protocols } = packageConfig()
  const types = [
    ...fileAssociations.flatMap(({ mimeType }) => mimeType ?? []),
    ...(protocols?.schemes ?? []).map((scheme) => `x-scheme-handler/${scheme}`),
  ]
  const entry: Readonly<Record<string, string>> = {
    Type: 'Application',
    Name: productName,
    Comment: linux.synopsis,
    Exec: `${program} %U`,
    Icon: linux.executableName,
    Terminal: 'false',
    ...linux.desktop.entry,
    ...(types.length === 0 ? {} : { MimeType: `${types.join(';')};` }),
  }
  const lines = Object.entries(entry).map(([key, value]) => `${key}=${value}`)
  return `[Desktop Entry]\n${lines.join('\n')}\n`
}
