/** A small plan with a scheme, figures that can be revised, and people who assess, decide and appeal. */
import type { Database } from '../../../src/db/database';
import { visibilityOf } from '../../../src/domain/access/visibility';
import type { AssessmentAction, ReplayBasis } from '../../../src/domain/assessment/vocabulary';
import type { Caller } from '../../../src/services/access/caller';
import { type AssessmentOffice, actOnAssessment } from '../../../src/services/assessment/act-on-assessment';
import { type AppealRequest, decideAppeal, fileAppeal } from '../../../src/services/assessment/appeals';
import { assessQuarter } from '../../../src/services/assessment/assess-quarter';
import { type Replay, replay } from '../../../src/services/assessment/replay';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { insertFeed, insertFeedRun, insertObservation } from '../../support/factories';
import { type SmallCatalogue, writeSmallCatalogue } from '../catalogue/small-catalogue';

export const PLAN = 'plans/plan.yaml';
export const QUARTER = '2018-Q2';

const OURS = 'ours: true, reasonZh: 自定。, reasonEn: Ours.';
export const SCHEME = `
assessment:
  reasonZh: 首次制定。
  reasonEn: The first one.
  duties:
    assemble: { body: science, ${OURS} }
    approve: { body: finance, clause: 五(一) }
    feedBack: { body: finance, clause: 五(一) }
    decide: { body: finance, ${OURS} }
  departments:
    - { department: finance, clause: 五(一) }
    - { department: science, clause: 五(一) }
  roleWeights: { lead: "2", supporting: "1", ${OURS} }
  counting: { kind: WHILE_ITS_STAGE_RUNS, ${OURS} }
  numbers: { kind: ATTAINMENT_OF_EXPECTED, cap: "1", ${OURS} }
  milestones: { kind: DONE_BY_DEADLINE, done: "100", late: "60", overdue: "0", unreported: NOT_SCORED, ${OURS} }
  noData: { kind: NOT_SCORED, ${OURS} }
  bands:
    list:
      - { code: EXCELLENT, nameZh: 优秀, nameEn: Excellent, from: "90" }
      - { code: QUALIFIED, nameZh: 合格, nameEn: Qualified, from: "60" }
      - { code: UNQUALIFIED, nameZh: 不合格, nameEn: Unqualified, from: "0" }
    ${OURS.replaceAll(', ', '\n    ')}
  year: { kind: MEAN, ${OURS} }
  deadlines:
    assembleAfter: { days: 20, ${OURS} }
    feedbackWithin: { days: 10, ${OURS} }
    appealWithin: { days: 15, ${OURS} }
    decisionWithin: { days: 30, ${OURS} }
  appeals: { per: ITEM, ${OURS} }
`;

export const person = (actor: string, more: Partial<Caller> = {}): Caller => ({
  ...{ actor: `key:${actor}`, keyId: null, name: actor, role: 'PLANNER', regionCodes: null, scopes: [] },
  ...{ institutionSlug: null, keyPrefix: null, expiresAt: null, ...more },
});
export const OFFICE = person('office', { scopes: ['ASSESS'] });
export const LEADER = person('leader', { scopes: ['DECIDE'] });
export const FINANCE = person('finance', {
  ...{ role: 'READER', scopes: ['APPEAL'], departmentSlug: 'finance' },
});

export class Assessing {
  /** The day in China. */
  today = '2018-07-21';
  runId = '';

  constructor(
    readonly db: Database,
    readonly seeds: SmallCatalogue,
  ) {}

  static async open(db: Database): Promise<Assessing> {
    const seeds = await writeSmallCatalogue();
    const assessing = new Assessing(db, seeds);
    await assessing.append(SCHEME);
    await assessing.load();
    await insertFeed(db, { slug: 'bureau' });
    const run = await insertFeedRun(db, { feedSlug: 'bureau' });
    assessing.runId = String(run.id);
    return assessing;
  }

  async append(text: string): Promise<void> {
    const last = 'growthBase: { kind: PREVIOUS_YEAR }';
    await this.seeds.edit(PLAN, last, `${last}\n${text}`);
  }

  load = async () => loadCatalogue(this.db, await readCatalogue(this.seeds.directory), this.now());

  now = () => new Date(`${this.today}T04:00:00Z`);

