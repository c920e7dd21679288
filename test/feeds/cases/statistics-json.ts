/** Answers of statistics APIs that are broken, dishonest or no data at all. */
import { MAX_JSON_DEPTH, MAX_ROWS } from '../../../src/feeds/limits';
import type { BadFile } from './bad-file';

type Case = readonly [
  name: string,
  bytes: string | (() => Buffer | string),
  codes: readonly string[],
  rows?: number,
];

const node = (data: string, sj = '202406', zb = 'A01') =>
  `{"code":"zb.${zb}_sj.${sj}","data":${data},"wds":[{"wdcode":"zb","valuecode":"${zb}"},{"wdcode":"sj","valuecode":"${sj}"}]}`;
const DATA = '{"data":6.25,"dotcount":1,"hasdata":true,"strdata":"6.3"}';
const NODES =
  '[{"wdcode":"zb","nodes":[{"code":"A01","cname":"规上工业增加值_同比增长","name":"规上工业增加值_同比增长","unit":"%"}]}]';
const easyquery = (datanodes: string, wdnodes = NODES) =>
  `{"returncode":200,"returndata":{"datanodes":[${datanodes}],"wdnodes":${wdnodes},"freshsort":0}}`;

const EASYQUERY: readonly Case[] = [
  [
    'the 403 page of the firewall',
    '<html><head><title>403</title></head><body>reason:UrlACL</body></html>',
    ['SOURCE_REPORTS_ERROR 0'],
  ],
  [
    'an error that comes with status 200',
    '{"returncode":501,"returndata":"对不起，未能找到您的数据"}',
    ['SOURCE_REPORTS_ERROR 0'],
  ],
  [
    'the tree of indicators',
    '[{"id":"A01","pid":"","name":"价格指数","isParent":true,"dbcode":"hgyd","wdcode":"zb"}]',
    ['WRONG_MESSAGE 0'],
  ],
  ['an empty list', '[]', ['WRONG_MESSAGE 0']],
  ['no return code', '{"returndata":{"datanodes":[],"wdnodes":[]}}', ['WRONG_MESSAGE 0']],
  ['text in the place of data', '{"returncode":200,"returndata":"好"}', ['WRONG_MESSAGE 0']],
  ['no nodes of data', '{"returncode":200,"returndata":{"wdnodes":[]}}', ['WRONG_MESSAGE 0']],
  ['no nodes of dimensions', '{"returncode":200,"returndata":{"datanodes":[]}}', ['WRONG_MESSAGE 0']],
  ['nothing found', easyquery(''), ['NO_FIGURES_IN_MESSAGE 0']],
  ['a node that is no object', easyquery('1'), ['WRONG_MESSAGE 0']],
  ['a node without coordinates', easyquery(`{"code":"x","data":${DATA}}`), ['WRONG_MESSAGE 0']],
  [
    'a node that does not say whether it has data',
    easyquery(node('{"data":0,"strdata":""}')),
    ['WRONG_MESSAGE 0'],
  ],
  [
    'a label that nobody maps',
    easyquery(node(DATA, '202406', 'A02')),
    ['IGNORED_LABEL 1', 'NOTHING_RECOGNISED 0'],
  ],
  [
    'a month that does not exist',
    easyquery(`${node(DATA)},${node(DATA, '202413')}`),
    ['UNREADABLE_PERIOD 2'],
    1,
  ],
  ['a fifth quarter', easyquery(`${node(DATA)},${node(DATA, '2024E')}`), ['UNREADABLE_PERIOD 2'], 1],
  ['a word for a number', easyquery(node('{"data":1,"hasdata":true,"strdata":"约六"}')), ['NOT_A_NUMBER 1']],
  [
    'two values for one figure',
    easyquery(`${node(DATA)},${node('{"data":7,"hasdata":true,"strdata":"7.0"}')}`),
    ['CONFLICTING_DUPLICATE 1', 'CONFLICTING_DUPLICATE 2'],
  ],
  ['an answer that was cut off', easyquery(node(DATA)).slice(0, -30), ['BAD_JSON 0']],
  ['a request in the place of its answer', 'm=QueryData&dbcode=hgyd&rowcode=zb', ['BAD_JSON 0']],
  ['brackets without end', '['.repeat(100_000), ['JSON_TOO_DEEP 0']],
  [
    'nesting that is one level too deep',
    `${'{"a":'.repeat(MAX_JSON_DEPTH + 1)}1${'}'.repeat(MAX_JSON_DEPTH + 1)}`,
    ['JSON_TOO_DEEP 0'],
  ],
  ['bytes that are no text', () => Buffer.from([0x7b, 0xff, 0xfe, 0x81, 0x30, 0xff]), ['UNDECODABLE 1']],
  ['nothing at all', '', ['EMPTY_FILE 0']],
];

