/**
 * Runs the tests of the pure rules for mutation testing, all in one process: a mutant is switched on in code that
 * is loaded already, so that it takes milliseconds where a run of jest takes seconds. Knows describe, it, each and
 * the hooks before and after; `expect` is jest's own.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';

const require = createRequire(join(process.cwd(), 'package.json'));
const { transformSync } = require('@swc/core');
const { globSync } = require('glob');

/** Tests are compiled as jest compiles them. */
function compileTypeScript(root) {
  const { $schema: _, ...options } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  require.extensions['.ts'] = (module, filename) => {
    const source = readFileSync(filename, 'utf8');
    module._compile(transformSync(source, { ...options, filename, swcrc: false, sourceMaps: false }).code, filename);
  };
}

/** What describe and it have put together, in order. */
function collector() {
  const tests = [];
  let suite = { name: '', before: [], after: [], once: [], parent: null };
  const describe = (name, body) => {
    suite = { name, before: [], after: [], once: [], parent: suite };
    body();
    suite = suite.parent;
  };
  const it = (name, run) => tests.push({ name, run, suite });
  const filled = (name, row) => {
    let at = 0;
    return name.replace(/%[sdijpo#]/g, () => String(row[at++]));
  };
  const each = (declare) => (rows) => (name, run) =>
    rows.forEach((row, at) => {
      const given = Array.isArray(row) ? row : [row];
      declare(`${filled(name, given)} ${at}`, () => run(...given));
    });
  describe.each = each(describe);
  it.each = each(it);
  const hooks = {
    beforeEach: (hook) => suite.before.push(hook),
    afterEach: (hook) => suite.after.push(hook),
    beforeAll: (hook) => suite.once.push(hook),
    afterAll: () => undefined,
  };
  return { tests, globals: { describe, it, test: it, ...hooks } };
}

const suitesOf = ({ suite }) => {
  const all = [];
  for (let one = suite; one !== null; one = one.parent) all.unshift(one);
  return all;
};

class InProcessRunner {
  static inject = [];

  constructor() {
    this.context = globalThis.__stryker__ ??= {};
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.root = process.cwd();
    compileTypeScript(this.root);
    globalThis.expect = require('expect').expect;
    const { testMatch } = require(join(this.root, 'jest.mutation.config.cjs'));
    this.files = testMatch.flatMap((glob) => globSync(glob.replace('<rootDir>', this.root))).sort();
  }

  /** With the mutant on from the first line, where there is one. */
  load(mutant) {
    this.context.activeMutant = mutant;
    for (const file of Object.keys(require.cache)) {
      if (file.startsWith(this.root + sep) && !file.includes(`${sep}node_modules${sep}`)) delete require.cache[file];
    }
    this.tests = this.files.flatMap((fileName) => {
      const { tests, globals } = collector();
      Object.assign(globalThis, globals);
      require(fileName);
      return tests.map((test) => {
        const name = [...suitesOf(test).map((one) => one.name), test.name].filter((part) => part !== '').join(' ');
        return { ...test, id: `${fileName.slice(this.root.length + 1)} ${name}`, name, fileName };
      });
    });
    this.isClean = mutant === undefined;
  }

  async runTest(test) {
    const suites = suitesOf(test);
    for (const suite of suites) for (const hook of suite.once.splice(0)) await hook();
    for (const suite of suites) for (const hook of suite.before) await hook();
    await test.run();
    for (const suite of suites) for (const hook of suite.after) await hook();
  }

  async result(test) {
    const { id, name, fileName } = test;
    const started = Date.now();
    const about = () => ({ id, name, fileName, timeSpentMs: Date.now() - started });
    try {
      await this.runTest(test);
      return { ...about(), status: TestStatus.Success };
    } catch (error) {
      return { ...about(), status: TestStatus.Failed, failureMessage: String(error?.message ?? error) };
    }
  }

  async dryRun() {
    try {
      this.load(undefined);
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    }
    const tests = [];
    for (const test of this.tests) {
      this.context.currentTestId = test.id;
      tests.push(await this.result(test));
    }
    this.context.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.context.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    this.context.hitLimit = hitLimit;
    this.context.hitCount = hitLimit ? 0 : undefined;
    const isStatic = mutantActivation === 'static';
    try {
      if (isStatic) this.load(activeMutant.id);
      else if (!this.isClean) this.load(undefined);
    } catch (error) {
      this.isClean = false;
      return toMutantRunResult({ status: DryRunStatus.Complete, tests: [this.neverLoaded(error)] });
    }
    this.context.activeMutant = activeMutant.id;
    const chosen = testFilter ? new Set(testFilter) : null;
    const tests = [];
    for (const test of this.tests.filter(({ id }) => chosen === null || chosen.has(id))) {
      tests.push(await this.result(test));
      if (tests.at(-1).status === TestStatus.Failed) break;
    }
    const { hitCount } = this.context;
    this.context.activeMutant = undefined;
    const timedOut = determineHitLimitReached(hitCount, hitLimit);
    return toMutantRunResult(timedOut ?? { status: DryRunStatus.Complete, tests });
  }

  neverLoaded(error) {
    const failureMessage = String(error?.message ?? error);
    return { id: 'load', name: 'loading', timeSpentMs: 0, status: TestStatus.Failed, failureMessage };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
