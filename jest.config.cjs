// Jest, compiled by swc with the settings of the build; packages that come only as ES modules are compiled too.
const { readFileSync } = require('node:fs');

const swc = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
const shared = {
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  transform: { '^.+\\.(t|j|mj)s$': ['@swc/jest', { ...swc, sourceMaps: 'inline' }] },
  transformIgnorePatterns: ['/node_modules/(?!(temporal-polyfill|temporal-utils|jose|openid-client|oauth4webapi)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.kejin'],
};

/** Suites that follow changes by the snapshots of the server, which transactions of other test databases move. */
const QUIET = [
  'test/(resolvers|db)/enterprise-changes',
  'test/services/changes/',
  'test/server/bulk-',
  'test/app/bank-day',
];
const database = {
  ...shared,
  globalSetup: '<rootDir>/test/support/start-postgres.ts',
  globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
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
      ...database,
      displayName: 'database',
      testMatch: [
        '<rootDir>/test/{db,loaders,services,jobs,schema,resolvers,server,app,cli}/**/*.test.ts',
      ],
      testPathIgnorePatterns: ['/node_modules/', ...QUIET],
    },
    {
      ...database,
      displayName: 'quiet',
      testRegex: QUIET.map((path) => `${path}.*\\.test\\.ts$`),
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/start-dashboard.ts',
      globalTeardown: '<rootDir>/test/support/stop-dashboard.ts',
    },
  ],
};