const V2_VALUE =
  '{"_id":"a1","i_showname":"城镇居民人均可支配收入 (元) ","value":"92464","du_name":"元","da":"110000000000","da_name":"北京市"}';
const v2 = (...values: string[]) =>
  `{"success":true,"state":20000,"message":"成功","data":[{"code":"2024YY","name":"2024年","values":[${values}]}]}`;

const V2: readonly Case[] = [
  ['a refusal', '{"success":false,"state":50000,"message":"参数错误"}', ['SOURCE_REPORTS_ERROR 0']],
  [
    'an unknown id: success, and nothing',
    '{"success":true,"state":20000,"data":[]}',
    ['NO_FIGURES_IN_MESSAGE 0'],
  ],
  ['success without data', '{"success":true,"state":20000,"data":null}', ['NO_FIGURES_IN_MESSAGE 0']],
  ['only periods without values', v2(), ['NO_FIGURES_IN_MESSAGE 0']],
  [
    'a description of a request',
    '{"source_url":"https://example.org","request_json":{}}',
    ['WRONG_MESSAGE 0'],
  ],
  ['data that is no list', '{"success":true,"data":{}}', ['WRONG_MESSAGE 0']],
  ['a period without code', '{"success":true,"data":[{"values":[]}]}', ['WRONG_MESSAGE 0']],
  [
    'values that are no list',
    '{"success":true,"data":[{"code":"2024YY","values":"无"}]}',
    ['WRONG_MESSAGE 0'],
  ],
  ['a value without id', v2('{"value":"1"}'), ['WRONG_MESSAGE 0']],
  ['a code of a period from nowhere', v2(V2_VALUE).replace('2024YY', '2024XX'), ['UNREADABLE_PERIOD 1']],
  ['a fifth quarter', v2(V2_VALUE).replace('2024YY', '202405SS'), ['UNREADABLE_PERIOD 1']],
  [
    'an area that there is not',
    v2(V2_VALUE).replace('110000000000', '990000000000').replace('北京市', '某市'),
    ['UNKNOWN_REGION 1'],
  ],
  [
    'a value whose area nobody can tell',
    v2(V2_VALUE, V2_VALUE.replaceAll('110000', '120000').replace('北京', '天津'), '{"_id":"a1","value":"3"}'),
    ['UNKNOWN_REGION 3'],
    2,
  ],
  [
    'units that contradict each other',
    v2(V2_VALUE.replace('"du_name":"元"', '"du_name":"万元"')),
    ['UNIT_CONFLICT 1'],
  ],
  ['a number with its unit', v2(V2_VALUE.replace('"92464"', '"92464元"')), ['UNIT_IN_VALUE 1']],
  ['more gaps than anything could have asked for', () => gaps(), ['TOO_MANY_ROWS 0']],
];

/** Few bytes that would be millions of missing figures: every empty period times every series. */
function gaps(): string {
  const count = Math.ceil(Math.sqrt(MAX_ROWS)) + 1;
  const values = Array.from({ length: count }, (_, i) => V2_VALUE.replace('a1', `a${i}`));
  const empty = Array.from({ length: count }, () => '{"code":"2023YY","values":[]}');
  return `{"success":true,"data":[{"code":"2024YY","values":[${values}]},${empty}]}`;
}

const CATEGORY = '"category":{"index":["cpi"]}';
const cube = (more: string, value = '[1]', size = '[1,1,1]') => `{"version":"2.0","class":"dataset",
  "id":["metric","geo","time"],"size":${size},"value":${value},"dimension":{"metric":{${CATEGORY}},
  "geo":{"category":{"index":["110000"]}},"time":{"category":{"index":["2024-05"]}}}${more}}`;

