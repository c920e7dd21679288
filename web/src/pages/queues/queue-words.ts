/** What the queues are called, and what they do. */
import { language } from '../../format/language';

const QUEUES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'feed-ingest': ['导入文件', 'Taking in files'],
  'feed-fetch': ['按计划采集', 'Fetching files'],
  'progress-recompute': ['重算目标进度', 'Recomputing targets'],
  maintenance: ['日常维护', 'Upkeep'],
};

export const queueWord = (name: string): string => QUEUES[name]?.[language.value === 'zh' ? 0 : 1] ?? name;
