/** Kejin's data structure for published figures: how it is called, and what its codes mean. */
import { type Bilingual, bilingual } from '../../domain/bilingual';
import type { CodeNames } from '../../loaders/exports/code-names';
import type { ComponentId } from '../../loaders/exports/figure-components';

export const AGENCY = 'KEJIN';
export const STRUCTURE_ID = `${AGENCY}:PUBLISHED_FIGURES(1.0.0)`;
export const DATAFLOW_URN = `urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=${STRUCTURE_ID}`;
export const STRUCTURE_NAME = bilingual('已发布的统计数据', 'Published figures');
export const SENDER_NAME = bilingual('科金', 'Kejin');

const FREQUENCIES: Readonly<Record<string, Bilingual>> = {
  A: bilingual('年', 'Annual'),
  S: bilingual('半年', 'Half-yearly'),
  Q: bilingual('季', 'Quarterly'),
  M: bilingual('月', 'Monthly'),
  YTD: bilingual('年初至今累计', 'Year to date'),
};

/** SDMX CL_OBS_STATUS. */
const STATUSES: Readonly<Record<string, Bilingual>> = {
  A: bilingual('正常', 'Normal value'),
  B: bilingual('时间序列中断', 'Time series break'),
  D: bilingual('定义不同', 'Definition differs'),
  E: bilingual('估计值', 'Estimated value'),
  F: bilingual('预测值', 'Forecast value'),
  G: bilingual('试验值', 'Experimental value'),
  H: bilingual('因假日缺失', 'Missing value; holiday or weekend'),
  I: bilingual('插补值', 'Imputed value'),
  J: bilingual('豁免', 'Derogation'),
  K: bilingual('包含其他类别', 'Data included in another category'),
  L: bilingual('未收集', 'Missing value; not collected'),
  M: bilingual('不适用', 'Missing value; cannot exist'),
  N: bilingual('不显著', 'Not significant'),
  O: bilingual('缺失', 'Missing value'),
  P: bilingual('初步数', 'Provisional value'),
  Q: bilingual('保密', 'Missing value; suppressed'),
  S: bilingual('罢工等特殊事件', 'Strike and other special events'),
  U: bilingual('可靠性低', 'Low reliability'),
  V: bilingual('未经核实', 'Unvalidated value'),
  W: bilingual('含其他类别的数据', 'Includes data from another category'),
};

const REASONS: Readonly<Record<string, Bilingual>> = {
  NOT_PUBLISHED: bilingual('未公布', 'Not published'),
  NOT_APPLICABLE: bilingual('不适用', 'Not applicable'),
  NOT_COLLECTED: bilingual('未统计', 'Not collected'),
  BELOW_UNIT: bilingual('不足一个单位', 'Less than the smallest unit'),
  CONFIDENTIAL: bilingual('保密', 'Confidential'),
  UNKNOWN: bilingual('不详', 'Unknown'),
  WITHDRAWN: bilingual('已撤回', 'Withdrawn'),
};

const REVISIONS: Readonly<Record<string, Bilingual>> = {
  NEW: bilingual('新增', 'New'),
  REVISED: bilingual('修订', 'Revised'),
  PRECISION_ONLY: bilingual('仅精度变化', 'Printed with other digits'),
};

const TRUTHS: Readonly<Record<string, Bilingual>> = {
  true: bilingual('是', 'Yes'),
  false: bilingual('否', 'No'),
};

type Meaning = (code: string) => Bilingual | undefined;

const listed =
  (codes: Readonly<Record<string, Bilingual>>): Meaning =>
  (code) =>
    codes[code];

/** What a code of a component means; undefined where it speaks for itself. */
export function meanings({ regions, indicators, units }: CodeNames): Readonly<Record<ComponentId, Meaning>> {
  const itself: Meaning = () => undefined;
  const unit: Meaning = (code) => units.get(code);
  return {
    FREQ: listed(FREQUENCIES),
    REF_AREA: (code) => regions.get(code),
    INDICATOR: (code) => indicators.get(code),
    ...{ TIME_PERIOD: itself, PUBLISHED_AT: itself, OBS_VALUE: itself, PRINTED_VALUE: itself },
    ...{ UNIT_MEASURE: unit, PRINTED_UNIT: unit },
    OBS_STATUS: listed(STATUSES),
    MISSING_REASON: listed(REASONS),
    REVISION: listed(REVISIONS),
    SYNTHETIC: listed(TRUTHS),
  };
}
