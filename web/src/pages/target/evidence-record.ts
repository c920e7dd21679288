/** A record behind a number, in words: what it is called, when it counts, and where it can be looked up. */
import type { RouteLocationRaw } from 'vue-router';
import { CERTIFICATE_WORDS } from '../../format/certificates';
import { momentText, periodText } from '../../format/dates';
import { inLanguage, type Language } from '../../format/language';
import { exactNumber, money } from '../../format/numbers';
import type { TargetEvidenceQuery } from './target-records.documents';

export type EvidenceEdge = NonNullable<TargetEvidenceQuery['target']>['evidence']['edges'][number];
export type RecordNode = NonNullable<EvidenceEdge['node']>;
type Word = Readonly<Record<Language, string>>;

export interface RecordWords {
  readonly name: string;
  readonly number: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly note: string | null;
  readonly link: RouteLocationRaw | null;
  readonly source: { readonly text: string; readonly run: string | null } | null;
  readonly synthetic: boolean;
}

const KINDS: Readonly<Record<string, Word>> = {
  CERTIFICATION: { zh: '证书', en: 'certificate' },
  PATENT: { zh: '专利', en: 'patent' },
  LOAN: { zh: '贷款', en: 'loan' },
  INCUBATOR: { zh: '孵化载体', en: 'incubator' },
  TECH_CONTRACT: { zh: '技术合同', en: 'technology contract' },
  LISTING: { zh: '上市挂牌', en: 'listing' },
  CONTRIBUTION: { zh: '出资', en: 'contribution' },
  INVESTMENT: { zh: '投资', en: 'investment' },
  FUND: { zh: '基金', en: 'fund' },
  LEDGER_POSTING: { zh: '账簿分录', en: 'ledger posting' },
  DATA_POINT: { zh: '公布的数字', en: 'published figure' },
  DEED: { zh: '办成的事', en: 'deed' },
  COUNT: { zh: '登记簿计数', en: 'count of a register' },
  RULE: { zh: '按规则计入，记录太多不逐条列', en: 'by rule: too many records to list' },
  UNITEMISED: { zh: '没有逐条记录的计数', en: 'a count without its records' },
};

export const kindWord = (kind: string, language: Language): string => KINDS[kind]?.[language] ?? kind;

/** What kind of record it is, as closely as the reader may know. */
export function whatItIs(
  { kind, node }: Pick<EvidenceEdge, 'kind'> & { node?: RecordNode | null },
  language: Language,
) {
  return node?.__typename === 'Certification'
    ? CERTIFICATE_WORDS[node.kind][language]
    : kindWord(kind, language);
}

const NOTHING: RecordWords = {
  ...{ name: '', number: null, from: null, until: null },
  ...{ note: null, link: null, source: null, synthetic: false },
};

const party = (one: { uscc: string; nameZh: string; nameEn?: string | null } | null | undefined) => ({
  name: inLanguage(one, 'name'),
  link: one ? { name: 'enterprise', params: { uscc: one.uscc } } : null,
});

type Node<Name extends RecordNode['__typename']> = Extract<RecordNode, { __typename: Name }>;
type Writers = {
  [Name in RecordNode['__typename']]: (node: Node<Name>, language: Language) => Partial<RecordWords>;
};

const WRITERS: Writers = {
  Certification: (one) => ({
    ...party(one.enterprise),
    number: one.number,
    from: one.issuedOn,
    until: one.revokedOn ?? one.expiresOn ?? null,
  }),
  Patent: (one) => ({
    ...party(one.owner),
    number: one.applicationNumber,
    from: one.grantedOn ?? one.filedOn,
    until: one.lapsedOn ?? null,
    note: one.titleZh,
  }),
  Loan: (one, language) => ({
    ...party(one.borrower),
    number: one.contractNumber,
    from: one.drawnOn,
    until: one.dueOn,
    note: [inLanguage(one.bank, 'name'), money(one.principal, language)].join(' · '),
  }),
  Incubator: (one) => ({
    name: inLanguage({ nameZh: one.incubatorNameZh, nameEn: one.incubatorNameEn }, 'name'),
    from: one.openedOn,
    until: one.closedOn ?? null,
  }),
  TechContract: (one, language) => ({
    ...party(one.seller),
    number: one.number,
    from: one.signedOn,
    note: [one.titleZh, money(one.value, language)].join(' · '),
  }),
  Listing: (one) => ({
    ...party(one.enterprise),
    number: `${one.board} ${one.code}`,
    from: one.listedOn,
    until: one.delistedOn ?? null,
  }),
  Investment: (one, language) => ({
    ...party(one.enterprise),
    from: one.investedOn,
    until: one.exitedOn ?? null,
    note: money(one.amount, language),
  }),
  Contribution: (one, language) => ({
    name: one.contributorZh,
    from: one.paidOn,
    note: money(one.amount, language),
  }),
  Fund: (one, language) => ({
    name: inLanguage({ nameZh: one.fundNameZh, nameEn: one.fundNameEn }, 'name'),
    from: one.establishedOn ?? null,
    note: money(one.size, language),
  }),
  LedgerPosting: (one) => ({
    name: inLanguage(one.fund, 'name'),
    number: one.seq,
    from: one.occurredOn,
    note: one.remark ?? null,
  }),
  DataPoint: (one, language) => ({
    name: periodText(one.period, language),
    number: exactNumber(one.valueExact),
    note: `${language === 'zh' ? '公布于' : 'published'} ${momentText(one.publishedAt, language)}`,
    source: {
      text: placeOf(one, language),
      run: one.source.run?.id ?? null,
    },
  }),
  Target: (one) => ({
    name: inLanguage(one, 'doneEvidence'),
    from: one.doneOn ?? null,
    note: one.doneClause ?? null,
  }),
};

function placeOf({ source }: Node<'DataPoint'>, language: Language): string {
  const zh = language === 'zh';
  return [
    inLanguage(source.document, 'title') || source.fileName,
    source.clause,
    source.sheet,
    source.cell ?? (source.line == null ? null : zh ? `第 ${source.line} 行` : `line ${source.line}`),
  ]
    .filter(Boolean)
    .join(' · ');
}

export function recordWords(node: RecordNode | null | undefined, language: Language): RecordWords {
  if (!node) return NOTHING;
  const write = WRITERS[node.__typename] as (one: RecordNode, language: Language) => Partial<RecordWords>;
  return { ...NOTHING, synthetic: 'isSynthetic' in node && node.isSynthetic, ...write(node, language) };
}

const HAS_NO_RECORD = ['COUNT', 'RULE', 'UNITEMISED'];
type Traceable = Pick<EvidenceEdge, 'kind' | 'reason'> & {
  readonly node?: RecordNode | null;
  readonly reference?: string | null;
};

/** There is a record, and the reader may not see which. */
export const isHidden = ({ kind, node, reference }: Traceable): boolean =>
  !node && !reference && !HAS_NO_RECORD.includes(kind);

/** Records that the reader may not tell apart make one row, with how many they are. */
export function gathered<Entry extends Traceable>(
  entries: readonly Entry[],
  weight: (entry: Entry) => string,
): { readonly entry: Entry; readonly times: number }[] {
  const rows = new Map<string, { entry: Entry; times: number }>();
  entries.forEach((entry, place) => {
    const key = isHidden(entry) ? [entry.kind, entry.reason, weight(entry)].join() : `${place}`;
    const row = rows.get(key);
    if (row) row.times += 1;
    else rows.set(key, { entry, times: 1 });
  });
  return [...rows.values()];
}
