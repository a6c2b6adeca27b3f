import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const pages = fileURLToPath(new URL('pages', import.meta.url));

/** Two pages: the start page at `/` and the workstation at `/workstation/`; `dist` is laid out like that. */
export default defineConfig({
  root: pages,
  plugins: [svelte()],
  build: {
    target: 'es2022',
    outDir: fileURLToPath(new URL('dist', import.meta.url)),
    emptyOutDir: true,
    // Says which files a page needs.
    manifest: true,
    license: { fileName: 'workstation/licenses.md' },
    assetsDir: 'workstation/assets',
    rolldownOptions: {
      input: [`${pages}/index.html`, `${pages}/workstation/index.html`],
    },
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8399',
      '/control': { target: 'ws://127.0.0.1:8399', ws: true },
    },
  },
});
