import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { compressed } from './build/compressed';
import { converse, converseFolder } from './build/converse';

const entries = ['admin', 'setup', 'chat']
  .map((name) => resolve(import.meta.dirname, name, 'index.html'))
  .filter((page) => existsSync(page));

/** Three pages, one project: what they share (PatternFly, React) is one file in the browser's cache. */
export default defineConfig({
  appType: 'mpa',
  plugins: [react(), compressed(), converse()],
  define: { __CONVERSE__: JSON.stringify(await converseFolder()) },
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    // The policy of the pages allows nothing inline, not even small images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    target: 'es2022',
    rollupOptions: { input: entries },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    css: false,
    pool: 'threads',
    poolOptions: { threads: { maxThreads: 2 } },
  },
});
