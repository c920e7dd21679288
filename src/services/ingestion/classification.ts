/** What a figure is to the vintage in force, said in SQL: NEW, REVISED, PRECISION_ONLY or UNCHANGED. */

/** `s` is a figure of the staging table, `b` the vintage before it. */
export const SAME_FIGURE = `b.region_code = s.region_code and b.indicator_code = s.indicator_code
  and b.period_start = s.period_start and b.period_end = s.period_end`;

const SAME_STATEMENT = `b.status = s.status and b.missing_reason is not distinct from s.missing_reason`;
const SAME_VALUE = 'b.value is not distinct from s.value';
const SAME_PRINT = 'b.published_text = s.published_text and b.published_unit = s.published_unit';

/**
 * The last digit that a printed number shows, in the unit of the value: 10000000 for "42.9" of 亿元 kept in
 * yuan. Values alone do not tell: 33106 and 33105.97 of 亿元 are both whole numbers of yuan.
 */
const lastDigit = (row: 'b' | 's') => `(
  select power(10::numeric, -coalesce(length(substring(${row}.published_text from '[.．]([0-9０-９]+)')), 0))
    * printed.factor / own.factor
  from unit printed, indicator join unit own on own.code = indicator.unit_code
  where printed.code = ${row}.published_unit and indicator.code = s.indicator_code)`;

/** The number with fewer digits equals the other rounded half up to as many. */
const SAME_BUT_FOR_PRECISION = `(
  select case when before < after
      then round(b.value / after) * after = s.value
      else round(s.value / before) * before = b.value end
  from (select ${lastDigit('b')} as before, ${lastDigit('s')} as after offset 0) as digit)`;

const SAME_LAST_DIGIT = `${lastDigit('b')} = ${lastDigit('s')}`;

/**
 * Cheap comparisons first: most figures of most files are known already, printed exactly so.
 * The first value where only the want of one was known is new: nothing that was published changes. After a
 * value was taken back, the next one revises.
 * A real figure always takes the place of a synthetic one; BLANK is a blank that takes nothing back.
 */
export const classification = (isSynthetic: string, blanksRetract: string) => `
  case when b.id is null then case when s.retracts then 'UNCHANGED' else 'NEW' end
    when b.is_synthetic and not ${isSynthetic} then 'REVISED'
    when ${SAME_STATEMENT} and ${SAME_VALUE} and (s.value is null or (${SAME_PRINT}) or ${SAME_LAST_DIGIT})
      then 'UNCHANGED'
    when s.value is null and b.value is not null and not (${blanksRetract} or s.retracts) then 'BLANK'
    when b.value is null and s.value is not null and b.revision = 'NEW' then 'NEW'
    when ${SAME_STATEMENT} and ${SAME_BUT_FOR_PRECISION} then 'PRECISION_ONLY'
    else 'REVISED' end`;
