/** Warnings of the validation rules that nobody has answered, of the figures of a submission, said in SQL. */

/**
 * Those of the runs behind its present draft: of its own lines, and of lines that hold no figure of any
 * submission, for they speak of the whole file. `submissions` are ids.
 */
export const openWarningsOf = (submissions: string): string => `
select behind.submission_id as "submissionId", w.id::text as id, w.line, w.sheet, w."column", w.cell, w.raw,
  w.code, w.message_zh as "messageZh", w.message_en as "messageEn"
from (
  select distinct o.id as submission_id, f.draft, f.feed_run_id from submission o
  join submission_figure f on f.submission_id = o.id and f.draft = o.draft
  where o.id = any(${submissions}::uuid[])) as behind
join feed_reject w on w.run_id = behind.feed_run_id and w.severity = 'WARNING' and w.accepted_at is null
where exists (
    select from submission_figure f where f.submission_id = behind.submission_id and f.draft = behind.draft
      and f.feed_run_id = w.run_id and f.source_line = w.line)
  or not exists (select from submission_figure f where f.feed_run_id = w.run_id and f.source_line = w.line)
order by w.id`;

export interface OpenWarning {
  readonly submissionId: string;
  readonly id: string;
  readonly line: number;
  readonly sheet: string | null;
  readonly column: string | null;
  readonly cell: string | null;
  readonly raw: string;
  readonly code: string;
  readonly messageZh: string;
  readonly messageEn: string;
}
