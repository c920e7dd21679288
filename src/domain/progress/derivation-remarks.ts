/** Says of a derived figure how it came about, which published one stands for it, and what it lacks. */
import { type Bilingual, bilingual } from '../bilingual';
import type { Measurement } from './measurement';
import type { Derivation, Evidence, EvidencePoint, MissingInput, TargetTerms } from './terms';
import { amount, dayOrSpan, spanText } from './wording';

/** A sentence names no more than these; the evidence lists them all. */
const MAX_NAMED = 6;
const DERIVED_DECIMALS = 4;

export function withDerivation(measured: Measurement, terms: TargetTerms, evidence: Evidence): Measurement {
  const { derivation } = evidence;
  if (!derivation) return measured;
  const used = new Set(measured.used.filter(({ role }) => role === 'ACTUAL').map(({ ref }) => ref));
  const points = evidence.points.filter(({ ref }) => used.has(ref));
  const derived = points.findLast(({ source }) => source === 'COMPUTED');
  const published = points.filter(({ source }) => source === 'PUBLISHED');
  const rival = derivation.overruled.findLast((figure) => published.some(({ end }) => end === figure.end));
  const remarks = [
    ...(derived ? [cameAbout(derivation, derived)] : []),
    ...(rival ? [publishedSpeaks(rival, terms)] : []),
    ...lacking(derivation, measured),
  ];
  return { ...measured, remarks: [...measured.remarks, ...remarks] };
}

const listed = (all: readonly Bilingual[]): Bilingual => {
  const named = all.slice(0, MAX_NAMED);
  const [zh, en] = [named.map((one) => one.zh).join('、'), named.map((one) => one.en).join(', ')];
  return all.length > MAX_NAMED
    ? bilingual(`${zh}等${all.length}项`, `${en} and ${all.length - MAX_NAMED} more`)
    : bilingual(zh, en);
};

function cameAbout({ kind, formula, inputs }: Derivation, { parts = [] }: EvidencePoint): Bilingual {
  if (kind === 'ROLL_UP') {
    return bilingual(
      `该值没有公布，由${formula.zh}汇总得出。`,
      `No such figure is published; it is the sum over ${formula.en}.`,
    );
  }
  const figures = parts.flatMap(({ indicatorCode, point }) => {
    const input = inputs.find((one) => one.indicatorCode === indicatorCode);
    if (!input) return [];
    const [when, number] = [dayOrSpan(point), amount(point.value, input.unit)];
    return [
      bilingual(`${input.words.zh}${when.zh}为${number.zh}`, `${input.words.en} ${number.en} ${when.en}`),
    ];
  });
  const from = listed(figures);
  return bilingual(
    `该值按“${formula.zh}”计算（${from.zh}）。`,
    `It is computed as ${formula.en} (${from.en}).`,
  );
}

function publishedSpeaks(rival: EvidencePoint, { unit }: TargetTerms): Bilingual {
  const { zh, en } = amount(rival.value, unit, DERIVED_DECIMALS);
  return bilingual(
    `同期推算值为${zh}，以公布数为准。`,
    `Derived from its inputs it would be ${en}; the published figure stands.`,
  );
}

/** Only of the last period that could not be derived, and only where nothing later is known. */
function lacking({ kind, missing }: Derivation, { end }: Measurement): Bilingual[] {
  const last = missing
    .map((gap) => gap.end)
    .sort()
    .at(-1);
  if (last === undefined || (end !== null && last <= end)) return [];
  const gaps = missing.filter((gap) => gap.end === last);
  const [first] = gaps as [MissingInput];
  const when = spanText(first);
  if (gaps.some(({ reason }) => reason === 'DIVISION_BY_ZERO')) {
    return [
      bilingual(
        `${when.zh}的除数为零，无法计算，不作零处理。`,
        `For ${when.en} the divisor is zero: there is no figure, and it is not 0.`,
      ),
    ];
  }
  const names = listed([...new Map(gaps.map(({ words }) => [words.zh, words])).values()]);
  return kind === 'ROLL_UP'
    ? [
        bilingual(
          `${when.zh}缺少${names.zh}的数据，不作部分汇总。`,
          `For ${when.en} figures of ${names.en} are missing; a partial sum is not taken.`,
        ),
      ]
    : [bilingual(`缺少${when.zh}的${names.zh}，无法计算。`, `For ${when.en}, ${names.en} is missing.`)];
}
