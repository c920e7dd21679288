/** Parts and their whole: a part above it, parts that add up to more, or, where they are all, to less. */
import { bilingual } from '../bilingual';
import { ZERO } from '../decimal';
import { finding, grouped, isToBeReached, listed, momentOf, numberOf, quote } from './statements';
import type { Finding, Question, Rule, Statement } from './terms';

interface Group {
  readonly whole: Statement;
  readonly parts: readonly Statement[];
  /** The catalogue knows that there are no others. */
  readonly complete: boolean;
}

/** 其中: parts that one clause names together are one way of dividing the whole. */
function namedParts({ statements, relations }: Question): Group[] {
  const known = new Set(
    relations.flatMap((one) => (one.kind === 'PARTS_OF' ? one.parts.map((part) => `${one.of} ${part}`) : [])),
  );
  const byKey = new Map(statements.map((one) => [one.key, one]));
  const parts = statements.filter((one) => {
    const whole = one.partOf === null ? undefined : byKey.get(one.partOf);
    return whole && momentOf(whole) === momentOf(one) && !known.has(`${whole.indicator} ${one.indicator}`);
  });
  return [...grouped(parts, ({ partOf, clause }) => `${partOf} ${clause}`).values()].flatMap((group) => {
    const whole = byKey.get(group[0]?.partOf ?? '');
    return whole ? [{ whole, parts: group, complete: false }] : [];
  });
}

function knownParts({ statements, relations }: Question): Group[] {
  return relations.flatMap((relation) => {
    if (relation.kind !== 'PARTS_OF') return [];
    return statements
      .filter((one) => one.indicator === relation.of)
      .map((whole) => {
        const beside = statements.filter(
          (one) => one.region === whole.region && momentOf(one) === momentOf(whole),
        );
        const parts = relation.parts.flatMap(
          (code) => beside.find(({ indicator }) => indicator === code) ?? [],
        );
        return { whole, parts, complete: parts.length === relation.parts.length };
      });
  });
}

function aboveWhole({ whole, parts }: Group): Finding[] {
  return parts
    .filter((part) => part.value.gt(whole.value))
    .map((part) => {
      const [inner, outer] = [quote(part), quote(whole)];
      return finding({
        ...{ kind: 'PART_ABOVE_WHOLE', severity: 'CONTRADICTION', statements: [part, whole] },
        explanation: bilingual(
          `${inner.zh}是${outer.zh}的一部分，却比总数大。`,
          `${inner.en} is a part of ${outer.en}, and yet it is larger.`,
        ),
      });
    });
}

function sumAgainstWhole({ whole, parts, complete }: Group): Finding[] {
  const sum = parts.reduce((total, { value }) => total.plus(value), ZERO);
  const [more, less] = [sum.gt(whole.value), complete && sum.lt(whole.value)];
  if (parts.length < 2 || !(more || less)) return [];
  const [names, outer] = [listed(parts.map(quote)), quote(whole)];
  const total = numberOf({ value: sum, unit: whole.unit });
  return [
    finding({
      ...{ kind: 'PARTS_AGAINST_WHOLE', severity: 'CONTRADICTION', statements: [whole, ...parts] },
      explanation: bilingual(
        `${names.zh}合计${total.zh}，${more ? '超过' : '不足'}总数${outer.zh}。`,
        `${names.en} add up to ${total.en}, ${more ? 'more' : 'less'} than the whole, ${outer.en}.`,
      ),
    }),
  ];
}

export const partsAndWhole: Rule = (question) =>
  [...knownParts(question), ...namedParts(question)]
    .filter(({ whole, parts }) => [whole, ...parts].every(isToBeReached))
    .flatMap((group) => {
      const above = aboveWhole(group);
      return above.length > 0 ? above : sumAgainstWhole(group);
    });
