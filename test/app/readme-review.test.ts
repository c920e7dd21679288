import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type App, type Steps, startApp } from '../../src/app';
import { keyRequestOf } from '../../src/cli/create-key';
import { readConfig } from '../../src/config';
import { createApiKey } from '../../src/services/access/api-keys';
import { objectionTo } from '../../src/services/access/key-request';
import { openClone, type TestDatabase } from '../support/database';

const ROOT = resolve(__dirname, '../..');
const GUIDES = {
  en: { file: 'README.md', from: '## Hand in a file, and have it approved', to: 'Lists of enterprises' },
  zh: { file: 'README.zh-CN.md', from: '## 报送文件并经审核公布', to: '企业、证书、专利' },
};
const run = promisify(execFile);
const START_TIMEOUT_MS = 120_000;
const BETWEEN = '=== next ===';
/** The guide is for a shell with curl; where there is none, nobody can follow it. */
const canFollow = spawnSync('curl', ['--version']).status === 0 ? it : it.skip;

const steps: Steps = (_title, work) => work(() => undefined);

/** The shell blocks of the section, in order. */
async function blocks({ file, from, to } = GUIDES.en): Promise<readonly string[]> {
  const text = await readFile(join(ROOT, file), 'utf8');
  const start = text.indexOf(from);
  const section = text.slice(start, text.indexOf(to, start));
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] as string);
}

/** But for the names of keys and for remarks. */
const withoutWords = (block: string) => block.replace(/key-create "[^"]+"/g, '').replace(/ +#.*$/gm, '');

const answersIn = (text: string) =>
  text
    .split('\n')
    .flatMap((line) => line.split(/(?<=\})(?=\{")/))
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

describe('the README’s guide to the review chain', () => {
  let clone: TestDatabase;
  let directory: string;
  let app: App;

  beforeAll(async () => {
    clone = await openClone();
    directory = await mkdtemp(join(tmpdir(), 'kejin-guide-'));
    const config = readConfig({
      ...{ DATABASE_URL: clone.url, PORT: '0', KEJIN_DATA_DIR: directory, LOG_LEVEL: 'silent' },
      KEJIN_BOOTSTRAP_ADMIN_KEY: 'kj_the-administrator-of-the-guide',
    });
    app = await startApp(config, { demo: false, steps });
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await app.stop();
    await clone.close();
    await rm(directory, { recursive: true, force: true });
  });

  /** `officer=$(npm run -s kejin -- key-create "…" --role …)`: the key, made as the command makes it. */
  async function keysOf(block: string): Promise<Record<string, string>> {
    const keys: Record<string, string> = {};
    for (const [, name = '', called = '', flags = ''] of block.matchAll(
      /^(\w+)=\$\(npm run -s kejin -- key-create "([^"]+)" (.+)\)$/gm,
    )) {
      const options = Object.fromEntries(
        [...flags.matchAll(/--(\w+) (\S+)/g)].map(([, key, value]) => [key, value]),
      );
      const { role = '', region = '', scope } = options as Record<string, string>;
      const request = keyRequestOf({ name: called, role, region: [region], scope: scope ? [scope] : [] });
      expect(await objectionTo(app.database, request, new Date())).toBeNull();
      keys[name] = (await createApiKey(app.database, request)).key;
    }
    return keys;
  }

  it('gives the same commands in both languages', async () => {
    const [english, chinese] = await Promise.all([blocks(GUIDES.en), blocks(GUIDES.zh)]);
    expect(chinese.map(withoutWords)).toEqual(english.map(withoutWords));
    expect(english).toHaveLength(6);
  });

  canFollow(
    'walks a county’s file through return and correction to publication',
    async () => {
      // The first tries a file out, which test/cli/feed-try.test.ts does.
      const [, keyBlock = '', ...others] = await blocks();
      const keys = await keysOf(keyBlock);
      expect(Object.keys(keys)).toEqual(['officer', 'reviewer', 'auditor', 'leader']);
      const script = others
        .join(`\necho '${BETWEEN}'\n`)
        .replaceAll('http://127.0.0.1:4000', app.address as string);
      // What depends on the figures is recomputed by the queue, which takes its moment.
      const patient = script.replace('decide "$leader" APPROVE\n', (command) => `${command}sleep 3\n`);
      const { stdout } = await run('bash', ['-ec', patient], {
        ...{ cwd: directory, env: { PATH: process.env.PATH, ...keys }, timeout: START_TIMEOUT_MS },
      });
      const [handedIn = '', looked = '', walked = '', published = ''] = stdout.split(BETWEEN);
      expect(answersIn(handedIn)).toMatchObject([
        {
          ...{ status: 'AWAITING_REVIEW', rowsNew: 1 },
          messageEn: expect.stringContaining('Nothing is published yet'),
          submissions: [{ region: '620921', period: '2020', version: 1, status: 'DRAFT' }],
        },
      ]);
      checkLook(answersIn(looked));
      checkWalk(answersIn(walked));
      checkPublished(answersIn(published));
    },
    START_TIMEOUT_MS,
  );

  // biome-ignore lint/suspicious/noExplicitAny: what the answers are is what is checked
  function checkLook([seen, outside]: readonly any[]): void {
    expect(seen.data.submission).toMatchObject({
      ...{ status: 'DRAFT', mayReview: false },
      figures: { nodes: [{ value: '21', currentPublished: null }] },
      impact: {
        targets: {
          changes: expect.arrayContaining([
            {
              targetKey: 'jinta/overall/invention-patents-per-10k',
              statusBefore: 'NO_DATA',
              statusAfter: 'MET',
            },
          ]),
        },
      },
    });
    expect(outside.data.series).toEqual([{ points: [] }]);
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  function checkWalk(answers: readonly any[]): void {
    const told = answers.map(({ data, status }) => {
      if (!data) return status;
      const { submission, userErrors } = data.submitSubmission ?? data.reviewSubmission;
      return submission?.status ?? userErrors.map(({ code }: { code: string }) => code).join(' ');
    });
    expect(told).toEqual([
      ...[
        'AWAITING_REVIEW',
        'RETURNED',
        'AWAITING_REVIEW',
        'AWAITING_REVIEW',
        'SCOPE_MISSING OWN_SUBMISSION',
      ],
      ...['AWAITING_AUDIT', 'AWAITING_APPROVAL', 'PUBLISHED'],
    ]);
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  function checkPublished([now, before]: readonly any[]): void {
    expect(now.data.series[0].points).toMatchObject([{ valueExact: '2.1', isSynthetic: false }]);
    expect(now.data.target.progress).toMatchObject({ actual: '2.1', status: 'MET' });
    expect(before.data.series).toEqual([{ points: [] }]);
  }
});
