import { codesOf, openGuaranteeDesk } from '../support/guarantee-desk';

describe('guarantors, bad loans and questions over the API', () => {
  const desk = openGuaranteeDesk();
  const { ask, mutate, count, lastAudit } = desk;

  const YEAR =
    'report { version year paidInCapital capitalAdded reserveAdded smeGuarantees reason } userErrors { code field messageZh }';
  const report = (more: Record<string, unknown>, key = 'guard-county') =>
    mutate(key, 'recordGuarantorYear', { input: { institution: 'guard-county', year: 2018, ...more } }, YEAR);

  it('judges capital and reserve against their bands, and keeps every version', async () => {
    expect((await report({ year: 2017, smeGuarantees: '200000000' })).report).toMatchObject({ version: 1 });
    await report({ capitalAdded: '1999999.99', reserveAdded: '5000000', paidInCapital: '100000000' });
    expect(codesOf(await report({ capitalAdded: '2000000' }))).toEqual(['REASON_MISSING']);
    const adequacy = async (key = 'guard-county', year = 2018) =>
      (
        await ask(
          key,
          `{ guarantorAdequacy(institution: "guard-county", year: ${year}) {
        institution { slug } report { version } yearBefore { smeGuarantees } versions { version reason }
        checks { rule verdict added base min max minPercent maxPercent clause explanationZh readingZh } } }`,
        )
      ).data.guarantorAdequacy;
    expect((await adequacy()).checks).toMatchObject([
      {
        ...{ rule: 'capital-top-up', verdict: 'BELOW', added: '1999999.99', base: '200000000.00' },
        ...{ min: '2000000', max: '10000000', minPercent: '1', maxPercent: '5', clause: '二(二)' },
        ...{
          explanationZh: expect.stringContaining('低于上年'),
          readingZh: expect.stringContaining('不取中值'),
        },
      },
      { rule: 'reserve-top-up', verdict: 'WITHIN', min: '5000000', max: '8000000' },
    ]);
    await report({ capitalAdded: '2000000', reason: '漏报一分' });
    const corrected = await adequacy('treasury');
    expect(corrected.report).toEqual({ version: 2 });
    expect(corrected.versions).toEqual([
      { version: 2, reason: '漏报一分' },
      { version: 1, reason: null },
    ]);
    expect(corrected.checks.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'WITHIN',
      'CANNOT_BE_JUDGED',
    ]);
    expect((await adequacy('guard-county', 2017)).checks[0].verdict).toBe('CANNOT_BE_JUDGED');
    for (const other of ['bank-a', 'guard-city', 'jinta']) expect(await adequacy(other)).toBeNull();
    const overview = async (key: string) =>
      (await ask(key, '{ guarantors(year: 2018) { institution { slug } } }')).data.guarantors.map(
        (one: { institution: { slug: string } }) => one.institution.slug,
      );
    expect(await overview('guard-county')).toEqual(['guard-county']);
    expect(await overview('taiyuan')).toEqual(['guard-city', 'guard-county']);
    expect(await overview('planner')).toHaveLength(4);
    expect(await overview('bank-a')).toEqual([]);
  });

  it.each([
    ['YEAR_IN_FUTURE', { year: 2020, capitalAdded: '1' }],
    ['YEAR_NOT_KNOWN', { year: 1948, capitalAdded: '1' }],
    ['NOTHING_SAID', {}],
    ['AMOUNT_NEGATIVE', { capitalAdded: '-0.01' }],
    ['AMOUNT_TOO_MANY_DECIMALS', { reserveAdded: '1.001' }],
    ['AMOUNT_TOO_LARGE', { smeGuarantees: '10000000000000000' }],
    ['UNKNOWN_PROGRAMME', { programme: 'nowhere', capitalAdded: '1' }],
    ['NOT_YOUR_BODY', { institution: 'guard-city', capitalAdded: '1' }],
  ])('refuses %s of a year, and writes nothing', async (code, given) => {
    expect(codesOf(await report(given))).toEqual([code]);
    expect(await count('guarantor_year')).toBe(0);
    expect(await lastAudit()).toMatchObject({ action: 'REQUEST_REFUSED' });
  });

  it('lets those in charge report of guarantors in their regions', async () => {
    const figures = { capitalAdded: '0' };
    expect(codesOf(await report(figures, 'planner'))).toEqual(['NOT_YOUR_BODY']);
    expect(codesOf(await report({ ...figures, institution: 'guard-province' }, 'taiyuan'))).toEqual([
      'OUTSIDE_YOUR_REGIONS',
    ]);
    expect(codesOf(await report({ ...figures, institution: 'bank-a' }, 'treasury'))).toEqual([
      'NOT_A_GUARANTOR',
    ]);
    expect(codesOf(await report({ ...figures, institution: 'nobody' }, 'treasury'))).toEqual([
      'UNKNOWN_INSTITUTION',
    ]);
    expect((await report(figures, 'taiyuan')).report).toMatchObject({
      capitalAdded: '0.00',
      paidInCapital: null,
    });
    expect(await lastAudit()).toMatchObject({ action: 'GUARANTOR_REPORTED' });
  });

  const badLoans = (more: Record<string, unknown>, key = 'bank-a') =>
    mutate(
      key,
      'recordBadLoans',
      { input: { bank: 'bank-a', period: '2018', ...more } },
      'report { period version } userErrors { code }',
    );

  it('tolerates bad loans up to two points above the bank’s own target of the year', async () => {
    expect(codesOf(await badLoans({ ownTargetPercent: '2.5', nplPercent: '4.5001' }))).toEqual([]);
    expect(codesOf(await badLoans({ period: '2018-Q3', nplPercent: '4.5' }, 'regulator'))).toEqual([]);
    const tolerance = async (period: string, key = 'bank-a') =>
      (
        await ask(
          key,
          `{ badLoanTolerance(bank: "bank-a", period: "${period}") { noDeduction report { version }
        check { verdict value limit clause explanationZh } } }`,
        )
      ).data.badLoanTolerance;
    expect(await tolerance('2018')).toMatchObject({
      noDeduction: false,
      check: { verdict: 'FAILED', limit: '4.5', clause: '六(一)' },
    });
    expect(await tolerance('2018-Q3', 'forestry')).toMatchObject({
      noDeduction: true,
      check: { value: '4.5' },
    });
    expect(await tolerance('2018-Q4')).toMatchObject({
      noDeduction: null,
      report: null,
      check: { verdict: 'CANNOT_BE_JUDGED' },
    });
    for (const other of ['bank-b', 'taiyuan']) expect((await tolerance('2018', other)).report).toBeNull();
    expect(codesOf(await badLoans({ nplPercent: '4.5' }))).toEqual(['REASON_MISSING']);
    expect((await badLoans({ nplPercent: '4.5', ownTargetPercent: '2.5', reason: '更正' })).report).toEqual({
      period: '2018',
      version: 2,
    });
    expect((await tolerance('2018')).noDeduction).toBe(true);
  });

  it('tells of all banks of a programme how a year went, and a bank of itself alone', async () => {
    for (const [bank, body] of [
      ['bank-b', 'partner-banks'],
      ['bank-a', 'partner-banks'],
      ['guard-jiayuguan', 'guarantee-company'],
    ])
      await desk.api.db.query(
        `insert into programme_partner (programme_slug, institution_slug, body, since, recorded_at)
         values ('jiayuguan', $1, $2, '2018-01-01', now())`,
        [bank, body],
      );
    await badLoans({ ownTargetPercent: '2.5', nplPercent: '4.6' });
    await badLoans({ period: '2018-Q3', nplPercent: '4.5' });
    const told = async (key: string, programme = 'jiayuguan') => {
      const asked = `{ bankBadLoans(year: 2018, programme: "${programme}") { institution { slug }
        periods { period noDeduction report { nplPercent } } } }`;
      return (await ask(key, asked)).data?.bankBadLoans ?? null;
    };
    const nothing = { noDeduction: null, report: null };
    const ofA = [
      { period: '2018', noDeduction: false, report: { nplPercent: '4.6000' } },
      ...['2018-Q1', '2018-Q2'].map((period) => ({ period, ...nothing })),
      { period: '2018-Q3', noDeduction: true, report: { nplPercent: '4.5000' } },
      { period: '2018-Q4', ...nothing },
    ];
    const [a, b] = await told('regulator');
    expect(a).toEqual({ institution: { slug: 'bank-a' }, periods: ofA });
    expect(b.institution).toEqual({ slug: 'bank-b' });
    expect(b.periods.map(({ report }: { report: unknown }) => report)).toEqual(Array(5).fill(null));
    expect(await told('bank-a')).toEqual([a]);
    expect(await told('bank-b')).toEqual([b]);
    // Staff of another region: what they do not see counts as not told.
    expect((await told('taiyuan'))[0].periods[0]).toMatchObject(nothing);
    for (const programme of ['shanxi', 'nowhere']) expect(await told('planner', programme)).toEqual([]);
    expect(await told('guard-county')).toEqual([]);
    expect(await told('reader')).toBeNull();
  });

  it.each([
    ['PERIOD_NOT_A_YEAR_OR_QUARTER', { period: '2018-05', nplPercent: '1' }],
    ['PERIOD_NOT_A_YEAR_OR_QUARTER', { period: '0999', nplPercent: '1' }],
    ['PERIOD_IN_FUTURE', { period: '2019-Q3', nplPercent: '1' }],
    ['PERCENT_ABOVE_100', { nplPercent: '100.01' }],
    ['PERCENT_NEGATIVE', { ownTargetPercent: '-1' }],
    ['NOTHING_SAID', {}],
    ['NO_SUCH_RULE', { programme: 'shanxi', nplPercent: '1' }],
    ['UNKNOWN_PROGRAMME', { programme: 'x', nplPercent: '1' }],
    ['NOT_YOUR_BODY', { bank: 'bank-b', nplPercent: '1' }],
  ])('refuses %s of bad loans, and writes nothing', async (code, given) => {
    expect(codesOf(await badLoans(given))).toEqual([code]);
    expect(await count('npl_report')).toBe(0);
  });

  it('answers anybody what the published rules say before anything is recorded', async () => {
    const { data } = await desk.api.ask(`{
      fee: guaranteeFee(currentPercent: "1.5", agreedPercent: "1.2") { mostPercent check { verdict clause } userErrors { code } }
      unknown: guaranteeFee(agreedPercent: "1.2") { mostPercent check { verdict explanationZh } }
      bad: guaranteeFee(currentPercent: "-1") { userErrors { code field } }
      small: guaranteeReview(amount: "8000000", level: PROVINCE, dueOn: "2019-08-15") { checks { rule verdict } }
      local: guaranteeReview(amount: "8000000", level: COUNTY, dueOn: "2019-07-29") { checks { rule verdict explanationZh } }
      large: guaranteeReview(amount: "8000000.01", level: PROVINCE) { checks { verdict limit unit } }
      none: guaranteeReview(amount: "0") { checks { rule } userErrors { code } } }`);
    expect(data).toMatchObject({
      fee: { mostPercent: '1.2', check: { verdict: 'PASSED', clause: '一(五)' }, userErrors: [] },
      unknown: { mostPercent: null, check: { verdict: 'CANNOT_BE_JUDGED' } },
      bad: { userErrors: [{ code: 'PERCENT_NEGATIVE', field: ['currentPercent'] }] },
      small: {
        checks: [
          { rule: 'review-shortcut', verdict: 'PASSED' },
          { rule: 'early-renewal', verdict: 'CANNOT_BE_JUDGED' },
        ],
      },
      local: {
        checks: [
          { rule: 'local-review', verdict: 'CANNOT_BE_JUDGED' },
          { rule: 'early-renewal', verdict: 'FAILED' },
        ],
      },
      large: { checks: [{ verdict: 'FAILED', limit: '8000000.00', unit: 'CNY' }] },
      none: { checks: [], userErrors: [{ code: 'AMOUNT_NOT_POSITIVE' }] },
    });
  });

  it('works out the small subsidies, and says where the text gives no rate', async () => {
    const LINES = 'lines { rule amount clause explanationZh coversZh coversEn } userErrors { code }';
    const quote = async (args: string) =>
      (await desk.api.ask(`{ subsidyQuote(${args}) { ${LINES} } }`)).data.subsidyQuote;
    const planted = await quote(
      'programme: "yunnan-crops", crop: "竹子", areaMu: "12.3456", prefectureSubsidy: "987.65"',
    );
    expect(planted.lines.slice(0, 2)).toMatchObject([
      { rule: 'bamboo', amount: '987.65', explanationZh: expect.stringContaining('四舍五入到分') },
      { rule: 'matching', amount: '987.65' },
    ]);
    const open = Object.fromEntries(
      planted.lines.slice(2).map((line: { rule: string; amount: null }) => [line.rule, line.amount]),
    );
    expect(open).toMatchObject({ deposit: null, rewards: null });
    const tea = await quote('programme: "yunnan-crops", crop: "茶叶", areaMu: "3"');
    expect(tea.lines[0]).toMatchObject({ rule: 'other-crops', amount: null });
    expect(tea.lines[1]).toMatchObject({ rule: 'matching', amount: null });
    const hebi = await quote('programme: "hebi-loan-risk-sharing"');
    expect(hebi.lines.map(({ rule }: { rule: string }) => rule)).toEqual(
      expect.arrayContaining(['pledge-cost-subsidy', 'interest-subsidy', 'premium-subsidy']),
    );
    const pledge = hebi.lines.find(({ rule }: { rule: string }) => rule === 'pledge-cost-subsidy');
    expect(pledge).toMatchObject({
      amount: null,
      coversZh: ['利息', '评估', '担保', '保险'],
      clause: '三(八)',
    });
    for (const [args, code] of [
      ['programme: "x"', 'UNKNOWN_PROGRAMME'],
      ['programme: "yunnan-crops", crop: "竹子"', 'AREA_MISSING'],
      ['programme: "yunnan-crops", areaMu: "1"', 'CROP_MISSING'],
      ['programme: "yunnan-crops", crop: "竹子", areaMu: "0"', 'AREA_NOT_POSITIVE'],
      ['programme: "yunnan-crops", crop: "竹子", areaMu: "-1"', 'AREA_NOT_POSITIVE'],
      ['programme: "yunnan-crops", crop: "竹子", areaMu: "1.00001"', 'AREA_TOO_MANY_DECIMALS'],
      ['programme: "yunnan-crops", crop: "竹子", areaMu: "1000000001"', 'AREA_TOO_LARGE'],
      ['programme: "yunnan-crops", prefectureSubsidy: "1.001"', 'AMOUNT_TOO_MANY_DECIMALS'],
      ['programme: "shanxi", crop: "竹子", areaMu: "1"', 'NO_PLANTING_SUBSIDY'],
    ] as const) {
      expect([args, codesOf(await quote(args))]).toEqual([args, [code]]);
    }
  });
});