  /** A figure of the half-year; a later one of the same indicator revises it. */
  async publish(indicator: string, value: string, period = '2018-01/2018-06'): Promise<void> {
    const [from, to] = [`${period.slice(0, 7)}-01`, `${period.slice(8)}-${period.endsWith('03') ? 31 : 30}`];
    const [unit] = await this.db.query<{ unit: string }>(
      'select unit_code as unit from indicator where code = $1',
      [indicator],
    );
    await this.db.transaction(async (tx) => {
      const old = await tx.query(
        `update observation set superseded_at = now() where indicator_code = $1 and region_code = '410600'
           and period = $2 and superseded_at is null returning id`,
        [indicator, period],
      );
      await insertObservation(tx, {
        ...{
          indicatorCode: indicator,
          period,
          frequency: 'YEAR_TO_DATE',
          periodStart: from,
          periodEnd: to,
          value,
        },
        ...{ publishedText: value, publishedUnit: unit?.unit, revision: old.length > 0 ? 'REVISED' : 'NEW' },
        ...{ documentSlug: null, feedRunId: this.runId, publishedAt: new Date() },
      });
    });
  }

  officeOf(caller: Caller): AssessmentOffice {
    const doer = { actor: caller.actor, actorName: caller.name, now: this.now() };
    const { db: database, today } = this;
    return { database, visibility: visibilityOf(caller), caller, doer, today };
  }

  async assess(
    more: { quarter?: string; plan?: string; again?: boolean } = {},
    by = OFFICE,
  ): Promise<string> {
    const result = await assessQuarter(this.officeOf(by), { plan: 'plan', quarter: QUARTER, ...more });
    return 'refusals' in result ? codes(result.refusals) : `computed ${result.computed}`;
  }

  async act(action: AssessmentAction, by: Caller, department = 'finance', comment?: string): Promise<string> {
    const id = await this.idOf(department);
    const result = await actOnAssessment(this.officeOf(by), { id, action, comment });
    return 'refusals' in result ? codes(result.refusals) : this.statusOf(department);
  }

  async feedBack(department = 'finance'): Promise<void> {
    await this.act('APPROVE', LEADER, department);
    await this.act('FEED_BACK', OFFICE, department);
  }

  async appeal(target: string, more: Partial<AppealRequest> = {}, by = FINANCE): Promise<string> {
    const [item] = await this.db.query<{ id: string }>(
      `select i.id from assessment_item i join assessment a on a.id = i.assessment_id and a.version = i.version
       where i.target_key = $1 and a.department_slug = $2 and a.quarter = $3`,
      [`plan/${target}`, 'finance', QUARTER],
    );
    const said = { reason: '统计口径有误', evidence: '人行报表第3行', claimedActual: '50000000' };
    const result = await fileAppeal(this.officeOf(by), { itemId: item?.id ?? null, ...said, ...more });
    return 'refusals' in result ? codes(result.refusals) : result.appealId;
  }

  async decide(id: string, upheld: boolean, by = LEADER, reason = '报表属实'): Promise<string> {
    const result = await decideAppeal(this.officeOf(by), { id, upheld, reason });
    return 'refusals' in result ? codes(result.refusals) : this.statusOf('finance');
  }

  async replay(basis: ReplayBasis, version?: number, department = 'finance'): Promise<Replay> {
    const [row] = await this.db.query<{ id: string; version: number }>(
      'select id, version from assessment where department_slug = $1 and quarter = $2',
      [department, QUARTER],
    );
    if (!row) throw new Error('nothing was assessed');
    const question = { assessmentId: row.id, version: version ?? row.version, basis, now: this.now() };
    return (await replay(this.db, question)) as Replay;
  }

  async idOf(department: string): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      'select id from assessment where department_slug = $1 and quarter = $2',
      [department, QUARTER],
    );
    return row?.id ?? '00000000-0000-0000-0000-000000000000';
  }

  async statusOf(department: string): Promise<string> {
    const [row] = await this.db.query<{ text: string }>(
      `select status || ' ' || version || ' ' || coalesce(score::text, '-') as text from assessment
       where department_slug = $1 and quarter = $2`,
      [department, QUARTER],
    );
    return row?.text ?? 'none';
  }

  items = (department = 'finance') =>
    this.db.query<{ text: string }>(
      `select i.target_key || ' ' || coalesce(i.points::text, i.unscored) as text from assessment_item i
       join assessment a on a.id = i.assessment_id and a.version = i.version
       where a.department_slug = $1 and a.quarter = $2 order by i.ordinal`,
      [department, QUARTER],
    );
}

const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code).join(' ');
