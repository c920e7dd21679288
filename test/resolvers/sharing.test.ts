import { type Api, NOW, openApi } from '../server/api';
import { HIKVISION, HUAWEI, plantGraph, TENCENT } from '../support/graph';

const SET = `mutation S($uscc: String!, $authorised: Boolean!, $reason: String!, $decidedOn: Date!) {
  setSharing(uscc: $uscc, authorised: $authorised, reason: $reason, decidedOn: $decidedOn) {
    enterprise { uscc sharingAuthorised sharingReason sharingDecidedOn region { code } }
    userErrors { code field messageZh messageEn } } }`;

describe('sharing', () => {
  let api: Api;
  let officer: string;
  beforeEach(async () => {
    api = await openApi();
    await plantGraph(api.db);
    officer = await api.keyOf('DATA_OFFICER', { regionCodes: ['410600'] });
  });
  afterEach(() => api.close());

  const DECISION = { uscc: TENCENT, authorised: true, reason: ' 授权书 2019-17 ', decidedOn: '2019-06-01' };
  const set = async (more: object = {}, key = officer) => {
    const { data, errors } = await api.ask(SET, { key, variables: { ...DECISION, ...more } });
    return data?.setSharing ?? { refused: errors[0].extensions.code };
  };
  const codesOf = (answer: { userErrors: { code: string; field: string[] }[]; enterprise: unknown }) => [
    answer.enterprise,
    ...answer.userErrors.map(({ code, field }) => `${code} ${field}`),
  ];
  const recorded = () =>
    api.db.query<{ content: string }>(
      `select content from audit_record where action = 'SHARING_CHANGED' order by seq`,
    );
  const changesOf = (uscc: string) =>
    api.db.query(
      'select before_shared, after_shared, reason from enterprise_change where uscc = $1 order by id',
      [uscc],
    );

  it('is written down with its reason, told to the banks and recorded, in one go', async () => {
    expect(await set()).toEqual({
      enterprise: {
        ...{ uscc: TENCENT, sharingAuthorised: true, sharingReason: '授权书 2019-17' },
        ...{ sharingDecidedOn: '2019-06-01', region: { code: '410611' } },
      },
      userErrors: [],
    });
    const [record, ...others] = (await recorded()).map(({ content }) => JSON.parse(content));
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      ...{ recordedAt: NOW.toISOString(), action: 'SHARING_CHANGED', subject: `enterprise:${TENCENT}` },
      ...{ actor: expect.stringMatching(/^key:/), actorName: 'test DATA_OFFICER' },
      requestId: expect.any(String),
      detail: {
        ...{ authorised: true, reason: '授权书 2019-17', decidedOn: '2019-06-01' },
        before: { authorised: false, reason: null, decidedOn: null },
      },
    });
    expect((await changesOf(TENCENT)).at(-1)).toEqual({
      ...{ before_shared: false, after_shared: true, reason: '授权书 2019-17' },
    });
    const bank = await api.keyOf('BANK', { institutionSlug: 'bank-a' });
    const seen = async () =>
      (await api.ask(`{ enterprise(uscc: "${TENCENT}") { uscc } }`, { key: bank })).data.enterprise;
    expect(await seen()).toEqual({ uscc: TENCENT });
    await set({ authorised: false, reason: '企业撤回', decidedOn: '2019-06-20' });
    expect(await seen()).toBeNull();
  });

  it('leaves no trace when it says what is known already', async () => {
    await set();
    const before = [await recorded(), await changesOf(TENCENT)];
    expect((await set()).userErrors).toEqual([]);
    expect([await recorded(), await changesOf(TENCENT)]).toEqual(before);
  });

  it('is refused as data for what an officer does not see, without a reason, or for tomorrow', async () => {
    const unknown = [null, 'UNKNOWN_ENTERPRISE uscc'];
    expect(codesOf(await set({ uscc: HIKVISION }))).toEqual(unknown);
    expect(codesOf(await set({ uscc: '91110000000000000X' }))).toEqual(unknown);
    expect(codesOf(await set({ uscc: '' }))).toEqual(unknown);
    expect(codesOf(await set({ reason: ' \n' }))).toEqual([null, 'EMPTY_REASON reason']);
    expect(codesOf(await set({ reason: '长'.repeat(1001) }))).toEqual([null, 'REASON_TOO_LONG reason']);
    expect(codesOf(await set({ decidedOn: '2019-07-01' }))).toEqual([null, 'DATE_IN_FUTURE decidedOn']);
    expect((await set({ decidedOn: '2019-06-30' })).userErrors).toEqual([]);
    expect(await recorded()).toHaveLength(1);
    expect((await set({ uscc: HIKVISION }, await api.keyOf('ADMINISTRATOR'))).userErrors).toEqual([]);
  });

  it('is not changed by planners, banks or an officer without regions', async () => {
    for (const role of ['PLANNER', 'BANK', 'READER'] as const) {
      expect(await set({}, await api.keyOf(role))).toEqual({ refused: 'NOT_ALLOWED' });
    }
    const nowhere = await api.keyOf('DATA_OFFICER', { regionCodes: [] });
    expect(codesOf(await set({ uscc: HUAWEI }, nowhere))).toEqual([null, 'UNKNOWN_ENTERPRISE uscc']);
  });

  it('is decided once by two officers who say the same at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => set()));
    expect(await recorded()).toHaveLength(1);
  });

  it('stays as it was when it cannot be recorded', async () => {
    await api.db.query(`create function refuse_audit() returns trigger language plpgsql as
        $$ begin raise exception 'the disk is full'; end $$;
      create trigger refuse_audit before insert on audit_record
        for each row execute function refuse_audit()`);
    expect(await set()).toEqual({ refused: 'INTERNAL' });
    const [row] = await api.db.query('select sharing_authorised from enterprise where uscc = $1', [TENCENT]);
    expect(row).toEqual({ sharing_authorised: false });
    expect((await changesOf(TENCENT)).length).toBe(1);
  });
});
