/** Whether a run came to the same again, for people; and why it may not have. */
import type { ReplayCause, ReplayCheck } from '../services/corrections/check-replay';
import type { Language } from './language';

const CAUSES: Readonly<Record<ReplayCause, Readonly<Record<Language, string>>>> = {
  CATALOGUE_CHANGED: {
    zh: '此后目录有过更新：名称、单位、地区或指标的对应可能已变',
    en: 'the catalogue has changed since: its names, units, regions or indicators may lead elsewhere',
  },
  DEFINITION_UNKNOWN: {
    zh: '当时的映射文件没有保存，用的是现在的',
    en: 'the definition of then was not kept; that of now was used',
  },
  NOT_DIGESTED: {
    zh: '那次导入早于读取摘要，只能比较数据',
    en: 'the run is older than digests; only its figures can be compared',
  },
  PROGRAM_CHANGED: {
    zh: '目录和映射都没有变：读取程序有改动，或保存的文件受损',
    en: 'neither catalogue nor definition has changed: the program that reads has, or the file is damaged',
  },
};

export function checkReport(check: ReplayCheck, language: Language): string {
  const isChinese = language === 'zh';
  if (check.isSame) {
    const same = isChinese ? '重做结果相同' : 'The same again';
    return `${same}: ${check.readNow} · sha256 ${check.digestNow}\n`;
  }
  const lines = [
    isChinese ? '重做结果不同' : 'It comes to something else',
    `${isChinese ? '读取' : 'read'} ${check.readThen} → ${check.readNow}`,
    `${isChinese ? '问题' : 'problems'} ${check.rejectsThen} → ${check.rejectsNow}`,
    `sha256 ${check.digestThen ?? '—'} → ${check.digestNow}`,
    `${isChinese ? '已发布而文件中不再有的数据' : 'published, but no longer in the file'}: ${check.figuresMissing}`,
    ...check.examples.map((example) => `  ${example}`),
    ...check.causes.map((cause) => `- ${CAUSES[cause][language]}`),
  ];
  return `${lines.join('\n')}\n`;
}
