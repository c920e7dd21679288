/** What is told of a natural person: taken in one form, or refused without repeating it. */
import fc from 'fast-check';
import { checkPerson, isSameName, plainName } from '../../../src/domain/persons/person-request';

const TODAY = '2019-06-30';
const SOUND = { name: '张三丰', idNumber: '11010519491231002X', phone: '13812345678', regionCode: '410621' };

const codesOf = (given: Partial<typeof SOUND>) => {
  const checked = checkPerson({ ...SOUND, ...given }, TODAY);
  return 'refusals' in checked ? checked.refusals.map(({ code }) => code) : [];
};

describe('a natural person', () => {
  it('is kept in one form', () => {
    expect(
      checkPerson({ ...SOUND, name: ' 张 三丰 ', idNumber: '11010519491231002x ', phone: ' ' }, TODAY),
    ).toEqual({ ...SOUND, phone: null });
  });

  it.each([
    [{ name: '' }, 'PERSON_NAME_BAD'],
    [{ name: '张' }, 'PERSON_NAME_BAD'],
    [{ name: '张3' }, 'PERSON_NAME_BAD'],
    [{ name: '张\u0000三' }, 'PERSON_NAME_BAD'],
    [{ name: '张'.repeat(51) }, 'PERSON_NAME_BAD'],
    [{ idNumber: '110105491231002' }, 'ID_NUMBER_BAD'],
    [{ phone: '12345' }, 'PHONE_BAD'],
    [{ phone: '1381234567890123' }, 'PHONE_BAD'],
    [{ phone: '转 李四 13812345678' }, 'PHONE_BAD'],
  ])('is refused with %j: %s', (given, code) => expect(codesOf(given)).toEqual([code]));

  it('is told everything that is wrong at once, and in words without what was typed', () => {
    const checked = checkPerson({ ...SOUND, name: '12', idNumber: '110105194912310021', phone: 'x' }, TODAY);
    const refusals = 'refusals' in checked ? checked.refusals : [];
    expect(refusals.map(({ code }) => code)).toEqual(['PERSON_NAME_BAD', 'ID_NUMBER_BAD', 'PHONE_BAD']);
    expect(refusals[1]).toMatchObject({
      ...{ field: ['person', 'idNumber'], messageZh: '居民身份证号码校验位不符', clause: null },
      messageEn: 'The resident identity number fails its check digit',
    });
    expect(JSON.stringify(refusals)).not.toContain('110105194912310021');
  });

  it.each([
    ['买买提·吐尔逊', '买买提•吐尔逊', true],
    ['买买提·吐尔逊', '买买提．吐尔逊', true],
    ['张三', '张　三', true],
    ['Ana  Maria', 'ANA MARIA', true],
    ['张三', '张三丰', false],
    ['Ana Maria', 'Anamaria', false],
  ])('called %s is the one called %s: %s', (one, other, same) => expect(isSameName(one, other)).toBe(same));

  it('has one form of its name only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(plainName(plainName(text))).toBe(plainName(text));
      }),
    );
  });
});
