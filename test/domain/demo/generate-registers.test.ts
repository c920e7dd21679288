import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { demoFeedFiles, demoFeedText } from '../../../src/domain/demo/figures';
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

describe('the demonstration feeds', () => {
  it.each(demoFeedFiles())('lie in seeds/demo as the generator gives them: $feedSlug/$fileName', (file) => {
    const bytes = readFileSync(join(__dirname, '../../../seeds/demo', file.feedSlug, file.fileName));
    expect(iconv.decode(bytes, file.encoding)).toBe(demoFeedText(file));
  });

  it('never fall within a year to date, growth rates apart', () => {
    const falls = demoFeedFiles()
      .flatMap(({ figures }) => figures)
      .filter(({ period, unit }) => period.frequency === 'YEAR_TO_DATE' && unit !== '%')
      .filter((figure, i, all) => {
        const before = all[i - 1];
        const isNext = before?.label === figure.label && before.period.start === figure.period.start;
        return (
          isNext && before.regionCode === figure.regionCode && Number(before.value) > Number(figure.value)
        );
      });
    expect(falls).toEqual([]);
  });

  it('are published after the period they speak of', () => {
    const early = demoFeedFiles()
      .flatMap(({ figures }) => figures)
      .filter(({ period, publishedOn }) => publishedOn <= period.end);
    expect(early).toEqual([]);
  });
});
