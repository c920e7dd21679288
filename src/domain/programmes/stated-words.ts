/** What a rule states, in words: its number with its unit, shares, bands, bodies and lists. */
import { type Bilingual, bilingual } from '../bilingual';
import { percentWords, yuanWords } from './amount-words';
import { amountIn, decimalOf, type Fields, fieldsOf, listOf, textOf, textsOf } from './fields';
import type { ProgrammeData, RuleData, UnitFactors, UnitNames } from './programme-data';
import { readBodies } from './read-head';
import { FUND_BODY } from './terms';

interface Units {
  readonly units: UnitFactors;
  readonly unitNames: UnitNames;
}

const joined = (parts: readonly Bilingual[], zh = '、', en = ', '): Bilingual =>
  bilingual(parts.map((part) => part.zh).join(zh), parts.map((part) => part.en).join(en));

/** Units have their names in the plural. */
const english = (value: string, name: string) => (value === '1' ? name.replace(/s$/, '') : name);

function amountWords(amount: Fields, { units, unitNames }: Units): Bilingual | null {
  const [value, unit] = [textOf(amount.value), textOf(amount.unit) ?? ''];
  const name = unitNames.get(unit);
  if (value === null || !name) return null;
  const yuan = amountIn('CNY', amount, units);
  if (yuan) return yuanWords(yuan);
  if (unit === 'PERCENT') return bilingual(`${value}%`, `${value}%`);
  if (unit === 'MULTIPLE') return bilingual(`${value}倍`, `${value} times`);
  return bilingual(`${value}${name.nameZh}`, `${value} ${english(value, name.nameEn)}`);
}

/** Fields of parameters that hold bodies of the programme, in the order they are told. */
export const BODY_FIELDS = [
  ...['body', 'bodies', 'members', 'path', 'reviewers', 'approver', 'filedWith', 'parties', 'beneficiaries'],
  ...['payer', 'holders', 'collector', 'held', 'guarantor', 'sharedWith'],
] as const;

type BodyName = (slug: string) => Bilingual;

const bodyNames = ({ content }: ProgrammeData): BodyName => {
  const names = new Map(
    readBodies(content).map(({ slug, nameZh, nameEn }) => [slug, bilingual(nameZh, nameEn)]),
  );
  const fund = bilingual('补偿金', 'the fund');
  return (slug) => (slug === FUND_BODY ? fund : (names.get(slug) ?? bilingual(slug, slug)));
};

function bodyWords(parameters: Fields, nameOf: BodyName): readonly Bilingual[] {
  return BODY_FIELDS.flatMap((field) => {
    const value = parameters[field];
    const slugs = typeof value === 'string' ? [value] : textsOf(value);
    if (slugs.length === 0) return [];
    const names = slugs.map(nameOf);
    return [field === 'path' ? joined(names, '→', ' → ') : joined(names)];
  });
}

function shareWords(parameters: Fields, nameOf: BodyName, units: Units): readonly Bilingual[] {
  const shares = listOf(parameters.shares).map(fieldsOf);
  if (shares.length === 0) return [];
  const each = shares.map((share) => {
    const [name, percent] = [nameOf(textOf(share.body) ?? ''), amountIn('PERCENT', share, units.units)];
    if (percent)
      return bilingual(`${name.zh}${percentWords(percent)}`, `${name.en} ${percentWords(percent)}`);
    return share.by === undefined
      ? name
      : bilingual(`${name.zh}按承保比例`, `${name.en} by the insured share`);
  });
  return [joined(each)];
}

function bandWords({ min, max }: Fields): readonly Bilingual[] {
  const [from, to] = [decimalOf(min), decimalOf(max)];
  return from && to ? [bilingual(`${from}%—${to}%`, `${from}% to ${to}%`)] : [];
}

/** Amounts under a name of their own, such as the limit for each household. */
function innerAmounts(parameters: Fields, units: Units): readonly Bilingual[] {
  return Object.values(parameters).flatMap((value) => {
    const amount = fieldsOf(value);
    const words = amountWords(amount, units);
    if (!words) return [];
    const printed = textOf(amount.statedText);
    return [printed === null ? words : bilingual(`${words.zh}（“${printed}”）`, words.en)];
  });
}

function listWords(parameters: Fields): readonly Bilingual[] {
  return Object.keys(parameters).flatMap((field) => {
    if (!field.endsWith('Zh')) return [];
    const [zh, en] = [parameters[field], parameters[field.replace(/Zh$/, 'En')]];
    if (typeof zh === 'string') return [bilingual(zh, textOf(en) ?? zh)];
    return [bilingual(textsOf(zh).join('、'), textsOf(en).join(', '))];
  });
}

export function statedIn(rule: RuleData, programme: ProgrammeData, units: Units): Bilingual | null {
  const { content } = rule;
  const [parameters, nameOf] = [fieldsOf(content.parameters), bodyNames(programme)];
  const number = amountWords(fieldsOf(content), units);
  const printed = content.statedText;
  const own =
    printed === undefined ? number : bilingual(`${number?.zh ?? ''}（“${printed}”）`, number?.en ?? printed);
  const parts = [
    ...(own ? [own] : []),
    ...bandWords(parameters),
    ...shareWords(parameters, nameOf, units),
    ...innerAmounts(parameters, units),
    ...bodyWords(parameters, nameOf),
    ...listWords(parameters),
  ];
  return parts.length === 0 ? null : joined(parts, '；', '; ');
}
