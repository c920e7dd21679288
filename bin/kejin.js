#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const entry = join(__dirname, '..', 'dist', 'cli', 'main.js');
if (!existsSync(entry)) {
  console.error('Kejin is not built yet: run `npm run build` first. 尚未构建：请先运行 npm run build。');
  process.exit(1);
}
require('reflect-metadata');
require(entry).main(process.argv);
