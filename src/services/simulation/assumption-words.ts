/** In words, what each driver was built from and what was taken for granted: told with every answer. */
import { type Bilingual, bilingual, joinSentences } from '../../domain/bilingual';
import { CERTIFICATION_NAMES } from '../../domain/certification-names';
import { counted } from '../../domain/english-count';
import { capital, spanText } from '../../domain/progress/wording';
import type { CertificationKind } from '../../domain/vocabulary';
import type { DriverSource } from './drivers';
import type { FundTerms } from './fund-terms';
import { LENDING_MONTHS, LOAN_MONTHS } from './funds';

const BUCKETS: Readonly<Record<number, Bilingual>> = {
  1: bilingual('个月', 'months'),
  3: bilingual('个季度', 'quarters'),
  6: bilingual('个半年', 'half-years'),
  12: bilingual('年', 'years'),
};

const SYNTHETIC = bilingual('数据为合成的演示数据。', 'It rests on synthetic demonstration data.');

function spanOf({ from, to }: DriverSource): Bilingual {
  return from && to ? spanText({ start: from, end: to }) : bilingual('', '');
}

function certificateText(source: DriverSource): Bilingual {
  const { held, awaited, lapsed, renewed, points } = source;
  const bucket = BUCKETS[source.bucketMonths ?? 1] as Bilingual;
  const names = source.kinds.map((kind) => CERTIFICATION_NAMES[kind as CertificationKind]);
  const kinds = bilingual(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(' and '));
  const span = spanOf(source);
  const waiting =
    awaited === 0
      ? bilingual('', '')
      : bilingual(
          `，另有${awaited}张已到期、可能续期（按以往间隔续期）`,
          `, ${awaited} more have lapsed and may be renewed (each after a wait seen before)`,
        );
  return bilingual(
    `${kinds.zh}证书：在效${held}张，各按实际到期日${waiting.zh}；过去到期${lapsed}张，续期${renewed}张；` +
      `新获证按${span.zh}的${points}${bucket.zh}推演。`,
    `${capital(kinds.en)} certificates: ${held} in force with their actual last days${waiting.en}; ` +
      `of ${lapsed} that lapsed before, ${renewed} were renewed; new ones go on from ` +
      `${counted(points, bucket.en)} (${span.en}).`,
  );
}

function seriesText(source: DriverSource): Bilingual {
  const span = spanOf(source);
  const { points, zh, en } = source;
  if (source.kind === 'FLOW') {
    const bucket = BUCKETS[source.bucketMonths ?? 1] as Bilingual;
    return bilingual(
      `${zh}：依据${span.zh}的${points}${bucket.zh}。`,
      `${en}: from ${counted(points, bucket.en)} (${span.en}).`,
    );
  }
  return bilingual(
    `${zh}：依据${span.zh}的${points}个数值。`,
    `${en}: from ${counted(points, 'figures')} (${span.en}).`,
  );
}

export function sourceText(source: DriverSource): Bilingual {
  const told = source.kind === 'CERTIFICATES' ? certificateText(source) : seriesText(source);
  return source.synthetic ? joinSentences([told, SYNTHETIC]) : told;
}

export function programmeText({ nameZh, nameEn, leverage, lossShare }: FundTerms): Bilingual {
  const [times, share] = [
    leverage === null
      ? bilingual('放贷倍数由提问者给出', 'the leverage is the one that was given')
      : bilingual(
          `规则写明放贷倍数${leverage}（另给的优先）`,
          `its rules state a leverage of ${leverage}, unless one was given`,
        ),
    lossShare === null
      ? bilingual(
          '规则未写损失分担，按基金全部承担',
          'no rule states who bears losses, so the fund bears all',
        )
      : bilingual(`基金承担损失的${lossShare * 100}%`, `the fund bears ${lossShare * 100}% of a loss`),
  ];
  return bilingual(
    `${nameZh}：${times.zh}；${share.zh}；${LENDING_MONTHS}个月内均匀放出，每笔${LOAN_MONTHS}个月（我们的假定）。`,
    `${nameEn}: ${times.en}; ${share.en}; lent out evenly over ${LENDING_MONTHS} months, each loan for ` +
      `${LOAN_MONTHS} months (our assumption).`,
  );
}

export const STANDING_ASSUMPTIONS: readonly Bilingual[] = [
  bilingual(
    '推演延续过去的趋势、季节和起伏；政策变化、突发事件、措施之间的相互影响不在其中。',
    'What is drawn goes on with the trend, the seasons and the accidents of the past; changes of policy, ' +
      'shocks, and what levers do to one another are not in it.',
  ),
];
