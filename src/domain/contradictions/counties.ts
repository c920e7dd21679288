/** What a city promises against what its counties promise of the same. */
import { bilingual } from '../bilingual';
import { ZERO } from '../decimal';
import { finding, grouped, isToBeReached, listed, momentOf, numberOf, quote } from './statements';
import type { Finding, Question, Rule, Statement } from './terms';

/** Shares and rates of counties do not add up to that of their city. */
const addsUp = ({ measure, basis }: Statement) =>
  (measure === 'STOCK' || measure === 'FLOW') && basis !== 'GROWTH' && basis !== 'MILESTONE';

function judge(city: Statement, counties: readonly Statement[], isAll: boolean): Finding | null {
  const sum = counties.reduce((total, { value }) => total.plus(value), ZERO);
  const [own, theirs] = [quote(city), listed(counties.map(quote))];
  const total = numberOf({ value: sum, unit: city.unit });
  const statements = [city, ...counties];
  const above = counties.find((county) => county.value.gt(city.value));
  if (above) {
    const [inner] = [quote(above)];
    return finding({
      ...{ kind: 'CITY_AGAINST_COUNTIES', severity: 'CONTRADICTION', statements: [city, above] },
      explanation: bilingual(
        `下级${inner.zh}比上级全域的${own.zh}还大。`,
        `A division promises more than the whole it lies in: ${inner.en} against ${own.en}.`,
      ),
    });
  }
  if (sum.gt(city.value)) {
    return finding({
      ...{ kind: 'CITY_AGAINST_COUNTIES', severity: 'TENSION', statements },
      explanation: bilingual(
        `所辖各地${theirs.zh}合计${total.zh}，高于全域的${own.zh}：各地都做到时，上级的数没有意义。`,
        `The divisions together promise ${total.en} (${theirs.en}), more than ${own.en}: ` +
          'when all keep it, the number of the whole says nothing.',
      ),
    });
  }
  if (!isAll || !sum.lt(city.value)) return null;
  return finding({
    ...{ kind: 'CITY_AGAINST_COUNTIES', severity: 'TENSION', statements },
    explanation: bilingual(
      `所辖各地都定了数，合计${total.zh}（${theirs.zh}），达不到全域的${own.zh}：差额没有着落。`,
      `All divisions have a number, ${total.en} together (${theirs.en}), which does not reach ${own.en}.`,
    ),
  });
}

function judgeOne(city: Statement, alike: readonly Statement[], { divisionsOf }: Question): Finding[] {
  const below = divisionsOf(city.region);
  const counties = below.flatMap((code) => alike.find(({ region }) => region === code) ?? []);
  if (counties.length === 0) return [];
  return [judge(city, counties, counties.length === below.length)].flatMap((found) => found ?? []);
}

export const cityAgainstCounties: Rule = (question) => {
  const counted = question.statements.filter((one) => addsUp(one) && isToBeReached(one));
  return [...grouped(counted, (one) => `${one.indicator} ${momentOf(one)}`).values()]
    .filter((alike) => alike.length > 1)
    .flatMap((alike) => alike.flatMap((city) => judgeOne(city, alike, question)));
};
