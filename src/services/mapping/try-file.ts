/** Everything that is worth knowing of a file before it is sent: nothing of it is kept. */
import type { Database, Statements } from '../../db/database';
import type { ByteSource } from '../../feeds/decode';
import { isRegisterFeed } from '../../feeds/definition';
import { encodingOf, firstRows, headerLineOf } from '../../feeds/survey/first-rows';
import { type FileKind, sniffFile } from '../../feeds/survey/sniff-file';
import { type Survey, surveyFile } from '../../feeds/survey/survey-file';
import type { Vocabulary } from '../../feeds/vocabulary';
import type { Sealer } from '../access/sealer';
import { type Rehearsal, rehearseFile } from '../ingestion/rehearse-file';
import { loadVocabulary } from '../vocabulary';
import { chooseFeed, type FeedChoice } from './choose-feed';
import { type LabelProposal, proposeMappings } from './propose-mappings';

export interface OfferedFile {
  readonly name: string;
  readonly source: ByteSource;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface Trial {
  readonly file: {
    readonly name: string;
    readonly sizeBytes: number;
    readonly sha256: string;
    readonly kind: FileKind;
    readonly encoding: string | null;
    readonly headerLine: number | null;
  };
  /** The one that fits best, or the one that was asked for; null when none takes files of this kind. */
  readonly chosen: FeedChoice | null;
  readonly others: readonly FeedChoice[];
  readonly survey: Survey | null;
  readonly rehearsal: Rehearsal | null;
  /** What would happen without the rows that are at fault; null where that is what happens anyway. */
  readonly withoutFaults: Rehearsal | null;
  readonly proposals: readonly LabelProposal[];
  readonly vocabulary: Vocabulary;
}

/** An overview of more would not say more. */
const MAX_SURVEYED = 2_000_000;
const TITLE_ROWS = 4;

async function look(file: OfferedFile) {
  const kind = await sniffFile(file.source);
  const rows = await firstRows(file.source, kind);
  const encoding = await encodingOf(file.source, kind);
  const title = [file.name, ...rows.slice(0, TITLE_ROWS).flatMap(({ cells }) => cells)].join(' ');
  return { kind, rows, encoding, title };
}

export interface TryOptions {
  /** Null: whichever fits best. */
  readonly feed: string | null;
  readonly sealer: Sealer | null;
  readonly now: Date;
}

export async function tryFile(database: Database, file: OfferedFile, options: TryOptions): Promise<Trial> {
  const vocabulary = await loadVocabulary(database);
  const { kind, rows, encoding, title } = await look(file);
  const choices = await chooseFeed(database, vocabulary, { source: file.source, kind, title }, options.feed);
  const { name, sizeBytes, sha256 } = file;
  const about = { name, sizeBytes, sha256, kind, encoding };
  const [best] = choices;
  // Asked for by name, even a feed that understands nothing has something to say.
  const chosen = best && (best.fit > 0 || options.feed !== null) ? best : null;
  const others = choices.filter((choice) => choice !== chosen);
  if (!chosen) {
    const nothing = { chosen: null, survey: null, rehearsal: null, withoutFaults: null, proposals: [] };
    return { file: { ...about, headerLine: null }, ...nothing, others, vocabulary };
  }
  const { definition } = chosen;
  const survey = chosen.survey.isPartial
    ? await surveyFile(file.source, definition, vocabulary, MAX_SURVEYED)
    : chosen.survey;
  const { rehearsal, withoutFaults } = await rehearse(database, file, chosen, vocabulary, options);
  const [figure] = survey.preview;
  const headerLine = figure ? headerLineOf(rows, figure) : null;
  return {
    ...{ file: { ...about, headerLine }, chosen, others, survey, rehearsal, withoutFaults, vocabulary },
    proposals: await proposalsOf(database, chosen, vocabulary, rehearsal),
  };
}

async function rehearse(
  database: Database,
  { source, sha256, sizeBytes }: OfferedFile,
  { slug, definition, isSynthetic }: FeedChoice,
  vocabulary: Vocabulary,
  { sealer, now }: TryOptions,
): Promise<Pick<Trial, 'withoutFaults'> & { readonly rehearsal: Rehearsal }> {
  const file = {
    ...{ feedSlug: slug, definition, isSynthetic, source, sha256, sizeBytes },
    ...{ vocabulary, sealer, now },
  };
  const rehearsal = await rehearseFile(database, file);
  if (rehearsal.summary.errorCode !== 'ROWS_REJECTED') return { rehearsal, withoutFaults: null };
  const lenient = { ...file, definition: { ...definition, onReject: 'keep-valid' as const } };
  return { rehearsal, withoutFaults: await rehearseFile(database, lenient) };
}

async function proposalsOf(
  statements: Statements,
  { slug, definition }: FeedChoice,
  vocabulary: Vocabulary,
  { unknown }: Rehearsal,
): Promise<readonly LabelProposal[]> {
  if (isRegisterFeed(definition)) return [];
  return proposeMappings(statements, { feedSlug: slug, definition, vocabulary }, unknown);
}
