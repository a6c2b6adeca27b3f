import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/**
 * Two bundles of one component: `dist/client` for the phone, `dist/server` for the server that draws it
 * first.
 */
export default defineConfig(({ isSsrBuild }) => ({
  base: '/m/',
  plugins: [svelte()],
  build: {
    target: ['chrome87', 'safari14'],
    cssTarget: ['chrome87', 'safari14', 'ios14'],
    modulePreload: false,
    license: { fileName: 'licenses.md' },
    outDir: isSsrBuild ? 'dist/server' : 'dist/client',
    manifest: !isSsrBuild,
    rolldownOptions: {
      input: isSsrBuild ? 'src/entry-server.ts' : ['src/entry-client.ts', 'src/guide.css'],
    },
  },
  ssr: { noExternal: true },
}));
