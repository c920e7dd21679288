/** The targets as a table to take away: every digit as the API has it, missing values as empty cells. */
import { inLanguage, type Language, type Say } from '../../format/language';
import { basisWord, comparatorWord, firmnessWord, statusWord } from '../../format/status';
import type { AreaOfPlan, DepartmentOfPlan, StageOfPlan, Standing } from './target-rows';
import type { TargetWord } from './target-words';

interface Around {
  readonly say: Say<TargetWord>;
  readonly language: Language;
  readonly stageOf: (standing: Standing) => StageOfPlan | undefined;
  readonly areaOf: (standing: Standing) => AreaOfPlan | undefined;
}

const HEAD: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    ...['编号', '阶段', '工作任务', '条款', '目标', '原文', '口径', '比较', '约束力'],
    ...[
      '承诺',
      '实际',
      '今日应达',
      '单位',
      '状态',
      '数据截至',
      '演示数据',
      '牵头',
      '配合',
      '缺数说明',
      '说明',
    ],
  ],
  en: [
    ...['key', 'stage', 'work area', 'clause', 'target', 'wording', 'basis', 'comparison', 'firmness'],
    ...['promised', 'actual', 'expected today', 'unit', 'state', 'figures until', 'demo data', 'led by'],
    ...['supported by', 'why no number', 'note'],
  ],
};

export function csvOfTargets(standings: readonly Standing[], { say, language, stageOf, areaOf }: Around) {
  const names = (all: readonly DepartmentOfPlan[]) =>
    all.map((one) => inLanguage(one, 'name')).join(say('comma'));
  const rows = standings.map((standing) => {
    const { target } = standing;
    const number = (value: string | null | undefined) => (target.isMilestone ? null : value);
    return [
      ...[target.key, inLanguage(stageOf(standing), 'name'), inLanguage(areaOf(standing), 'name')],
      ...[target.clause, inLanguage(target, 'name'), target.statedText],
      ...[basisWord(target.basis, language), comparatorWord(target.comparator, language)],
      ...[firmnessWord(target.firmness, language), number(standing.targetValue), number(standing.actual)],
      ...[number(standing.expected), language === 'zh' ? target.unit : target.unitEn],
      ...[statusWord(standing.status, language), standing.actualEnd, standing.synthetic ? '✔' : ''],
      ...[names(target.leadDepartments), names(target.supportingDepartments)],
      ...[inLanguage(target, 'gap'), inLanguage(target, 'note')],
    ];
  });
  return [HEAD[language], ...rows];
}
