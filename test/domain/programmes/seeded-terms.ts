/** The lending terms of the programmes as the seeds state them, without a database. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Decimal } from '../../../src/domain/decimal';
import { type LendingTerms, lendingTermsOf } from '../../../src/domain/programmes/conditions';
import type { ProgrammeData, RuleContent } from '../../../src/domain/programmes/programme-data';
import { readTerms } from '../../../src/domain/programmes/read-terms';

const SEEDS = join(__dirname, '../../../seeds');
const read = (file: string) => parse(readFileSync(join(SEEDS, file), 'utf8'));

interface SeededUnit {
  readonly code: string;
  readonly dimension: string;
  readonly factor: string;
}

interface SeededRule extends RuleContent {
  readonly key: string;
  readonly kind: string;
  readonly clause: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

const units = () =>
  new Map(
    (read('units.yaml') as SeededUnit[]).map(({ code, dimension, factor }) => [
      code,
      { dimension, factor: new Decimal(factor) },
    ]),
  );

export function seededProgramme(slug: string): ProgrammeData {
  const { nameZh, nameEn, region, rules, ...content } = read(`programmes/${slug}.yaml`);
  return {
    ...{ slug, nameZh, nameEn, regionCode: region ?? null, content },
    rules: (rules as SeededRule[]).map(({ key, kind, clause, nameZh: zh, nameEn: en, ...rest }) => ({
      ref: { programme: slug, key, kind, clause, nameZh: zh, nameEn: en },
      content: rest,
    })),
  };
}

const known = new Map<string, LendingTerms>();

export function seededTerms(slug: string): LendingTerms {
  const before = known.get(slug);
  if (before) return before;
  const programme = seededProgramme(slug);
  const terms = lendingTermsOf(programme, readTerms(programme, units()));
  known.set(slug, terms);
  return terms;
}