const JSON_STAT: readonly Case[] = [
  [
    'a class without data',
    '{"version":"2.0","class":"dimension","category":{"index":["a"]}}',
    ['WRONG_MESSAGE 0'],
  ],
  [
    'a collection of links',
    '{"class":"collection","link":{"item":[{"class":"dataset","href":"https://example.org/a.json"}]}}',
    ['WRONG_MESSAGE 0'],
  ],
  ['an object of something else', '{"a":1}', ['WRONG_MESSAGE 0']],
  ['a list', '[1,2]', ['WRONG_MESSAGE 0']],
  ['fewer values than the cube has cells', cube('', '[]'), ['WRONG_MESSAGE 0']],
  ['a value beside the cube', cube('', '{"1":5}'), ['WRONG_MESSAGE 0']],
  ['a place that is no number', cube('', '{"__proto__":5,"x":5}'), ['WRONG_MESSAGE 0']],
  ['a size that its categories do not have', cube('', '[1,2]', '[2,1,1]'), ['WRONG_MESSAGE 0']],
  ['a size of nothing', cube('', '[]', '[0,1,1]'), ['WRONG_MESSAGE 0']],
  [
    'sizes beyond all numbers',
    cube('', '{"0":1}', '[9007199254740991,9007199254740991,1]'),
    ['WRONG_MESSAGE 0'],
  ],
  ['an index that leaves a place out', cube('').replace('["110000"]', '{"110000":1}'), ['WRONG_MESSAGE 0']],
  [
    'two categories in one place',
    cube('', '[1,2]', '[1,2,1]').replace('["110000"]', '{"110000":0,"120000":0}'),
    ['WRONG_MESSAGE 0'],
  ],
  ['a dimension that is not described', cube('').replace('"geo":{', '"area":{'), ['WRONG_MESSAGE 0']],
  ['no time', cube('').replaceAll('"time"', '"year"'), ['NO_PERIOD 0']],
  ['no area', cube('').replaceAll('"geo"', '"place"'), ['NO_REGION 0']],
  ['no metric', cube('').replaceAll('"metric"', '"what"'), ['NO_INDICATOR 0']],
  ['words in the place of numbers', cube('', '["A1B1"]'), ['NOT_A_NUMBER 1']],
  ['a status that nobody knows', cube(',"status":"zz"'), ['UNKNOWN_STATUS 1']],
  ['a number in exponent form beyond use', cube('', '[1e999999]'), ['EXPONENT 1']],
];

const HEAD = '{"page":1,"pages":1,"per_page":50,"total":1,"lastupdated":"2026-07-01"}';
const row = (value: string, date = '2024') =>
  `{"indicator":{"id":"NY.GDP.MKTP.CD","value":"GDP"},"country":{"id":"CN","value":"China"},"countryiso3code":"CHN","date":"${date}","value":${value},"unit":"","obs_status":"","decimal":0}`;

const WORLD_BANK: readonly Case[] = [
  [
    'the refusal of a code',
    '[{"message":[{"id":"120","key":"Invalid value","value":"The provided parameter value is not valid"}]}]',
    ['SOURCE_REPORTS_ERROR 0'],
  ],
  ['only a head', `[${HEAD}]`, ['WRONG_MESSAGE 0']],
  ['nothing found', `[${HEAD},null]`, ['NO_FIGURES_IN_MESSAGE 0']],
  ['a head that is none', '[{"a":1},[]]', ['WRONG_MESSAGE 0']],
  ['a row that is no object', `[${HEAD},[5]]`, ['WRONG_MESSAGE 0']],
  ['an object', '{"page":1}', ['WRONG_MESSAGE 0']],
  [
    'other countries alone',
    `[${HEAD},[${row('5').replace('CHN', 'TUN')}]]`,
    ['IGNORED_CODE 1', 'NOTHING_RECOGNISED 0'],
  ],
  ['a year that is none', `[${HEAD},[${row('5')},${row('6', 'YR2024')}]]`, ['UNREADABLE_PERIOD 2'], 1],
  ['a value that is a truth', `[${HEAD},[${row('"yes"')}]]`, ['NOT_A_NUMBER 1']],
];

const JSON_STAT_FEED = `slug: bad-cubes
nameZh: 统计立方体
nameEn: Cubes
format: json-stat
unit: 上年=100
indicators: { cpi: cpi }
`;

const ofFeed = (feed: string, kind: string, cases: readonly Case[]): readonly BadFile[] =>
  cases.map(([name, bytes, codes, rows = 0]) => ({
    ...{ name: `${kind}: ${name}`, feed, codes, rows },
    bytes: typeof bytes === 'function' ? bytes : () => bytes,
  }));

export const CASES: readonly BadFile[] = [
  ...ofFeed('nbs-easyquery', 'easyquery', EASYQUERY),
  ...ofFeed('nbs-v2', 'NBS V2', V2),
  ...ofFeed(JSON_STAT_FEED, 'JSON-stat', JSON_STAT),
  ...ofFeed('world-bank-china', 'World Bank', WORLD_BANK),
];
