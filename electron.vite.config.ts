import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import babel from '@rolldown/plugin-babel'
import react, { reactCompilerPreset } from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const alias = { '@shared': path('src/shared'), '@core': path('src/core') }

/** Maps of letters that Chinese, Japanese and Korean PDFs name; read by the import worker from beside the program. */
const characterMaps = {
  name: 'character-maps',
  generateBundle(this: {
    emitFile: (file: { type: 'asset'; fileName: string; source: Uint8Array }) => void
  }): void {
    const folder = path('node_modules/pdfjs-dist/cmaps/')
    for (const name of readdirSync(folder))
      this.emitFile({ type: 'asset', fileName: `cmaps/${name}`, source: readFileSync(`${folder}${name}`) })
  },
}

export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [characterMaps],
    build: {
      // Everything is bundled, so that the package needs no node_modules and the CLI starts fast.
      externalizeDeps: false,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: path('src/main/index.ts'),
          cli: path('src/cli/index.ts'),
          'search-worker': path('src/core/search/worker.ts'),
          'import-worker': path('src/core/importing/worker.ts'),
          'export-worker': path('src/core/exporting/archive/worker.ts'),
          'copies-worker': path('src/core/copies/worker.ts'),
          'inspection-worker': path('src/core/library/inspection/worker.ts'),
        },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // Without spaces and remarks, a third less to install; names stay, so that what a log says can be read.
          minify: { compress: false, mangle: false },
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      // A sandboxed preload can load neither ES modules nor anything but `electron`: one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: path('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('src/renderer'),
    resolve: { alias: { '@shared': alias['@shared'] } },
    plugins: [react(), babel({ presets: [reactCompilerPreset()] })],
    build: {
      target: 'chrome150',
      minify: true,
      // Read from the disk, once: splitting it would only add round trips.
      chunkSizeWarningLimit: 1500,
      // frame.html is the scriptless page that articles are shown in; it has a policy of its own.
      rolldownOptions: {
        input: { index: path('src/renderer/index.html'), frame: path('src/renderer/frame.html') },
      },
      modulePreload: { polyfill: false },
      // Fonts must stay files: the content security policy allows no data: fonts.
      assetsInlineLimit: 0,
    },
  },
})
