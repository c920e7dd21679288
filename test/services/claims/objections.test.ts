import type { Database } from '../../../src/db/database';
import { refuseClaim } from '../../../src/services/claims/end-claim';
import { recordObjection, settleObjection } from '../../../src/services/claims/objections';
import { advanced, bodyOffice, filed, freshKey, lend, plantCounty, speak } from '../../support/claims';
import { openTestDatabase } from '../../support/database';
import { type Refuses, refusesWithoutATrace } from '../../support/refusals';

const LOADING_MS = 60_000;

describe('objections during the public notice', () => {
  let db: Database;

  beforeAll(async () => {
    db = await openTestDatabase();
    await plantCounty(db);
  }, LOADING_MS);
  afterAll(() => db.close());

  const refused: Refuses = (work, ...codes) => refusesWithoutATrace(db, work, ...codes);
  const office = (on: string, body = 'poverty-office') => bodyOffice(db, body, on);
  const object = (id: string, raisedOn: string, more = {}, by = office('2019-04-20')) =>
    recordObjection(
      by,
      { claimId: id, objector: '村民', objection: '贷款用途不实', raisedOn, ...more },
      freshKey(),
    );
  const settle = (id: string, outcome: 'SETTLED' | 'UPHELD', reason = '已核实', by = office('2019-04-20')) =>
    settleObjection(by, { id, outcome, reason }, freshKey());
  const raised = async (id: string) => {
    const result = await object(id, '2019-04-18');
    if ('refusals' in result) throw new Error(JSON.stringify(result.refusals));
    return result.answer.objectionId;
  };

  it('are taken while the notice runs, from the body that posted it', async () => {
    const id = await filed(db, await lend(db));
    await refused(() => object(id, '2019-04-18'), 'NOT_ON_NOTICE');
    await advanced(db, id, 'CONFIRM');
    await refused(() => object(id, '2019-04-14'), 'OBJECTION_OUTSIDE_NOTICE');
    await refused(() => object(id, '2019-04-21'), 'OBJECTION_OUTSIDE_NOTICE');
    await refused(() => object(id, '2019-04-23', {}, office('2019-04-23')), 'OBJECTION_OUTSIDE_NOTICE');
    await refused(() => object(id, '2019-04-18', { objector: ' ' }), 'OBJECTION_MISSING');
    await refused(() => object(id, '2019-04-18', {}, office('2019-04-20', 'county-pbc')), 'NOT_YOUR_BODY');
    const objection = await raised(id);
    await refused(
      () => speak(db, id, ['CONFIRM', 'county-pbc', '2019-04-23']),
      ['OBJECTIONS_OPEN', '第二十条(三)'],
    );
    await refused(() => settle(objection, 'SETTLED', ''), 'REASON_MISSING');
    await refused(
      () => settle(objection, 'SETTLED', 'x', office('2019-04-20', 'county-pbc')),
      'NOT_YOUR_BODY',
    );
    await refused(() => settle('x', 'SETTLED'), 'UNKNOWN_OBJECTION');
    expect(await settle(objection, 'SETTLED')).toHaveProperty('answer');
    await refused(() => settle(objection, 'UPHELD'), 'SETTLED_ALREADY');
    expect(await speak(db, id, ['CONFIRM', 'county-pbc', '2019-04-23'])).toHaveProperty('answer');
  });

  it('that are upheld end in a refusal only, even while the notice runs', async () => {
    const id = await filed(db, await lend(db));
    await advanced(db, id, 'CONFIRM');
    const refuse = (ground: string) =>
      refuseClaim(office('2019-04-21'), { id, ground, reason: '贷款用途不实' }, freshKey());
    await refused(() => refuse('OBJECTION_UPHELD'), 'NO_OBJECTION_UPHELD');
    await settle(await raised(id), 'UPHELD');
    await refused(() => speak(db, id, ['CONFIRM', 'county-pbc', '2019-04-23']), 'OBJECTION_STANDS');
    expect(await refuse('OBJECTION_UPHELD')).toEqual({ answer: { claimId: id } });
  });
});
