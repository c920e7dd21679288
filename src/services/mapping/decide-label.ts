/** A person says what a label of a feed means, that it is passed over, or takes such a decision back. */
import type { Database, Statements, Transaction } from '../../db/database';
import type { LabelDecision, LabelKind } from '../../domain/vocabulary';
import { LabelMapping } from '../../entities/label-mapping';
import { feedDefinitionSchema, isRegisterFeed } from '../../feeds/definition';
import type { FigureDefinition } from '../../feeds/figure-definition';
import { saidOf } from '../../feeds/mapping/with-mappings';
import { partsOfLabel } from '../../feeds/resolve-indicator';
import { unitFinder } from '../../feeds/resolve-unit';
import { labelKey } from '../../feeds/text';
import type { Vocabulary } from '../../feeds/vocabulary';
import { columnsOf, hydrate } from '../../loaders/rows';
import { appendAudit } from '../audit/append-audit';
import { type Doer, whoOf } from '../audit/doer';
import { loadVocabulary } from '../vocabulary';
import { type MappingRefusal, mappingRefusal } from './mapping-refusal';

export interface LabelOfFeed {
  readonly feed: string;
  readonly kind: LabelKind;
  readonly label: string;
}

export interface MappingRequest extends LabelOfFeed {
  /** Of the indicator, region or unit that is meant. */
  readonly code: string;
  /** Of an indicator: the unit of files that print none, as a code or as files spell it. */
  readonly unit?: string | null | undefined;
  readonly cumulative?: boolean | null | undefined;
  readonly reason?: string | null | undefined;
}

export type MappingResult = { readonly mapping: LabelMapping } | { readonly refusal: MappingRefusal };

export const MAX_LABEL_LENGTH = 200;
export const MAX_REASON_LENGTH = 1_000;

interface Decision {
  readonly decision: LabelDecision;
  readonly code: string | null;
  readonly unit: string | null;
  readonly cumulative: boolean | null;
  readonly reason: string | null;
}

/** The feed, locked, so that two people do not decide at once. */
async function openFeed(tx: Statements, { feed, kind, label }: LabelOfFeed) {
  const [row] = await tx.query<{ definition: unknown }>(
    'select definition from feed where slug = $1 for update',
    [feed],
  );
  if (!row) return { refusal: mappingRefusal('UNKNOWN_FEED', { slug: feed }) };
  const definition = feedDefinitionSchema.parse(row.definition);
  if (isRegisterFeed(definition)) return { refusal: mappingRefusal('FEED_OF_RECORDS', { slug: feed }) };
  const key = labelKey(label);
  if (key === '') return { refusal: mappingRefusal('EMPTY_LABEL') };
  if (key.length > MAX_LABEL_LENGTH) {
    return { refusal: mappingRefusal('LABEL_TOO_LONG', { max: MAX_LABEL_LENGTH }) };
  }
  const code = saidOf(definition, kind, key);
  if (code !== null) return { refusal: mappingRefusal('ALREADY_DEFINED', { label: key, code }) };
  return { definition, label: key };
}

function unitFor(
  { label, code, unit }: MappingRequest,
  definition: FigureDefinition,
  vocabulary: Vocabulary,
): { readonly unit: string | null } | MappingRefusal {
  const indicator = vocabulary.indicatorByCode(code);
  if (!indicator) return mappingRefusal('UNKNOWN_INDICATOR', { code });
  const own = vocabulary.unitByCodeOrAlias(indicator.unitCode);
  const given = unit == null ? null : vocabulary.unitByCodeOrAlias(definition.units[unit] ?? unit);
  if (unit != null && !given) return mappingRefusal('UNKNOWN_UNIT', { unit });
  const printed = partsOfLabel(labelKey(label), {
    unitByCodeOrAlias: unitFinder(definition, vocabulary),
  }).unit;
  const wrong = [given, printed].find((one) => one && own && one.dimension !== own.dimension);
  if (wrong && own) {
    return mappingRefusal('WRONG_DIMENSION', {
      unit: wrong.aliases[0] ?? wrong.code,
      code,
      expected: own.code,
    });
  }
  return { unit: given?.code ?? null };
}

/** What is to be written down, or why not. */
function decisionOf(
  request: MappingRequest,
  definition: FigureDefinition,
  vocabulary: Vocabulary,
): Decision | MappingRefusal {
  const { kind, code } = request;
  const plain = { decision: 'ACCEPTED', unit: null, cumulative: null, reason: textOf(request) } as const;
  if (kind === 'REGION') {
    return vocabulary.regionByCode(code) ? { ...plain, code } : mappingRefusal('UNKNOWN_REGION', { code });
  }
  if (kind === 'UNIT') {
    const unit = vocabulary.unitByCodeOrAlias(code);
    return unit ? { ...plain, code: unit.code } : mappingRefusal('UNKNOWN_UNIT', { unit: code });
  }
  const found = unitFor(request, definition, vocabulary);
  return 'messageZh' in found ? found : { ...plain, code, ...found, cumulative: request.cumulative ?? null };
}

