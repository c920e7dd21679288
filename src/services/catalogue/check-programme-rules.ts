/** Rules of a programme: their parameters fit their kind and name bodies that are there. */
import { z } from 'zod';
import { HUNDRED, ZERO } from '../../domain/decimal';
import { amountIn, decimalOf, fieldsOf, listOf, textOf } from '../../domain/programmes/fields';
import { type EvaluatedKindName, ruleKind } from '../../domain/programmes/rule-kinds';
import { isEvaluated } from '../../domain/programmes/rule-kinds/rule-kind';
import { BODY_FIELDS } from '../../domain/programmes/stated-words';
import { FUND_BODY } from '../../domain/programmes/terms';
import type { ProgrammeFact } from './catalogue';
import { checkWhatRulesSay } from './check-what-rules-say';
import type { Checking } from './checking';
import { type Placed, readFact } from './placed-facts';
import type { Bodies } from './programme-bodies';
import { unitFactors } from './programme-data';
import type { ProgrammeRuleFact } from './programme-schema';
import { RULE_PARAMETERS } from './rule-parameters';

type Rule = Placed<ProgrammeRuleFact>;

export function checkProgrammeRules(programme: ProgrammeFact, bodies: Bodies, checking: Checking): void {
  for (const rule of programme.rules) {
    checking.declarations.refer('unit', rule.unit, rule.place, ['unit']);
    if (rule.value != null && rule.unit === undefined) {
      checking.mistakes.add(rule.place, ['value'], '有数值须有单位', 'a value needs its unit');
    }
    checkShape(rule, checking);
    checkBodiesOf(rule, bodies);
    checkShares(rule, programme, bodies, checking);
    checkBand(rule, checking);
    checkLists(rule, checking);
  }
  checkWhatRulesSay(programme, checking);
}

function checkShape(rule: Rule, { mistakes }: Checking): void {
  const kind = ruleKind(rule.kind);
  if (!kind || !isEvaluated(kind)) return;
  const shape = RULE_PARAMETERS[rule.kind as EvaluatedKindName];
  readFact(z.object({ parameters: shape }), { parameters: rule.parameters ?? {} }, rule.place, mistakes);
}

function checkBodiesOf({ parameters = {}, place }: Rule, bodies: Bodies): void {
  for (const field of BODY_FIELDS) {
    const value = parameters[field];
    if (typeof value === 'string') bodies.refer(value, place, ['parameters', field]);
    listOf(value).forEach((body, at) => {
      if (typeof body === 'string') bodies.refer(body, place, ['parameters', field, at]);
    });
  }
}

/** Shares that all carry a number leave nothing of a loss over, and no part of it to nobody. */
function checkShares(
  rule: Rule,
  { bodies: all, fund }: ProgrammeFact,
  bodies: Bodies,
  checking: Checking,
): void {
  const { place, parameters = {} } = rule;
  const units = unitFactors(checking.facts.units);
  const shares = listOf(parameters.shares).map(fieldsOf);
  const at = (nth: number) => ['parameters', 'shares', nth, 'body'];
  shares.forEach(({ body: named }, nth) => {
    const slug = textOf(named) ?? '';
    if (slug === FUND_BODY) {
      if (!fund) checking.mistakes.add(place, at(nth), '本项目没有资金', 'the programme has no fund');
    } else if (bodies.refer(slug, place, at(nth)) && !all.find((body) => body.slug === slug)?.bearer) {
      const [zh, en] = [
        `机构 ${slug} 未写承担哪一份损失（bearer）`,
        `the body ${slug} bears no part of a loss (bearer)`,
      ];
      checking.mistakes.add(place, at(nth), zh, en);
    }
  });
  const percents = shares.map((share) => amountIn('PERCENT', share, units));
  if (shares.length === 0 || percents.some((percent) => percent === null)) return;
  const sum = percents.reduce((before, percent) => before?.plus(percent ?? ZERO) ?? null, ZERO);
  if (sum?.equals(HUNDRED)) return;
  const [zh, en] = [`分担比例合计 ${sum}%，不是100%`, `the shares sum to ${sum} percent, not to 100`];
  checking.mistakes.add(place, ['parameters', 'shares'], zh, en);
}

function checkBand({ place, parameters = {} }: Rule, { mistakes }: Checking): void {
  const [min, max] = [decimalOf(parameters.min), decimalOf(parameters.max)];
  if (!min || !max || (min.gt(ZERO) && min.lt(max))) return;
  const [zh, en] = ['区间下限须大于零且小于上限', 'a band needs a lower end above 0 and below its upper end'];
  mistakes.add(place, ['parameters', 'min'], zh, en);
}

/** What a rule lists in one language it lists in the other, entry by entry. */
function checkLists({ place, parameters = {} }: Rule, { mistakes }: Checking): void {
  for (const field of Object.keys(parameters)) {
    if (!/(Zh|En)$/.test(field)) continue;
    const other = field.endsWith('Zh') ? field.replace(/Zh$/, 'En') : field.replace(/En$/, 'Zh');
    if (parameters[other] === undefined) {
      mistakes.add(place, ['parameters', field], `缺少对应的 ${other}`, `lacks its counterpart ${other}`);
    } else if (
      field.endsWith('Zh') &&
      listOf(parameters[field]).length !== listOf(parameters[other]).length
    ) {
      const [zh, en] = [`与 ${other} 条数不同`, `has not as many entries as ${other}`];
      mistakes.add(place, ['parameters', field], zh, en);
    }
  }
}
