import { CASES } from '../../cases/sdmx';
import { codesOf, definitionOf, readAll, sourceOf } from '../../support/reading';
import { seedVocabulary } from '../../support/vocabulary';

const vocabulary = seedVocabulary();

describe('a message of SDMX that is not right', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, { feed, bytes, codes, rows }) => {
    const outcome = await readAll(sourceOf(bytes(), 10_000), definitionOf(feed), vocabulary);
    expect(codesOf(outcome)).toEqual(codes);
    for (const { messageZh, messageEn } of outcome.problems) {
      expect(messageZh).toMatch(/\p{Script=Han}/u);
      expect(`${messageZh}${messageEn}`).not.toMatch(/\{\w+\}|\0|\p{Surrogate}/u);
    }
    if (outcome.problems.some(({ severity }) => severity === 'FATAL')) return;
    expect(outcome.rows.length - outcome.withdrawn.length).toBe(rows);
  });
});
