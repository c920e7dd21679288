// Lets a child process of a test run TypeScript, compiled by swc with the settings of the build.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformFileSync } = require('@swc/core');

const options = JSON.parse(readFileSync(join(__dirname, '..', '..', '.swcrc'), 'utf8'));

require.extensions['.ts'] = (module, file) => {
  module._compile(transformFileSync(file, { ...options, sourceMaps: 'inline' }).code, file);
};
