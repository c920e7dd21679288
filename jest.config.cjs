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

/** Suites of the steps from db on that open no database, so that no server given to test:services concerns them. */
const SERVERLESS = [
  'cli/{print-contradictions,programmes-markdown,run-report,terminal}',
  'db/{embedded-postgres,gathered-reads}',
  'schema/*',
  'server/compiled-executor',
  'services/access/{networks,sealer,tokens}',
  'services/changes/change-token',
  'services/fetching/{definition,download,guard}',
  'services/ingestion/{read-in-thread,reading-progress,spool}',
  'services/simulation/run-in-thread',
].map((path) => `**/test/${path}.test.ts`);

/** Suites that follow changes by the snapshots of the server, which transactions of other test databases move. */
const QUIET = [
  'test/(resolvers|db)/enterprise-changes',
  'test/services/changes/(?!change-token)',
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
      testMatch: [
        '<rootDir>/test/*.test.ts',
        '<rootDir>/test/{ground,domain,feeds}/**/*.test.ts',
        ...SERVERLESS,
      ],
    },
    {
      ...database,
      displayName: 'database',
      testMatch: [
        '<rootDir>/test/{db,loaders,services,jobs,schema,resolvers,server,app,cli}/**/*.test.ts',
        ...SERVERLESS.map((pattern) => `!${pattern}`),
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
