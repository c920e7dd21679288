/** Synthetic loans to technology SMEs: a set amount is lent each year by banks that do not exist. */
import { addDays, addMonths, daysBetween, type IsoDate } from '../calendar';
import type { SeededRandom } from '../random';
import { DEMO_ENDS_ON, DEMO_YEARS, type DemoPlace } from './places';
import type { DemoCertification, DemoEnterprise, DemoLoan } from './register-rows';

export const DEMO_BANKS = [
  { slug: 'demo-bank-a', nameZh: '演示银行甲', nameEn: 'Demo Bank A' },
  { slug: 'demo-bank-b', nameZh: '演示银行乙', nameEn: 'Demo Bank B' },
  { slug: 'demo-bank-c', nameZh: '演示银行丙', nameEn: 'Demo Bank C' },
] as const;

const STEP = 100_000;
const STEPS_PER_LOAN = [5, 60] as const;
const TERMS_MONTHS = [6, 12, 12, 12, 24];
/** One-year loans of the time, in hundredths of a percent. */
const RATES = [435, 457, 479, 522, 566];
const LATE_SHARE = 0.03;
const LATE_DAYS = [5, 90] as const;

export function demoLoans(
  place: DemoPlace,
  enterprises: readonly DemoEnterprise[],
  certifications: readonly DemoCertification[],
  random: SeededRandom,
): DemoLoan[] {
  const loans: DemoLoan[] = [];
  for (const year of DEMO_YEARS) {
    const listed = certifications.filter(
      (one) => one.kind === 'TECH_SME' && one.issuedOn.startsWith(String(year)),
    );
    const borrowers =
      listed.length > 0
        ? listed.map(({ uscc, issuedOn }) => ({ uscc, from: issuedOn }))
        : enterprises.map(({ uscc }) => ({ uscc, from: `${year}-01-05` }));
    for (let left = place.lent[year]; left > 0; ) {
      const wanted = random.int(...STEPS_PER_LOAN) * STEP;
      const principal = Math.min(wanted, left);
      left -= principal;
      const contractNumber = `DEMO-${place.slug}-${year}-${String(loans.length + 1).padStart(4, '0')}`;
      loans.push(loanOf(random, { ...random.pick(borrowers), principal, year, contractNumber }));
    }
  }
  return loans;
}

interface Drawing {
  readonly uscc: string;
  /** The first day on which the enterprise is a technology SME this year: it draws as one. */
  readonly from: IsoDate;
  readonly principal: number;
  readonly year: number;
  readonly contractNumber: string;
}

function loanOf(random: SeededRandom, { uscc, from, principal, year, contractNumber }: Drawing): DemoLoan {
  const drawnOn = addDays(from, random.int(0, daysBetween(from, `${year}-12-26`)));
  const dueOn = addMonths(drawnOn, random.pick(TERMS_MONTHS));
  const late = random.chance(LATE_SHARE) ? random.int(...LATE_DAYS) : 0;
  const paidOn = addDays(dueOn, late);
  return {
    uscc,
    contractNumber,
    bankSlug: random.pick(DEMO_BANKS).slug,
    principal: `${principal}.00`,
    annualRate: (random.pick(RATES) / 10_000).toFixed(4),
    drawnOn,
    dueOn,
    ...endOf(dueOn, paidOn, `${principal}.00`),
  };
}

/** As it stood on the last day of the demonstration. */
function endOf(
  dueOn: IsoDate,
  paidOn: IsoDate,
  principal: string,
): Pick<DemoLoan, 'repaidOn' | 'status' | 'outstanding'> {
  if (paidOn <= DEMO_ENDS_ON) return { repaidOn: paidOn, status: 'REPAID', outstanding: '0.00' };
  return { repaidOn: null, outstanding: principal, status: dueOn <= DEMO_ENDS_ON ? 'OVERDUE' : 'ACTIVE' };
}
