import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import own from './package.json' with { type: 'json' };

/** TV boxes and old smart televisions keep the browser they were sold with. */
const oldest = ['chrome87', 'safari14'];

export default defineConfig({
  base: '/display/',
  define: { __APP_VERSION__: JSON.stringify(own.version) },
  plugins: [svelte()],
  build: {
    target: oldest,
    cssTarget: oldest,
    chunkSizeWarningLimit: 200,
    license: { fileName: 'licenses.md' },
  },
});