const textOf = ({ reason }: { readonly reason?: string | null | undefined }) => reason?.trim() || null;
const isTooLong = (reason: string | null) => reason !== null && [...reason].length > MAX_REASON_LENGTH;
const isSame = (before: LabelMapping, now: Decision) =>
  (['decision', 'code', 'unit', 'cumulative', 'reason'] as const).every((name) => before[name] === now[name]);

const CURRENT = 'feed_slug = $1 and kind = $2 and label = $3 and superseded_at is null';

async function currentMapping(
  tx: Statements,
  database: Database,
  { feed, kind, label }: LabelOfFeed,
): Promise<LabelMapping | null> {
  const [row] = await tx.query(
    `select ${columnsOf(database, LabelMapping)} from label_mapping t where ${CURRENT}`,
    [feed, kind, labelKey(label)],
  );
  return row ? hydrate(LabelMapping, row) : null;
}

async function supersede(tx: Statements, { feed, kind, label }: LabelOfFeed, doer: Doer): Promise<void> {
  await tx.query(`update label_mapping set superseded_at = $4, superseded_by = $5 where ${CURRENT}`, [
    ...[feed, kind, labelKey(label), doer.now, doer.actor],
  ]);
}

async function record(
  tx: Transaction,
  database: Database,
  { feed, kind, label }: LabelOfFeed,
  { decision, code, unit, cumulative, reason }: Decision,
  doer: Doer,
): Promise<MappingResult> {
  const at = { feed, kind, label: labelKey(label) };
  const before = await currentMapping(tx, database, at);
  if (before && isSame(before, { decision, code, unit, cumulative, reason })) return { mapping: before };
  await supersede(tx, at, doer);
  const [row] = await tx.query(
    `insert into label_mapping as t (feed_slug, kind, label, decision, code, unit, cumulative, reason, actor,
       actor_name, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${columnsOf(database, LabelMapping)}`,
    [
      ...[feed, kind, at.label, decision, code, unit, cumulative, reason],
      doer.actor,
      doer.actorName,
      doer.now,
    ],
  );
  const detail = { ...at, code, unit, cumulative, reason, before: before?.code ?? before?.decision ?? null };
  const action = decision === 'ACCEPTED' ? 'LABEL_MAPPED' : 'LABEL_IGNORED';
  await appendAudit(tx, { ...whoOf(doer), action, subject: `feed:${feed}`, detail }, doer.now);
  return { mapping: hydrate(LabelMapping, row as object) };
}

export async function acceptMapping(
  database: Database,
  request: MappingRequest,
  doer: Doer,
): Promise<MappingResult> {
  const vocabulary = await loadVocabulary(database);
  if (isTooLong(textOf(request)))
    return { refusal: mappingRefusal('REASON_TOO_LONG', { max: MAX_REASON_LENGTH }) };
  return database.transaction(async (tx) => {
    const opened = await openFeed(tx, request);
    if ('refusal' in opened) return opened as { refusal: MappingRefusal };
    const decision = decisionOf(request, opened.definition, vocabulary);
    return 'messageZh' in decision ? { refusal: decision } : record(tx, database, request, decision, doer);
  });
}

export async function ignoreLabel(
  database: Database,
  request: LabelOfFeed & { readonly reason: string },
  doer: Doer,
): Promise<MappingResult> {
  const reason = textOf(request);
  if (request.kind === 'UNIT') return { refusal: mappingRefusal('UNIT_NOT_IGNORED') };
  if (reason === null) return { refusal: mappingRefusal('EMPTY_REASON') };
  if (isTooLong(reason)) return { refusal: mappingRefusal('REASON_TOO_LONG', { max: MAX_REASON_LENGTH }) };
  return database.transaction(async (tx) => {
    const opened = await openFeed(tx, request);
    if ('refusal' in opened) return opened as { refusal: MappingRefusal };
    const decision = { decision: 'IGNORED', code: null, unit: null, cumulative: null, reason } as const;
    return record(tx, database, request, decision, doer);
  });
}

/** The label is unknown again; files that were read with it stay as they were read. */
export async function withdrawMapping(
  database: Database,
  request: LabelOfFeed,
  doer: Doer,
): Promise<MappingResult> {
  return database.transaction(async (tx) => {
    const [feed] = await tx.query('select slug from feed where slug = $1 for update', [request.feed]);
    if (!feed) return { refusal: mappingRefusal('UNKNOWN_FEED', { slug: request.feed }) };
    const before = await currentMapping(tx, database, request);
    if (!before) return { refusal: mappingRefusal('NOT_DECIDED', { label: labelKey(request.label) }) };
    await supersede(tx, request, doer);
    const { kind, label, code, decision } = before;
    const detail = { feed: request.feed, kind, label, before: code ?? decision };
    const subject = `feed:${request.feed}`;
    await appendAudit(tx, { ...whoOf(doer), action: 'MAPPING_WITHDRAWN', subject, detail }, doer.now);
    return { mapping: Object.assign(before, { supersededAt: doer.now, supersededBy: doer.actor }) };
  });
}
