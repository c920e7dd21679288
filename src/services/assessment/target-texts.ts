/** What targets said in the versions that were judged: their names, their bodies, the day a deed was done. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { type Known, recordedLimit } from '../../loaders/evidence/known';
import type { ProgressAnswer } from '../../loaders/progress';

export interface TargetText {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly indicator: string;
  readonly region: string;
  readonly lead: readonly string[];
  readonly supporting: readonly string[];
  readonly doneOn: IsoDate | null;
  /** Taken out of the catalogue by then. */
  readonly isRetired: boolean;
}

interface Row {
  readonly [column: string]: unknown;
  readonly key: string;
  readonly content: Omit<TargetText, 'isRetired'>;
  readonly retired: boolean;
}

/** The version that was judged; whether it was retired is told by the last one that was known. */
const READ = `
select v.target_key as key, v.content, coalesce((
    select (last.content ->> 'retired')::boolean from target_version last
    where last.target_key = v.target_key and ($3::timestamptz is null or last.recorded_at < $3)
    order by last.version desc limit 1), false) as retired
from unnest($1::text[], $2::integer[]) as asked (key, version)
join target_version v on v.target_key = asked.key and v.version = asked.version`;

export async function targetTexts(
  statements: Statements,
  answers: readonly ProgressAnswer[],
  known: Known,
): Promise<ReadonlyMap<string, TargetText>> {
  const rows = await statements.query<Row>(READ, [
    answers.map(({ targetKey }) => targetKey),
    answers.map(({ targetVersion }) => targetVersion),
    recordedLimit(known),
  ]);
  return new Map(
    rows.map(({ key, content, retired }) => [
      key,
      {
        ...{ nameZh: content.nameZh, nameEn: content.nameEn },
        ...{ indicator: content.indicator, region: content.region },
        ...{ lead: content.lead ?? [], supporting: content.supporting ?? [] },
        ...{ doneOn: content.doneOn ?? null, isRetired: retired },
      },
    ]),
  );
}
