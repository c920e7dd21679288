/** What a sender is told of figures that await review, in words. */
import type { Bilingual } from '../../domain/bilingual';
import { counted } from '../../domain/english-count';
import type { PlacedSubmission } from './place-in-review';

const MAX_NAMED = 5;

interface Where {
  readonly regionZh: string;
  readonly regionEn: string;
  readonly period: string;
}

export const placeOf = ({ regionZh, regionEn, period }: Where): Bilingual => ({
  zh: `${regionZh} ${period}`,
  en: `${regionEn} ${period}`,
});

function named(submission: PlacedSubmission): Bilingual {
  const { zh, en } = placeOf(submission);
  const { version, isCorrection } = submission;
  return {
    zh: `${zh}（第 ${version} 版${isCorrection ? '，更正已公布的数据，提交时须写明修订原因' : ''}）`,
    en: `${en} (version ${version}${isCorrection ? ', a correction: say why when you submit it' : ''})`,
  };
}

/** Nobody should take a file for published that is not. */
export function awaitingWords(placed: readonly PlacedSubmission[]): Bilingual {
  const figures = placed.reduce((sum, one) => sum + one.figures, 0);
  const names = placed.slice(0, MAX_NAMED).map(named);
  const more = placed.length - names.length;
  return {
    zh:
      `数据尚未公布：${figures} 个数据在 ${placed.length} 份报送稿中，提交后须经初审、审核、审定。` +
      `${names.map(({ zh }) => zh).join('；')}${more > 0 ? `；另有 ${more} 份` : ''}`,
    en:
      `Nothing is published yet: for ${counted(figures, 'figures')} in ` +
      `${counted(placed.length, 'submissions')} submitting comes next, then first review, audit and ` +
      `approval. ` +
      `${names.map(({ en }) => en).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
  };
}
