/** The API over the seeds, with those who keep the books of the X-county fund, and what they ask. */
import { resolve } from 'node:path';
import { PROJECT_ROOT } from '../../src/config';
import { loadCatalogue } from '../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../src/services/catalogue/read-catalogue';
import { NOW, openApi } from '../server/api';
import { insertInstitution } from './graph';

export const FUND = 'risk-fund-risk-compensation';
export const OPENING = { programme: 'risk-fund', openedOn: '2016-01-01' };
export const OPENED =
  '{ fund { slug nameZh size isSynthetic book { openedOn } balance } userErrors { code clause } }';
export const PARTNER = '{ partner { body since until institution { slug } } userErrors { code messageZh } }';
const POSTED = `{ posting { id seq cause causeId occurredOn actorName party remark
  entries { account { kind institution { slug } } debit credit balanceAfter }
  reverses { id } reversedBy { id } } userErrors { code field messageZh messageEn clause } }`;

export interface Ask {
  readonly key?: string;
  readonly once?: string;
  readonly answer?: string;
}

export const codes = (payload: { userErrors: { code: string }[] }) =>
  payload.userErrors.map(({ code }) => code);

export const deposit = (more: object = {}) => ({
  ...{ fund: FUND, institution: 'bank-a', contributor: '县财政', amount: '16000000', paidOn: '2016-03-01' },
  ...more,
});

export type LedgerOffice = Awaited<ReturnType<typeof openLedgerOffice>>;

export async function openLedgerOffice() {
  const api = await openApi({ poolSize: 12 });
  let nextKey = 0;
  await loadCatalogue(api.db, await readCatalogue(resolve(PROJECT_ROOT, 'seeds')), NOW);
  for (const slug of ['bank-a', 'bank-b', 'bank-c']) await insertInstitution(api.db, slug);
  const admin = await api.keyOf('ADMINISTRATOR');
  const keeper = await api.keyOf('DATA_OFFICER', { name: '县扶农办', bodies: ['risk-fund/poverty-office'] });
  const bank = await api.keyOf('BANK', { institutionSlug: 'bank-a', scopes: ['LEND', 'FINANCE'] });
  const freshKey = () => {
    nextKey += 1;
    return `k-${nextKey}`;
  };
  const act = async (mutation: string, input: object, { key = keeper, once, answer = POSTED }: Ask = {}) => {
    const type = {
      ...{ openFund: 'OpenFundInput', setProgrammePartner: 'SetPartnerInput' },
      ...{ endProgrammePartner: 'EndPartnerInput', recordDeposit: 'DepositInput' },
      ...{ recordDepositInterest: 'DepositInterestInput', transferBetweenAccounts: 'TransferInput' },
      reportBankBalance: 'BankBalanceInput',
    }[mutation];
    const result = await api.ask(
      `mutation ($input: ${type}!, $key: String!) { ${mutation}(input: $input, idempotencyKey: $key) ${answer} }`,
      { key, variables: { input, key: once ?? freshKey() } },
    );
    expect(result.errors).toBeUndefined();
    return result.data[mutation];
  };
  const reverse = async (id: string, reason = '记错机构', { key = keeper, once }: Ask = {}) => {
    const { data, errors } = await api.ask(
      `mutation ($id: ID!, $reason: String!, $key: String!) {
        reversePosting(id: $id, reason: $reason, idempotencyKey: $key) ${POSTED} }`,
      { key, variables: { id, reason, key: once ?? freshKey() } },
    );
    expect(errors).toBeUndefined();
    return data.reversePosting;
  };
  const fund = async (selection: string, key = admin) => {
    const { data, errors } = await api.ask(
      `{ funds(filter: { kind: [RISK_COMPENSATION] }) { nodes { slug ${selection} } } }`,
      { key },
    );
    expect(errors).toBeUndefined();
    return data.funds.nodes.find(({ slug }: { slug: string }) => slug === FUND);
  };
  return { api, admin, keeper, bank, freshKey, act, reverse, fund };
}
