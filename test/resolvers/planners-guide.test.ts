import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCatalogue } from '../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../src/services/catalogue/read-catalogue';
import { loadDemo } from '../../src/services/demo/load-demo';
import { type Api, openApi } from '../server/api';

const ROOT = join(__dirname, '../..');
const NOW = new Date('2021-12-01T04:00:00Z');
const LOADING_MS = 60_000;

interface Certificate {
  readonly number: string;
  readonly expiresOn: string;
}

interface Outcome {
  readonly target: { readonly key: string };
  readonly verdict: string;
  readonly baselineProbability: number;
  readonly probability: number;
  readonly reasonEn: string;
}

interface Answer {
  readonly target: {
    readonly progress: { readonly actual: string; readonly explanationEn: string };
    readonly feasibility: { readonly explanationEn: string };
    readonly evidence: {
      readonly total: string;
      readonly totalCount: number;
      readonly edges: readonly { readonly contribution: string; readonly node: Certificate }[];
    };
    readonly lapsing: { readonly totalCount: number; readonly nodes: readonly Certificate[] };
    readonly contradictions: readonly { readonly clauses: readonly string[] }[];
  };
  readonly ifSeventyPercentRenew: { readonly outcomes: readonly Outcome[] };
  readonly whatItTakes: {
    readonly solution: { readonly probability: number; readonly explanationEn: string };
  };
}

/** A block of the guide by its language. */
const blockOf = (guide: string, language: string) =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(guide)?.[1] ?? '';

describe('the planners’ guide', () => {
  let api: Api;
  let guide: string;
  let answer: Answer;

  beforeAll(async () => {
    guide = await readFile(join(ROOT, 'docs/planners.md'), 'utf8');
    api = await openApi({ now: () => NOW });
    await loadCatalogue(api.db, await readCatalogue(join(ROOT, 'seeds')), NOW);
    await loadDemo(api.db);
    const variables = JSON.parse(blockOf(guide, 'json'));
    const { data, errors } = await api.ask(blockOf(guide, 'graphql'), {
      ...{ key: await api.keyOf('PLANNER'), variables },
    });
    expect(errors).toBeUndefined();
    answer = data;
  }, LOADING_MS);
  afterAll(() => api.close());

  const said = (field: string) =>
    new RegExp(`\\| \`${field}\` \\| (.*) \\|$`, 'm').exec(guide)?.[1] ?? `nothing on ${field}`;
  const ofTarget = ({ outcomes }: { readonly outcomes: readonly Outcome[] }) =>
    outcomes.find(({ target }) => target.key === 'hebi/stage-2020/high-tech-enterprises') as Outcome;

  it('asks one question and gets every certificate, whose contributions sum to the actual', () => {
    const { progress, evidence } = answer.target;
    expect(evidence.edges).toHaveLength(evidence.totalCount);
    const sum = evidence.edges.reduce((total, { contribution }) => total + Number(contribution), 0);
    expect([String(sum), evidence.total]).toEqual([progress.actual, progress.actual]);
    expect(new Set(evidence.edges.map(({ node }) => node.number)).size).toBe(evidence.totalCount);
  });

  it('lists as lapsing only certificates that are counted, all of them before the deadline', () => {
    const { evidence, lapsing } = answer.target;
    const counted = new Set(evidence.edges.map(({ node }) => node.number));
    expect(lapsing.nodes).toHaveLength(lapsing.totalCount);
    for (const { number, expiresOn } of lapsing.nodes) {
      expect(counted).toContain(number);
      expect(expiresOn >= '2020-06-30' && expiresOn < '2020-12-31').toBe(true);
    }
  });

  it('tells in its table what the program answers', () => {
    const { target, ifSeventyPercentRenew, whatItTakes } = answer;
    expect(said('progress')).toBe(target.progress.explanationEn);
    expect(said('evidence')).toContain(`${target.evidence.totalCount} certificates`);
    expect(said('lapsing')).toContain(`${target.lapsing.totalCount} `);
    expect(said('feasibility')).toBe(target.feasibility.explanationEn);
    for (const { clauses } of target.contradictions) {
      for (const clause of clauses) expect(said('contradictions')).toContain(clause);
    }
    expect(said('ifSeventyPercentRenew')).toBe(ofTarget(ifSeventyPercentRenew).reasonEn);
    expect(said('whatItTakes')).toBe(whatItTakes.solution.explanationEn);
  });

  it('finds that fewer renewals make the target less likely, and that enough new ones reach it', () => {
    const { ifSeventyPercentRenew, whatItTakes } = answer;
    const { probability, baselineProbability, verdict } = ofTarget(ifSeventyPercentRenew);
    expect(verdict).toBe('SIMULATED');
    expect(probability).toBeLessThan(baselineProbability);
    expect(whatItTakes.solution).toMatchObject({ verdict: 'REACHED', reached: true });
    expect(whatItTakes.solution.probability).toBeGreaterThanOrEqual(0.9);
  });
});
