/** Persons in the database: sealed, one a number, whoever brings them and however many at once. */
import type { Database } from '../../../src/db/database';
import { makeIdNumber } from '../../../src/domain/identifiers/id-number';
import type { PersonRequest } from '../../../src/domain/persons/person-request';
import { createSealer } from '../../../src/services/access/sealer';
import { personBirths } from '../../../src/services/persons/person-birth';
import {
  type RecordedPerson,
  recordPerson,
  recordPersons,
} from '../../../src/services/persons/record-persons';
import { openTestDatabase } from '../../support/database';
import { insertRegion } from '../../support/factories';
import { TEST_SEALER } from '../../support/test-sealer';

const DOER = { actor: 'key:bank', actorName: 'Bank', now: new Date('2019-06-30T04:00:00Z') };
const ZHANG: PersonRequest = {
  ...{ name: '张三丰', idNumber: makeIdNumber('410621', '1955-02-28', 17) },
  ...{ phone: '13812345678', regionCode: '410621' },
};

const idOf = (recorded: RecordedPerson | undefined) => (recorded as { personId: string }).personId;
const codesOf = (recorded: RecordedPerson | undefined) =>
  recorded && 'refusals' in recorded ? recorded.refusals.map(({ code }) => code) : [];

describe('recording natural persons', () => {
  let db: Database;

  beforeEach(async () => {
    db = await openTestDatabase();
    await insertRegion(db, { code: '410621', level: 'COUNTY' });
  });
  afterEach(() => db.close());

  const record = (request: PersonRequest, sealer = TEST_SEALER) =>
    db.transaction((tx) => recordPerson(tx, sealer, request, DOER));
  const rows = () => db.query<Record<string, string>>('select * from person order by recorded_at');

  it('keeps everything that tells who it is sealed', async () => {
    const personId = idOf(await record(ZHANG));
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id: personId, region_code: '410621', recorded_by: 'key:bank' });
    expect(TEST_SEALER.unseal(row?.id_number_sealed as string)).toBe(ZHANG.idNumber);
    expect(row?.id_number_print).toBe(TEST_SEALER.fingerprint(ZHANG.idNumber));
    for (const text of [ZHANG.name, ZHANG.idNumber, '13812345678', '1955', '550228']) {
      expect(JSON.stringify({ ...row, id: '', recorded_at: '' })).not.toContain(text);
    }
    expect(await db.query('select from audit_record')).toEqual([]);
  });

  it('takes the same number for the same person, and another name for none', async () => {
    const personId = idOf(await record(ZHANG));
    expect(idOf(await record({ ...ZHANG, name: ' 张三 丰', idNumber: ` ${ZHANG.idNumber}` }))).toBe(personId);
    expect(codesOf(await record({ ...ZHANG, name: '李四' }))).toEqual(['PERSON_NAME_DIFFERS']);
    expect(await rows()).toHaveLength(1);
  });

  it('knows a person again who was sealed with an older key', async () => {
    const personId = idOf(await record(ZHANG));
    const turned = createSealer([Buffer.alloc(32, 8), Buffer.alloc(32, 7)]);
    expect(idOf(await record(ZHANG, turned))).toBe(personId);
    expect(codesOf(await record({ ...ZHANG, name: '李四' }, turned))).toEqual(['PERSON_NAME_DIFFERS']);
    expect(await rows()).toHaveLength(1);
  });

  it('answers many in their order, the bad ones with their refusals', async () => {
    const number = (order: number) => makeIdNumber('410621', '1960-05-01', order);
    const answers = await db.transaction((tx) =>
      recordPersons(
        tx,
        TEST_SEALER,
        [
          { ...ZHANG, idNumber: number(1) },
          { ...ZHANG, idNumber: number(2), regionCode: '999999' },
          { ...ZHANG, idNumber: '110105194912310021' },
          { ...ZHANG, idNumber: number(3), phone: null },
          { ...ZHANG, idNumber: number(1) },
          { ...ZHANG, idNumber: number(1), name: '李四' },
        ],
        DOER,
      ),
    );
    expect(answers.map(codesOf)).toEqual([
      ...[[], ['PERSON_REGION_UNKNOWN'], ['ID_NUMBER_BAD'], [], [], ['PERSON_NAME_DIFFERS']],
    ]);
    expect(idOf(answers[0])).toBe(idOf(answers[4]));
    expect(await rows()).toHaveLength(2);
  });

  it('makes one person of a number that comes sixteen times at once, in any order among others', async () => {
    const people = Array.from({ length: 16 }, (_, at) => ({
      ...ZHANG,
      idNumber: makeIdNumber('410621', '1960-05-01', at),
    }));
    const answers = await Promise.all(
      people.map((_, at) =>
        db.transaction((tx) =>
          recordPersons(tx, TEST_SEALER, [...people.slice(at), ...people.slice(0, at)], DOER),
        ),
      ),
    );
    const ids = answers.map((answer) => new Set(answer.map(idOf)));
    expect(await rows()).toHaveLength(16);
    for (const set of ids) expect(set).toEqual(ids[0]);
  });

  it('tells the day of birth for rules on age', async () => {
    const personId = idOf(await record(ZHANG));
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect([...(await personBirths(db, TEST_SEALER, [nobody, personId]))]).toEqual([
      [personId, '1955-02-28'],
    ]);
    const other = createSealer([Buffer.alloc(32, 9)]);
    await expect(personBirths(db, other, [personId])).rejects.toThrow(
      expect.objectContaining({ code: 'ENCRYPTION_KEY_MISSING' }),
    );
  });

  it('cannot keep a number twice, nor one without its fingerprint, whatever code does', async () => {
    await record(ZHANG);
    const [row] = await rows();
    const put = (number: string) =>
      db.query(
        `insert into person (name_sealed, id_number_sealed, region_code, recorded_at, recorded_by)
         values ('x', $1, '410621', now(), 'test')`,
        [number],
      );
    await expect(put(row?.id_number_sealed as string)).rejects.toMatchObject({ code: '23505' });
    await expect(put(ZHANG.idNumber)).rejects.toMatchObject({ code: '23514' });
  });
});
