/** Proposed loans of every planted enterprise at two banks, each with a purpose that stands nowhere else. */
import type { Database } from '../../../src/db/database';
import { insert, json } from '../../support/factories';
import type { PlantedRow } from './callers';
import type { Plants } from './plant-assessments';

interface PlantedBorrower extends Omit<PlantedRow, 'type' | 'marker'> {
  readonly id: unknown;
  readonly name: string;
  readonly regionCode: string;
}

const CHECK = {
  rule: { programme: 'walked-programme', key: 'k', kind: 'k', clause: 'x', nameZh: 'x', nameEn: 'x' },
  ...{ verdict: 'PASSED', because: null, value: null, limit: null, unit: null, words: { zh: 'x', en: 'x' } },
};

export async function plantApplications(
  db: Database,
  planting: Plants,
  { id, name, regionCode, ...of }: PlantedBorrower,
): Promise<void> {
  for (const bank of ['bank-a', 'bank-b']) {
    const purpose = planting.add('LoanApplication', `⟦purpose-${bank}-${name}⟧`, { ...of, bank });
    const application = await insert(db, 'loan_application', {
      ...{ programmeSlug: 'walked-programme', bankSlug: bank, borrowerId: id, regionCode, purpose },
      ...{ amount: '5.00', months: 12, annualRate: '0.05', told: json({}), checks: json([CHECK]) },
      ...{ outcome: 'ELIGIBLE', status: 'PENDING', filedBy: 'key:x', filedOn: '2019-01-01' },
      ...{ filedAt: new Date(), isSynthetic: false },
    });
    planting.note('LoanApplication', String(application.id));
    await insert(db, 'loan_application_decision', {
      ...{ applicationId: application.id, step: 'x', body: 'x', agreed: true, decidedOn: '2019-01-02' },
      ...{ decidedBy: 'key:x', decidedAt: new Date() },
      comment: planting.add('LoanApplicationDecision', `⟦comment-${bank}-${name}⟧`, { ...of, bank }),
    });
  }
}
