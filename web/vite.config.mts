// Builds the dashboard into dist/web, each file compressed beside itself; `npm run web` serves it while it is worked on.
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

const target = process.env.KEJIN_SERVER ?? 'http://127.0.0.1:4000';
/** Whoever works on pages may be signed in all the time. */
const headers: Record<string, string> = process.env.KEJIN_KEY ? { 'x-api-key': process.env.KEJIN_KEY } : {};
const proxied = [
  '/graphql',
  '/feeds',
  '/session',
  '/sign-in/oidc',
  '/observations',
  '/ledger',
  '/assessments',
  '/schema.graphql',
];

// biome-ignore lint/style/noDefaultExport: how Vite reads its settings
export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue(), compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 512 })],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(proxied.map((path) => [path, { target, headers, changeOrigin: true }])),
  },
});
