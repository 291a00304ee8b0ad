import type { Part } from './parts.ts'

/** A CycloneDX 1.6 list of what ships: the same bytes for the same parts, so it names neither time nor machine. */
export function sbomOf(
  app: { readonly version: string },
  parts: readonly Part[],
  electron: string,
): Record<string, unknown> {
  const component = (name: string, version: string, licence: string): Record<string, unknown> => {
    // An npm scope's @ is percent-encoded in a package address.
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
    const licences =
      licence === ''
        ? {}
        : { licenses: [/ (OR|AND) /.test(licence) ? { expression: licence } : named(licence)] }
    return { type: 'library', 'bom-ref': purl, name, version, purl, ...licences }
  }
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `offprint@${app.version}`,
        name: 'offprint',
        version: app.version,
        licenses: [named('MIT')],
      },
    },
    components: [
      component('electron', electron, 'MIT'),
      ...parts.map(({ name, version, licence }) => component(name, version, licence)),
    ],
  }
}

const named = (id: string): Record<string, unknown> => ({ license: { id } })
