// Jest, compiled by swc with the settings of the build; packages that come only as ES modules are compiled too.
const { readFileSync } = require('node:fs');

const swc = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
const shared = {
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  transform: { '^.+\\.(t|j|mj)s$': ['@swc/jest', { ...swc, sourceMaps: 'inline' }] },
  transformIgnorePatterns: ['/node_modules/(?!(temporal-polyfill|temporal-utils|jose)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.kejin'],
};

module.exports = {
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/*.test.ts', '<rootDir>/test/{ground,domain,feeds}/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'database',
      testMatch: [
        '<rootDir>/test/{db,loaders,services,jobs,schema,resolvers,server,app,cli}/**/*.test.ts',
      ],
      globalSetup: '<rootDir>/test/support/start-postgres.ts',
      globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
    },
  ],
};
