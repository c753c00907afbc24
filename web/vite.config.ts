import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Nothing is inlined: the server's content policy allows scripts, styles and fonts from its own address only.
export default defineConfig({
  plugins: [svelte()],
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  server: { proxy: { '/api': process.env.STUDIO ?? 'http://127.0.0.1:7922' } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
