/** The pure rules of public money with their tests alone: what mutation testing runs again and again. */
const { projects } = require('./jest.config.cjs');

const [unit] = projects;
const SUBJECTS = 'claims,guarantees,ledger,lending,programmes,subsidies';
module.exports = {
  ...unit,
  testMatch: [
    `<rootDir>/test/domain/{${SUBJECTS}}/**/*.test.ts`,
    '<rootDir>/test/domain/{money,working-days}.test.ts',
  ],
};
