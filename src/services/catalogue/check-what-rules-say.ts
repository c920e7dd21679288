/** What rules say can be read: a number, or the gap; of two on one thing, the one that is followed. */
import type { RuleData } from '../../domain/programmes/programme-data';
import { readingOf, whatRuleSays } from '../../domain/programmes/read-terms';
import type { Said } from '../../domain/programmes/rule-kinds/rule-kind';
import { isTerm, type Term } from '../../domain/programmes/terms';
import type { ProgrammeFact } from './catalogue';
import type { Checking } from './checking';
import type { Placed } from './placed-facts';
import { programmeDataOf, unitFactors } from './programme-data';
import type { ProgrammeRuleFact } from './programme-schema';

/** Terms of which a programme has one, by where they go. */
function singleTerms(said: Said): ReadonlyMap<string, Term<unknown>> {
  const terms = new Map<string, Term<unknown>>();
  for (const [slot, value] of Object.entries(said)) {
    if (isTerm(value)) terms.set(slot, value);
    else if (!Array.isArray(value)) {
      for (const [borrower, term] of Object.entries(value ?? {})) {
        if (isTerm(term)) terms.set(`${slot}.${borrower}`, term);
      }
    }
  }
  return terms;
}

const allTerms = (said: Said): readonly Term<unknown>[] => [
  ...singleTerms(said).values(),
  ...Object.values(said).flatMap((value) => (Array.isArray(value) ? value.filter(isTerm) : [])),
];

export function checkWhatRulesSay(programme: ProgrammeFact, checking: Checking): void {
  const data = programmeDataOf(programme);
  const reading = readingOf(data, unitFactors(checking.facts.units));
  const first = new Map<string, string>();
  programme.rules.forEach((rule, at) => {
    const kept = data.rules[at] as RuleData;
    checkFollows(programme, rule, checking);
    const said = whatRuleSays(kept, reading);
    checkSaid(rule, allTerms(said), checking);
    for (const [slot, term] of singleTerms(said)) {
      const before = first.get(slot);
      if (!term.stated) continue;
      if (before === undefined) first.set(slot, rule.key);
      else {
        const zh = `与规则 ${before} 说的是同一事，须写明依哪一条（reading.follows）`;
        const en = `says what the rule ${before} says; name the one that is followed (reading.follows)`;
        checking.mistakes.add(rule.place, ['kind'], zh, en);
      }
    }
  });
}

const unitsIn = (facts: unknown): readonly string[] => {
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.entries(facts).flatMap(([field, value]) =>
    field === 'unit' && typeof value === 'string' ? [value] : unitsIn(value),
  );
};

function checkSaid(
  rule: Placed<ProgrammeRuleFact>,
  terms: readonly Term<unknown>[],
  { mistakes, units }: Checking,
): void {
  if (terms.length === 0 || terms.some(({ stated }) => stated)) return;
  // A unit that is unknown, or a mistake itself, is told on its own.
  if (unitsIn(rule).some((unit) => units.get(unit) === null)) return;
  if (rule.value != null) {
    const [zh, en] = [
      `${rule.kind} 读不出这个数值，单位不合`,
      `${rule.kind} cannot read this value in its unit`,
    ];
    mistakes.add(rule.place, ['value'], zh, en);
  } else if (rule.gapZh === undefined) {
    const zh = `${rule.kind} 没有可据以计算的内容，也没有写明缺口（gapZh）`;
    mistakes.add(rule.place, ['kind'], zh, `${rule.kind} has nothing to go by, and no gap that says so`);
  }
}

/** The rule that is followed is there, and does not pass it on. */
function checkFollows(
  { slug, rules }: ProgrammeFact,
  rule: Placed<ProgrammeRuleFact>,
  checking: Checking,
): void {
  const follows = rule.reading?.follows;
  if (follows === undefined || follows === rule.key) return;
  const field = ['reading', 'follows'];
  if (!checking.declarations.refer('programmeRule', `${slug}/${follows}`, rule.place, field)) return;
  const followed = rules.find(({ key }) => key === follows);
  if (!followed?.reading?.follows || followed.reading.follows === follows) return;
  const [zh, en] = [`规则 ${follows} 自己也依另一条`, `the rule ${follows} follows another itself`];
  checking.mistakes.add(rule.place, field, zh, en);
}
