/** What the registers know of an enterprise, as things that have days. */
import type { LoanStatus } from '../../api/vocabulary';
import { CERTIFICATE_WORDS } from '../../format/certificates';
import { inLanguage, type Language } from '../../format/language';
import { money } from '../../format/numbers';
import type { EnterprisePageQuery } from './enterprises.documents';
import type { Happening } from './time-line';
import { CONTRACT_WORDS, EVENT_WORDS, LOAN_WORDS, PATENT_WORDS } from './words';

export type Enterprise = NonNullable<EnterprisePageQuery['enterprise']>;

const LOAN_TONES: Readonly<Record<LoanStatus, Happening['tone']>> = {
  ACTIVE: 'good',
  OVERDUE: 'bad',
  REPAID: 'past',
  COMPENSATED: 'bad',
  WRITTEN_OFF: 'bad',
};

const span = (from: string, to: string | null | undefined) => `${from} → ${to ?? '…'}`;
/** The first of those that are known: what was taken away ends then. */
const firstOf = (...days: readonly (string | null | undefined)[]): string | null =>
  days.filter((day): day is string => typeof day === 'string').sort()[0] ?? null;

const certificates = ({ certifications = [] }: Enterprise, day: string, say: Language): Happening[] =>
  certifications.map((one) => {
    const to = firstOf(one.expiresOn, one.revokedOn);
    const kind = CERTIFICATE_WORDS[one.kind][say];
    const isOver = one.issuedOn > day || (to !== null && to < day);
    return {
      ...{ key: one.id, lane: 'certificates', from: one.issuedOn, to, isMark: false, label: kind },
      ...{ title: `${kind} ${one.number} ${span(one.issuedOn, to)}`, tone: isOver ? 'past' : 'plain' },
    };
  });

function patents({ patents: held }: Enterprise, say: Language): Happening[] {
  return (held?.nodes ?? []).flatMap((one): Happening[] => {
    const kind = PATENT_WORDS[one.kind][say];
    const tone = one.kind === 'INVENTION' ? 'plain' : one.kind === 'UTILITY_MODEL' ? 'second' : 'third';
    const mark = { to: null, isMark: true, label: '', tone } as const;
    const title = (on: string) => `${on} ${kind} ${one.applicationNumber} ${one.titleZh}`;
    return [
      { key: `${one.id}/filed`, lane: 'filed', from: one.filedOn, title: title(one.filedOn), ...mark },
      ...(one.grantedOn
        ? [
            {
              ...{ key: `${one.id}/granted`, lane: 'granted' as const, from: one.grantedOn },
              ...{ title: title(one.grantedOn), ...mark },
            },
          ]
        : []),
    ];
  });
}

const loans = ({ loans: drawn }: Enterprise, say: Language): Happening[] =>
  (drawn?.nodes ?? []).map((one) => {
    const amount = money(one.principal, say);
    const status = LOAN_WORDS[one.status][say];
    const to = firstOf(one.repaidOn) ?? one.dueOn;
    return {
      ...{ key: one.id, lane: 'loans', from: one.drawnOn, to, isMark: false, label: amount },
      title: `${inLanguage(one.bank, 'name')} ${amount} ${span(one.drawnOn, one.dueOn)} ${status}`,
      tone: LOAN_TONES[one.status],
    };
  });

const stays = ({ tenancies }: Enterprise): Happening[] =>
  tenancies.map((one, i) => {
    const name = inLanguage(one.incubator, 'name');
    return {
      ...{ key: `tenancy/${i}`, lane: 'tenancies', from: one.movedInOn, to: one.movedOutOn ?? null },
      ...{
        isMark: false,
        label: name,
        title: `${name} ${span(one.movedInOn, one.movedOutOn)}`,
        tone: 'second',
      },
    };
  });

function deals({ investments = [], listings, techContracts }: Enterprise, say: Language): Happening[] {
  const mark = { to: null, isMark: true, label: '', tone: 'plain' } as const;
  return [
    ...investments.map((one): Happening => {
      const title = `${one.investedOn} ${inLanguage(one.fund, 'name')} ${money(one.amount, say)}`;
      return { key: one.id, lane: 'investments', from: one.investedOn, title, ...mark };
    }),
    ...listings.map((one, i): Happening => {
      const title = `${one.listedOn} ${one.board} ${one.code}`;
      const stretch = { from: one.listedOn, to: one.delistedOn ?? null, isMark: false } as const;
      return { key: `listing/${i}`, lane: 'listings', ...stretch, label: one.board, title, tone: 'third' };
    }),
    ...(techContracts?.nodes ?? []).map((one): Happening => {
      const kind = CONTRACT_WORDS[one.kind][say];
      const title = `${one.signedOn} ${kind} ${one.titleZh} ${money(one.value, say)}`;
      return { key: one.id, lane: 'contracts', from: one.signedOn, title, ...mark };
    }),
  ];
}

const events = ({ history }: Enterprise, say: Language): Happening[] =>
  history.map((one, i) => ({
    ...{ key: `event/${i}`, lane: 'events', from: one.happenedOn, to: null, isMark: true, label: '' },
    title: `${one.happenedOn} ${EVENT_WORDS[one.kind][say]} ${[one.before, one.after].filter(Boolean).join(' → ')}`,
    tone: 'plain',
  }));

export const happeningsOf = (enterprise: Enterprise, day: string, say: Language): Happening[] => [
  ...certificates(enterprise, day, say),
  ...patents(enterprise, say),
  ...loans(enterprise, say),
  ...stays(enterprise),
  ...deals(enterprise, say),
  ...events(enterprise, say),
];
