// Checks the types of the dashboard. Vue's checker works inside the TypeScript compiler that is written in TypeScript; ours is the native one.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
process.argv.push('--noEmit', '--project', 'web');
require('vue-tsc').run(require.resolve('typescript-6/lib/tsc'));
