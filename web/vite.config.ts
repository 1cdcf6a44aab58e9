import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// The server's policy is `default-src 'self'`: nothing may be inlined as a data URI, and no helper script may be injected.
export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    // `light-dark()` is native from here on.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        desk: 'index.html',
        widget: 'widget.html',
        choose: 'choose.html',
        certificate: 'certificate.html',
        shop: 'demo-shop.html',
        loader: 'src/loader/loader.ts',
      },
      output: {
        // Shops embed the loader by this name.
        entryFileNames: (chunk) => (chunk.name === 'loader' ? 'widget.js' : 'assets/[name]-[hash].js'),
        // It runs as a plain script on other people's pages and must leave no names there.
        banner: (chunk) => (chunk.name === 'loader' ? '(() => {' : ''),
        footer: (chunk) => (chunk.name === 'loader' ? '})();' : ''),
      },
    },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080' } },
  test: { include: ['src/**/*.test.ts'] },
});
