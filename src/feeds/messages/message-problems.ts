/** What can be wrong with messages, beside all that can be wrong with any figure. */
import { error, fatal, info } from '../problem-severity';

/** Of the whole message. */
export const MESSAGE_PROBLEMS = {
  MESSAGE_TOO_LARGE: fatal(
    '文件超过此格式的上限 {max}',
    'The file exceeds what is taken of this format, {max}',
  ),
  BAD_JSON: fatal('不是正确的 JSON：{detail}', 'This is no valid JSON: {detail}'),
  JSON_TOO_DEEP: fatal('JSON 嵌套超过 {max} 层', 'The JSON is nested deeper than {max} levels'),
  BAD_XML: fatal('不是正确的 XML：{detail}', 'This is no valid XML: {detail}'),
  XML_DOCTYPE: fatal(
    '文件含有 DOCTYPE 声明；统计消息不需要，出于安全一律不收',
    'The file declares a DOCTYPE; messages need none, and it is refused for safety',
  ),
  XML_TOO_LARGE: fatal(
    'XML 中的{what}超过上限 {max}',
    'The XML has more than is taken: {what}, at most {max}',
  ),
  WRONG_MESSAGE: fatal(
    '这不是 {format} 格式的消息：{detail}',
    'This is no message of the format {format}: {detail}',
  ),
  STRUCTURE_MESSAGE: fatal(
    '这是结构定义（DSD、代码表等），没有数据；请上传数据消息',
    'This describes structures (a DSD, code lists) and holds no data; send the message with the data',
  ),
  SOURCE_REPORTS_ERROR: fatal(
    '数据来源返回的是错误信息，不是数据：{detail}',
    'The source answered with an error instead of data: {detail}',
  ),
  NO_FIGURES_IN_MESSAGE: fatal('消息中没有数据', 'There are no figures in the message'),
} as const;

/** Of one figure in it, or of one place where a figure might be. */
export const MESSAGE_FIGURE_PROBLEMS = {
  MISSING_COMPONENT: error(
    '消息中没有数据源所说的指标组件“{component}”',
    'The message has no component "{component}", by which the feed tells the indicator',
  ),
  BAD_MULTIPLIER: error('“{text}”不是可用的乘数（10 的幂）', '"{text}" is no power of ten to multiply by'),
  UNKNOWN_ACTION: error(
    '不认识的操作“{text}”；SDMX 有 I、A、M、R、D',
    'Unknown action "{text}"; SDMX has I, A, M, R and D',
  ),
  WILDCARD_DELETE: error(
    '这是成批删除：地区、指标或报告期留空；请逐项列出要撤回的数值',
    'This deletes whatever matches, for region, indicator or period is blank; list the figures one by one',
  ),
  ATTRIBUTES_ONLY: info(
    '{count} 处只有属性、没有数值，已跳过',
    '{count} places set attributes only and hold no figure; skipped',
  ),
} as const;
