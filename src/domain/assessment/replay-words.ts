/** A replay in a sentence: the same to the byte, or by how much and in how many places it differs. */
import { type Bilingual, bilingual } from '../bilingual';
import { Decimal } from '../decimal';
import type { ReplayBasis } from './vocabulary';

interface Told {
  readonly basis: ReplayBasis;
  readonly identical: boolean;
  readonly scoreThen: string | null;
  readonly scoreNow: string | null;
  readonly difference: string;
  readonly parts: number;
  readonly hasScheme: boolean;
}

const scoreText = (score: string | null): Bilingual =>
  score === null ? bilingual('无得分', 'no score') : bilingual(`${score}分`, score);

export function explainReplay({ basis, identical, hasScheme, ...told }: Told): Bilingual {
  const { scoreThen, scoreNow, difference, parts } = told;
  if (!hasScheme) {
    return bilingual('该方案现在没有考核办法。', 'The plan has no scheme of assessment any more.');
  }
  if (identical) {
    return basis === 'KNOWN_THEN'
      ? bilingual(
          '按当时已知的数据、目标和办法重算，结果与存档逐字节相同。',
          'Computed again with the data, targets and scheme known then, it is the same byte for byte.',
        )
      : bilingual(
          '按今天的数据、目标和办法重算，结果相同。',
          'With the data of today it comes out the same.',
        );
  }
  const [was, is] = [scoreText(scoreThen), scoreText(scoreNow)];
  const more = new Decimal(difference);
  const change = more.isZero()
    ? bilingual('得分不变', 'the score stays the same')
    : bilingual(
        `得分由${was.zh}变为${is.zh}，${more.gt(0) ? '增加' : '减少'}${more.abs().toFixed()}分`,
        `the score goes from ${was.en} to ${is.en}, ${more.abs().toFixed()} ${more.gt(0) ? 'more' : 'less'}`,
      );
  const by =
    basis === 'KNOWN_THEN'
      ? bilingual('按当时已知的内容重算，结果与存档不同：', 'Computed again it is NOT what is stored: ')
      : bilingual('按今天的数据、目标和办法：', 'With the data, targets and scheme of today ');
  const where =
    parts === 0
      ? bilingual('。', '.')
      : bilingual(
          `，见以下${parts}项，各项之和即为差额。`,
          `; the ${parts} items below sum to the difference.`,
        );
  return bilingual(`${by.zh}${change.zh}${where.zh}`, `${by.en}${change.en}${where.en}`);
}
