/** Which feed a file is for: those that could take it read its beginning, and the best reading wins. */
import type { Statements } from '../../db/database';
import type { Bilingual } from '../../domain/bilingual';
import { AppError } from '../../errors';
import type { ByteSource } from '../../feeds/decode';
import { type FeedDefinition, feedDefinitionSchema, isRegisterFeed } from '../../feeds/definition';
import { withMappings } from '../../feeds/mapping/with-mappings';
import { type FileKind, mayTake } from '../../feeds/survey/sniff-file';
import { type Survey, surveyFile } from '../../feeds/survey/survey-file';
import type { Vocabulary } from '../../feeds/vocabulary';
import { decidedLabels } from './decided-labels';

export interface FeedChoice {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly definition: FeedDefinition;
  readonly isSynthetic: boolean;
  readonly survey: Survey;
  /** From 0 to 100, for comparing them with each other. */
  readonly fit: number;
  readonly reasons: readonly Bilingual[];
}

/** Enough to tell feeds apart. */
const TRIED_FIGURES = 5_000;
/** For each character of the title: 主要城市年度数据 says more than 年度数据. */
const TITLE_BONUS = 1;
const MAX_TITLE_BONUS = 10;
/** Its header and axes were found, whatever stands under them. */
const READABLE_BONUS = 30;
const UNDERSTOOD = 60;
const VOID_FIT = 5;
const SYNTHETIC_COST = 15;
/** Of the columns that a feed of long tables names; other tables it would not take for its own. */
const NAMED_COLUMNS_BONUS = 5;
/** A feed that gives the indicator itself would take any table of numbers. */
const GIVEN_INDICATOR_COST = 3;

interface FeedRow {
  readonly slug: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly definition: unknown;
  readonly is_synthetic: boolean;
}

async function feedsToTry(
  statements: Statements,
  kind: FileKind,
  slug: string | null,
): Promise<readonly (FeedRow & { readonly parsed: FeedDefinition })[]> {
  const rows = await statements.query<{ [Name in keyof FeedRow]: FeedRow[Name] }>(
    `select slug, name_zh, name_en, definition, is_synthetic from feed
     where $1::text is null or slug = $1 order by slug`,
    [slug],
  );
  if (slug !== null && rows.length === 0) throw new AppError('UNKNOWN_FEED', { slug });
  const feeds = await Promise.all(
    rows.map(async (row) => {
      const decided = await decidedLabels(statements, row.slug);
      return { ...row, parsed: withMappings(feedDefinitionSchema.parse(row.definition), decided) };
    }),
  );
  return slug === null ? feeds.filter(({ parsed }) => mayTake(kind, parsed.format)) : feeds;
}

const shareOf = ({ rows, repeated, read }: Survey) => (read === 0 ? 0 : (rows + repeated) / read);

function understoodText({ rows, read, isPartial }: Survey): Bilingual {
  return isPartial
    ? { zh: `前 ${read} 个数据中认出 ${rows} 个`, en: `${rows} of the first ${read} entries understood` }
    : { zh: `认出 ${rows}/${read} 个数据`, en: `${rows} of ${read} entries understood` };
}

/** 国家统计局 分省年度数据 is told by its last word in the lines above the table or in the file's name. */
function titleWord(nameZh: string): string {
  const words = nameZh.replace(/（.*）/, '').split(/\s+/);
  return words.at(-1) ?? nameZh;
}

type Hint = readonly [points: number, reason: Bilingual];

/** What speaks for a feed or against it, apart from what it understood. */
function hintsOf(
  { parsed, name_zh: nameZh, is_synthetic: isSynthetic }: FeedRow & { readonly parsed: FeedDefinition },
  { read, fatal }: Survey,
  title: string,
): readonly Hint[] {
  const hints: Hint[] = [];
  const word = titleWord(nameZh);
  if (read > 0 && word.length > 2 && title.includes(word)) {
    const reason = { zh: `文件自称“${word}”`, en: `the file calls itself "${word}"` };
    hints.push([Math.min(MAX_TITLE_BONUS, word.length * TITLE_BONUS), reason]);
  }
  if (!isRegisterFeed(parsed) && parsed.indicator !== undefined && read > 0) {
    const { code } = parsed.indicator;
    const reason = { zh: `指标由数据源给定：${code}`, en: `the feed itself says the indicator: ${code}` };
    hints.push([-GIVEN_INDICATOR_COST, reason]);
  }
  if (!isRegisterFeed(parsed) && parsed.layout === 'long' && read > 0 && !fatal) {
    const reason = { zh: '表头就是该数据源的列名', en: 'its header has the columns that this feed names' };
    hints.push([NAMED_COLUMNS_BONUS, reason]);
  }
  if (isSynthetic) {
    const reason = { zh: '演示（合成）数据源', en: 'a feed of made-up demonstration data' };
    hints.push([-SYNTHETIC_COST, reason]);
  }
  return hints;
}

function judged(
  row: FeedRow & { readonly parsed: FeedDefinition },
  survey: Survey,
  title: string,
): FeedChoice {
  const { read, fatal } = survey;
  const readable = read > 0 ? READABLE_BONUS : 0;
  const understood = fatal ? (read > 0 ? VOID_FIT : 0) : shareOf(survey) * UNDERSTOOD + readable;
  const first = fatal ? { zh: fatal.messageZh, en: fatal.messageEn } : understoodText(survey);
  const hints = hintsOf(row, survey, title);
  const fit = hints.reduce((sum, [points]) => sum + points, understood);
  return {
    ...{ slug: row.slug, nameZh: row.name_zh, nameEn: row.name_en, definition: row.parsed },
    ...{ isSynthetic: row.is_synthetic, survey, fit: Math.max(0, Math.round(fit * 10) / 10) },
    reasons: [first, ...hints.map(([, reason]) => reason)],
  };
}

export interface FileToTry {
  readonly source: ByteSource;
  readonly kind: FileKind;
  /** Its name and its first lines, for what it calls itself. */
  readonly title: string;
}

/** The best first. */
export async function chooseFeed(
  statements: Statements,
  vocabulary: Vocabulary,
  { source, kind, title }: FileToTry,
  slug: string | null,
): Promise<readonly FeedChoice[]> {
  const choices: FeedChoice[] = [];
  for (const row of await feedsToTry(statements, kind, slug)) {
    const survey = await surveyFile(source, row.parsed, vocabulary, TRIED_FIGURES);
    choices.push(judged(row, survey, title));
  }
  return choices.sort(
    (a, b) => b.fit - a.fit || a.survey.rejected - b.survey.rejected || a.slug.localeCompare(b.slug),
  );
}
