/** A narrower thing that is promised as much as the wider one that it lies in, or more. */
import { bilingual } from '../bilingual';
import { finding, isToBeReached, momentOf, quote } from './statements';
import type { Finding, Rule, Statement } from './terms';

function compare(narrow: Statement, wide: Statement): Finding | null {
  const [inner, outer] = [quote(narrow), quote(wide)];
  if (narrow.value.lt(wide.value)) return null;
  if (narrow.value.gt(wide.value)) {
    return finding({
      ...{ kind: 'PART_ABOVE_WHOLE', severity: 'CONTRADICTION', statements: [narrow, wide] },
      explanation: bilingual(
        `${inner.zh}所指的范围包含在${outer.zh}之内，数却比后者大。`,
        `What ${inner.en} counts lies within what ${outer.en} counts, and yet its number is the larger one.`,
      ),
    });
  }
  return finding({
    ...{ kind: 'SCOPES_DIFFER', severity: 'TENSION', statements: [narrow, wide] },
    explanation: bilingual(
      `${inner.zh}（${narrow.name.zh}）与${outer.zh}（${wide.name.zh}）数相同而范围不同：` +
        '前者包含在后者之内，做到前者就必然做到后者，二者不会都是本意。',
      `${inner.en} and ${outer.en} state the same number for different scopes: the first lies within the ` +
        'second, so that whoever keeps the first has kept the second; hardly both are meant.',
    ),
  });
}

export const scopes: Rule = ({ statements, relations }) =>
  relations.flatMap((relation) => {
    if (relation.kind !== 'NARROWER_THAN') return [];
    const wide = statements.filter((one) => one.indicator === relation.of && isToBeReached(one));
    return statements
      .filter((one) => one.indicator === relation.indicator && isToBeReached(one))
      .flatMap((narrow) => {
        const other = wide.find((one) => one.region === narrow.region && momentOf(one) === momentOf(narrow));
        return (other && compare(narrow, other)) ?? [];
      });
  });
