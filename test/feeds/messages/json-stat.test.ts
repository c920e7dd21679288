import { definitionOf, type Outcome, readAll, sourceOf } from '../support/reading';
import { seedVocabulary } from '../support/vocabulary';

const vocabulary = seedVocabulary();
const feed = (more = '') =>
  definitionOf(`slug: cubes
nameZh: 统计立方体
nameEn: Cubes
format: json-stat
indicators:
  POP: { code: population-midyear }
  RATE: { code: rnd-share-gdp }
${more}`);
const read = (message: string | object, definition = feed()) =>
  readAll(sourceOf(typeof message === 'string' ? message : JSON.stringify(message)), definition, vocabulary);

const facts = ({ rows }: Outcome) =>
  rows.map((row) =>
    [
      row.indicatorCode,
      row.regionCode,
      row.period.text,
      row.value ?? row.missingReason,
      row.published,
      row.unit,
      row.status,
    ].join(' '),
  );

const DIMENSIONS = {
  area: { category: { index: { 410600: 1, 620921: 0 }, label: { 410600: '鹤壁市', 620921: '金塔县' } } },
  year: { category: { index: ['2023', '2024'] } },
  what: {
    category: {
      label: { POP: '人口' },
      unit: { POP: { label: 'thousands', base: '人', decimals: 1, multiplier: 3 } },
    },
  },
};
const ROLE = { time: ['year'], geo: ['area'], metric: ['what'] };
const ID = ['what', 'area', 'year'];
const SIZE = [1, 2, 2];
const dataset = (more: object) => ({
  version: '2.0',
  class: 'dataset',
  id: ID,
  size: SIZE,
  role: ROLE,
  dimension: DIMENSIONS,
  ...more,
});

const FOUR = [
  'population-midyear 620921 2023 148000 148.0 PERSON A',
  'population-midyear 620921 2024 NOT_PUBLISHED  PERSON O',
  'population-midyear 410600 2023 1570100 1570.1 PERSON A',
  'population-midyear 410600 2024 1562000 1562.0 PERSON A',
];

describe('JSON-stat', () => {
  it('is a cube in row-major order, its units multiplied and its decimals printed', async () => {
    const outcome = await read(dataset({ value: [148, null, 1570.1, 1562] }));
    expect(outcome.problems).toEqual([]);
    expect(facts(outcome)).toEqual(FOUR);
    expect(outcome.rows[2]).toMatchObject({ line: 3, column: 'value[2]' });
  });

  it('says the same as version 1, alone or in a bundle, as a sparse object, and in a collection', async () => {
    const dimension = { ...DIMENSIONS, id: ID, size: SIZE, role: ROLE };
    const first = { people: { value: [148, null, 1570.1, 1562], dimension } };
    expect(facts(await read(first))).toEqual(FOUR);
    const sparse = dataset({ value: { 0: 148, 1: null, 2: 1570.1, 3: 1562 } });
    expect(facts(await read(sparse))).toEqual(FOUR);
    const collection = { class: 'collection', link: { item: [{ href: 'https://example.org' }, sparse] } };
    const outcome = await read(collection);
    expect(facts(outcome)).toEqual(FOUR);
    expect(outcome.rows[0]?.column).toBe('link.item[1].value[0]');
  });

  it('leaves alone the cells that a sparse object does not name', async () => {
    expect(facts(await read(dataset({ value: { 3: 1562 } })))).toEqual(FOUR.slice(3));
  });

  it.each([
    ['one text for all', 'P', ['P', 'M', 'P', 'P']],
    ['a list of one', ['E'], ['E', 'M', 'E', 'E']],
    ['a list', ['A', 'L', 'P', 'E'], ['A', 'L', 'P', 'E']],
    ['an object', { 1: 'Q', 2: 'p' }, ['A', 'Q', 'P', 'A']],
  ])('takes statuses as %s', async (_, status, expected) => {
    const definition = feed('statuses: { p: P }');
    const message = dataset({ value: [1, null, 3, 4], status });
    const found = (await read(message, definition)).rows.map((row) => row.status);
    expect(found).toEqual(expected.map((letter) => (letter === 'M' ? 'O' : letter)));
  });

  it('keeps every digit of its numbers', async () => {
    const text = JSON.stringify(dataset({ value: ['NUMBER', null, null, null] })).replace(
      '"NUMBER"',
      '123456789012345.678',
    );
    expect((await read(text)).rows[0]).toMatchObject({
      value: '123456789012345678',
      published: '123456789012345.678',
    });
  });

  it('is dated by updated where the feed says so', async () => {
    const message = dataset({ value: [1, 2, 3, 4], updated: '2026-03-04T05:06:07Z' });
    const outcome = await read(message, feed('publishedAt: column'));
    expect(outcome.rows[0]?.publishedOn).toBe('2026-03-04');
  });

  it('may leave to the feed what it does not say', async () => {
    const { year: _, ...dimension } = DIMENSIONS;
    const message = dataset({
      id: ['what', 'area'],
      size: [1, 2],
      role: { geo: ['area'], metric: ['what'] },
      dimension,
      value: [1, 2],
    });
    const outcome = await read(message, feed('message: { given: { time: "2020" } }'));
    expect(facts(outcome).map((fact) => fact.split(' ').slice(1, 3))).toEqual([
      ['620921', '2020'],
      ['410600', '2020'],
    ]);
  });
});
