import { defineConfig } from 'vite';

export default defineConfig({
  // index.html is what /graphql gives to browsers; its files stand here.
  base: '/graphiql/',
  build: {
    // The editor is large, and nobody waits for it twice: its files are cached for good.
    chunkSizeWarningLimit: 5000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // "use client" is meant for servers that render; there is none here.
      onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
    },
  },
  worker: { format: 'es' },
});
