import type { ProcedureStep } from '../../../src/domain/programmes/procedure';
import { stepRefusal } from '../../../src/domain/programmes/step-refusals';

const OFFICE = {
  slug: 'poverty-office',
  nameZh: '县扶农办',
  nameEn: 'County Poverty Office',
  members: [],
  bearer: null,
};
const TERMS = { bodies: [OFFICE] };
const step: ProcedureStep = {
  ...{ key: 'claim-confirmed', status: 'CONFIRMED', clause: '第二十条(三)', noticeDays: null },
  ...{ nameZh: '审核确认', nameEn: 'Confirmed', bodies: ['poverty-office'], byManagers: false },
};

describe('why a step may not be decided', () => {
  it('names the bodies in the words of the document, and the clause of the step', () => {
    const refusal = stepRefusal(TERMS, { code: 'NOT_YOUR_BODY', step, bodies: ['poverty-office', 'x'] });
    expect(refusal).toEqual({
      ...{ code: 'NOT_YOUR_BODY', field: ['body'], clause: '第二十条(三)' },
      messageZh: '“审核确认”由县扶农办、x办理，您的密钥不代表其中任何一家',
      messageEn: 'Your key acts for none of those who decide this step (Confirmed): County Poverty Office, x',
    });
  });

  it('says until when a notice runs, and which step is awaited', () => {
    const running = stepRefusal(TERMS, { code: 'NOTICE_RUNNING', step, until: '2019-10-08' });
    expect(running.messageZh).toContain('公示到 2019-10-08 为止');
    const turn = stepRefusal(TERMS, { code: 'OUT_OF_TURN', awaited: step });
    expect(turn).toMatchObject({ messageEn: 'This step is not up yet; what is awaited now: Confirmed' });
  });

  it('names the body that a person stood for, and has no clause where nothing is left to decide', () => {
    const other = stepRefusal(TERMS, { code: 'STANDS_FOR_ANOTHER_BODY', step, body: 'poverty-office' });
    expect(other.messageZh).toContain('您已经代表县扶农办办理了');
    expect(stepRefusal(TERMS, { code: 'FINAL' })).toMatchObject({ clause: null, field: ['id'] });
    const early = stepRefusal(TERMS, { code: 'BEFORE_LAST_STEP', step, last: '2019-03-04' });
    expect(early.messageEn).toContain('completed on 2019-03-04');
  });
});
