/** A rule in words: what it states, whether and how it is evaluated, and which reading is followed. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Decimal } from '../domain/decimal';
import type { ProgrammeData, RuleContent, RuleData } from '../domain/programmes/programme-data';
import { type RuleWords, ruleWords } from '../domain/programmes/rule-words';
import { ProgrammeRule } from '../entities/programme-rule';
import type { RequestContext } from '../schema/context';

const contentOf = ({ value }: ProgrammeRule) => value as RuleContent;

const dataOf = (rule: ProgrammeRule): RuleData => {
  const { programmeSlug: programme, key, kind, clause, nameZh, nameEn } = rule;
  return { ref: { programme, key, kind, clause, nameZh, nameEn }, content: contentOf(rule) };
};

async function wordsOf(rule: ProgrammeRule, { loaders }: RequestContext): Promise<RuleWords> {
  const slug = rule.programmeSlug;
  const [programme, rules, units] = await Promise.all([
    loaders.programme.load(slug),
    loaders.programmeRules.load(slug),
    loaders.allUnits(),
  ]);
  const data: ProgrammeData = {
    ...{ slug, nameZh: programme?.nameZh ?? '', nameEn: programme?.nameEn ?? '' },
    ...{ regionCode: programme?.regionCode ?? null, rules: rules.map(dataOf) },
    content: (programme?.content ?? {}) as ProgrammeData['content'],
  };
  const factors = units.map(
    ({ code, dimension, factor }) => [code, { dimension, factor: new Decimal(factor) }] as const,
  );
  const names = units.map(({ code, nameZh, nameEn }) => [code, { nameZh, nameEn }] as const);
  return ruleWords(dataOf(rule), data, new Map(factors), new Map(names));
}

@Resolver(() => ProgrammeRule)
export class ProgrammeRuleResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether something is computed or judged from it; not without a number to go by.',
  })
  async canBeEvaluated(@Root() rule: ProgrammeRule, @Ctx() context: RequestContext) {
    return (await wordsOf(rule, context)).canBeEvaluated;
  }

  @FieldResolver(() => String, {
    description: '它写了什么，怎样计算或为何不能计算，依哪种读法。',
  })
  async explanationZh(@Root() rule: ProgrammeRule, @Ctx() context: RequestContext) {
    return (await wordsOf(rule, context)).explanation.zh;
  }

  @FieldResolver(() => String, {
    description: 'What it states, how it is evaluated or why it cannot be, and which reading is followed.',
  })
  async explanationEn(@Root() rule: ProgrammeRule, @Ctx() context: RequestContext) {
    return (await wordsOf(rule, context)).explanation.en;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Which reading is followed, where the text leaves it open or two articles disagree.',
  })
  readingZh(@Root() rule: ProgrammeRule) {
    return contentOf(rule).reading?.zh ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The same in English.' })
  readingEn(@Root() rule: ProgrammeRule) {
    return contentOf(rule).reading?.en ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Key of the rule that goes before this one; this one is then kept and shown only.',
  })
  follows(@Root() rule: ProgrammeRule) {
    const follows = contentOf(rule).reading?.follows ?? null;
    return follows === rule.key ? null : follows;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What the text does not state.' })
  gapZh(@Root() rule: ProgrammeRule) {
    return contentOf(rule).gapZh ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The same in English.' })
  gapEn(@Root() rule: ProgrammeRule) {
    return contentOf(rule).gapEn ?? null;
  }
}
