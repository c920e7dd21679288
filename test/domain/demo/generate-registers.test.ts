import { generateRegisters } from '../../../src/domain/demo/generate-registers';
import { DEMO_PLACES, DEMO_YEARS } from '../../../src/domain/demo/places';
import { isHighTechCertificate } from '../../../src/domain/identifiers/high-tech-certificate';
import { checkPatentNumber } from '../../../src/domain/identifiers/patent-number';
import { checkTechSmeNumber } from '../../../src/domain/identifiers/tech-sme-number';
import { checkUscc } from '../../../src/domain/identifiers/uscc';

const registers = generateRegisters();
const unique = (values: readonly string[]) => new Set(values).size === values.length;

describe('the demonstration registers', () => {
  it('are the same for the same seed and others for another', () => {
    expect(generateRegisters()).toEqual(registers);
    expect(generateRegisters(1)).not.toEqual(registers);
  });

  it('have credit codes valid in both check characters, each once, and 演示 in every name', () => {
    expect(
      registers.enterprises.map(({ uscc }) => checkUscc(uscc)).filter((c) => c.problem || c.warning),
    ).toEqual([]);
    expect(unique(registers.enterprises.map(({ uscc }) => uscc))).toBe(true);
    expect(registers.enterprises.filter(({ nameZh }) => !nameZh.startsWith('演示·'))).toEqual([]);
    expect(registers.incubators.filter(({ nameZh }) => !nameZh.includes('演示'))).toEqual([]);
  });

  it('take their credit codes from one range that is told from real ones at a glance', () => {
    expect(registers.enterprises.filter(({ uscc }) => !/^91\d{6}DEM\d{5}/.test(uscc))).toEqual([]);
  });

  it('renew some certificates before they lapse and some after a gap, and let some lapse', () => {
    const byOwner = new Map<string, [issuedOn: string, expiresOn: string | null][]>();
    for (const { kind, uscc, issuedOn, expiresOn } of registers.certifications) {
      if (kind !== 'HIGH_TECH_ENTERPRISE') continue;
      byOwner.set(uscc, [...(byOwner.get(uscc) ?? []), [issuedOn, expiresOn]]);
    }
    const pairs = [...byOwner.values()].flatMap((own) =>
      own.slice(1).map(([issuedOn], i) => [own[i]?.[1] ?? '', issuedOn] as const),
    );
    expect(pairs.filter(([lastDay, renewedOn]) => renewedOn <= lastDay).length).toBeGreaterThan(0);
    expect(pairs.filter(([lastDay, renewedOn]) => renewedOn > lastDay).length).toBeGreaterThan(0);
    const lapsed = [...byOwner.values()].filter((own) => (own.at(-1)?.[1] ?? '9') < '2020-06-01');
    expect(lapsed.length).toBeGreaterThan(0);
  });

  it('have valid certificate numbers, each once', () => {
    const numbers = (kind: string) =>
      registers.certifications.filter((one) => one.kind === kind).map((one) => one.number);
    expect(numbers('HIGH_TECH_ENTERPRISE').filter((number) => !isHighTechCertificate(number))).toEqual([]);
    expect(numbers('TECH_SME').filter((number) => checkTechSmeNumber(number).warning)).toEqual([]);
    expect(unique(registers.certifications.map(({ kind, number }) => `${kind} ${number}`))).toBe(true);
  });

  it('have patent numbers with a right check digit that agree with kind and year of filing', () => {
    const wrong = registers.patents.filter(({ applicationNumber, kind, filedOn }) => {
      const { patent } = checkPatentNumber(applicationNumber);
      return patent?.kind !== kind || !applicationNumber.startsWith(filedOn.slice(0, 4));
    });
    expect(wrong).toEqual([]);
    expect(unique(registers.patents.map(({ applicationNumber }) => applicationNumber))).toBe(true);
    expect(registers.patents.filter(({ filedOn, grantedOn }) => grantedOn && grantedOn < filedOn)).toEqual(
      [],
    );
  });

  it('put tenants into platforms that are open, each into one at a time', () => {
    const opened = new Map(registers.incubators.map((one) => [one.nameZh, one.openedOn]));
    for (const { incubatorNameZh, movedInOn, movedOutOn } of registers.tenancies) {
      expect(movedInOn >= (opened.get(incubatorNameZh) ?? '9999')).toBe(true);
      expect(movedOutOn === null || movedOutOn > movedInOn).toBe(true);
    }
    expect(registers.tenancies.length).toBeGreaterThan(50);
    expect(unique(registers.tenancies.map(({ uscc }) => uscc))).toBe(true);
  });

  it('say of most enterprises that they agree to be shared, since when and on what ground', () => {
    const shared = registers.enterprises.filter((one) => one.sharingAuthorised);
    expect(shared.length / registers.enterprises.length).toBeGreaterThan(0.7);
    expect(shared.length).toBeLessThan(registers.enterprises.length);
    expect(shared.filter((one) => one.sharingDecidedOn === null || !one.sharingReason)).toEqual([]);
  });

  it('pay no more into a fund than its size, and invest no more than was paid in', () => {
    const sum = (rows: readonly { readonly fundSlug: string; readonly amount: string }[], slug: string) =>
      rows.filter((one) => one.fundSlug === slug).reduce((total, one) => total + Number(one.amount), 0);
    for (const { slug, size } of registers.funds) {
      const paidIn = sum(registers.contributions, slug);
      expect(paidIn).toBeGreaterThan(0);
      expect(paidIn).toBeLessThanOrEqual(Number(size));
      expect(sum(registers.investments, slug)).toBeLessThanOrEqual(paidIn);
    }
    expect(registers.investments.length).toBeGreaterThan(0);
    expect(registers.contracts.length).toBeGreaterThan(20);
    expect(registers.listings.length).toBeGreaterThan(0);
    expect(registers.patents.filter((one) => one.pledgedOn).length).toBeGreaterThan(0);
  });

  it.each(DEMO_PLACES)('grant and lend in $slug what its plan of years says', (place) => {
    const here = new Set(
      registers.enterprises
        .filter(({ regionCode }) => place.districts.some(({ code }) => code === regionCode))
        .map(({ uscc }) => uscc),
    );
    for (const year of DEMO_YEARS) {
      const granted = registers.patents.filter(
        (one) => here.has(one.uscc) && one.grantedOn?.startsWith(`${year}`),
      );
      expect(granted).toHaveLength(place.patentsGranted[year]);
      const lent = registers.loans.filter((one) => here.has(one.uscc) && one.drawnOn.startsWith(`${year}`));
      expect(lent.reduce((sum, { principal }) => sum + Number(principal), 0)).toBe(place.lent[year]);
      const listed = registers.certifications.filter(
        (one) => one.kind === 'TECH_SME' && here.has(one.uscc) && one.issuedOn.startsWith(`${year}`),
      );
      expect(unique(listed.map(({ uscc }) => uscc))).toBe(true);
      expect(listed).toHaveLength(place.techSmes[year]);
    }
  });
});
