/** What must agree within a record, before the table's own constraints would refuse the whole file. */
export interface RecordCheck {
  /** Field that is to blame. */
  readonly field: string;
  /** SQL over the settled staging row `s`: true when the record may not stand. */
  readonly wrong: string;
  readonly zh: string;
  readonly en: string;
}

/** Only who is merged has a successor, and only who is gone has a last day. */
export const SETTLE_ENTERPRISE = [
  `update pg_temp.incoming_record s set
     merged_into_uscc = case when s.status = 'MERGED' then s.merged_into_uscc end,
     struck_off_on = case when s.status <> 'ACTIVE' then s.struck_off_on end
   where (s.status <> 'MERGED' and s.merged_into_uscc is not null)
     or (s.status = 'ACTIVE' and s.struck_off_on is not null)`,
];

/** A stored expiry stays as long as the day of issue does; otherwise it follows from that day. */
export const SETTLE_CERTIFICATION = [
  `update pg_temp.incoming_record s set issued_on = s."issuedOnDerived"
   where s.issued_on is null and s."issuedOnDerived" is not null`,
  `update pg_temp.incoming_record s set expires_on = s."expiresOnDerived"
   where not s."expiresOnStated" and s."expiresOnDerived" is not null
     and (s.expires_on is null or not exists (
       select from certification t
       where t.kind = s.kind and t.number = s.number and t.issued_on = s.issued_on))`,
];

const check = (field: string, wrong: string, zh: string, en: string): RecordCheck => ({
  ...{ field, wrong, zh, en },
});

export const ENTERPRISE = [
  check(
    'mergedInto',
    `s.status = 'MERGED' and s.merged_into_uscc is null`,
    '已合并的企业须填并入企业的统一社会信用代码',
    'an enterprise that was merged needs the code of the one it was merged into',
  ),
  check(
    'mergedInto',
    's.merged_into_uscc = s.uscc',
    '企业不能并入自己',
    'an enterprise cannot be merged into itself',
  ),
  check(
    'struckOffOn',
    's.struck_off_on < s.founded_on',
    '注销日期早于成立日期',
    'it was struck off before it was founded',
  ),
] as const;

/** Mergers one after the other, up to the enterprise that lives on; the table's trigger says so too. */
const MAX_MERGERS_IN_A_ROW = 100;

/** Follows what the file changes: through the file where it says something, else through what is known. */
const startsOf = (condition: string) => `s.uscc in (
  with recursive walk as (
    select r.uscc as start, r.merged_into_uscc collate "C" as at, 1 as steps
    from pg_temp.incoming_record r left join enterprise was on was.uscc = r.uscc
    where r.merged_into_uscc is not null and r.merged_into_uscc is distinct from was.merged_into_uscc
    union all
    select walk.start, case when said.uscc is null then known.merged_into_uscc
      else said.merged_into_uscc end, walk.steps + 1
    from walk left join pg_temp.incoming_record said on said.uscc = walk.at
      left join enterprise known on known.uscc = walk.at
    where walk.at is not null and walk.at <> walk.start and walk.steps <= ${MAX_MERGERS_IN_A_ROW})
  select walk.start from walk where ${condition})`;

/**
 * A chain of mergers must end at an enterprise that is known. All rows that lead to the fault are refused
 * with it: so what stays in force in the place of a refused row can neither close a circle nor be missing.
 */
export const MERGERS = [
  check(
    'mergedInto',
    startsOf(`walk.at is not null
    and not exists (select from enterprise known where known.uscc = walk.at)
    and not exists (select from pg_temp.incoming_record said where said.uscc = walk.at)`),
    '并入的企业（或其再并入的企业）不在系统中',
    'the enterprise it was merged into, or one that this leads to, is not known',
  ),
  check(
    'mergedInto',
    startsOf(`walk.at = walk.start or (walk.at is not null and walk.steps > ${MAX_MERGERS_IN_A_ROW})`),
    `合并关系成环，或连续合并超过 ${MAX_MERGERS_IN_A_ROW} 次`,
    `its mergers run in a circle, or are more than ${MAX_MERGERS_IN_A_ROW} in a row`,
  ),
] as const;

export const CERTIFICATION = [
  check('expiresOn', 's.expires_on <= s.issued_on', '有效期止不晚于发证日期', 'it expires before it begins'),
  check('revokedOn', 's.revoked_on < s.issued_on', '撤销日期早于发证日期', 'it was revoked before its issue'),
] as const;

export const PATENT = [
  check('grantedOn', 's.granted_on < s.filed_on', '授权日早于申请日', 'it was granted before it was filed'),
  check('lapsedOn', 's.lapsed_on < s.filed_on', '失效日早于申请日', 'it lapsed before it was filed'),
  check(
    'pledgedOn',
    '(s.pledged_to_slug is null) <> (s.pledged_on is null)',
    '质权人和质押日期须同时填写',
    'a pledge needs both its holder and its day',
  ),
  check(
    'pledgeReleasedOn',
    's.pledge_released_on < s.pledged_on or (s.pledge_released_on is not null and s.pledged_on is null)',
    '质押解除日早于质押日',
    'the pledge ended before it began',
  ),
] as const;

export const LOAN = [
  check(
    'contractNumber',
    `exists (select from loan kept where kept.bank_slug = s.bank_slug
      and kept.contract_number = s.contract_number and kept.recorded_by is not null)`,
    '这笔贷款由银行逐笔登记（registerLoan），不再由文件更新',
    'this loan was registered by its bank (registerLoan) and is not changed by files',
  ),
  check('dueOn', 's.due_on <= s.drawn_on', '到期日不晚于放款日', 'it is due before it was drawn'),
  check('repaidOn', 's.repaid_on < s.drawn_on', '结清日早于放款日', 'it was repaid before it was drawn'),
  check(
    'outstanding',
    's.outstanding > s.principal',
    '余额大于贷款金额',
    'more is outstanding than was lent',
  ),
] as const;

export const INCUBATOR = [
  check('closedOn', 's.closed_on < s.opened_on', '关闭日期早于开业日期', 'it closed before it opened'),
] as const;

export const TENANCY = [
  check('movedOutOn', 's.moved_out_on < s.moved_in_on', '迁出日期早于入驻日期', 'it left before it came'),
] as const;

export const LISTING = [
  check(
    'delistedOn',
    's.delisted_on < s.listed_on',
    '摘牌日期早于挂牌日期',
    'it was delisted before listing',
  ),
] as const;

export const TECH_CONTRACT = [
  check(
    'technologyValue',
    's.technology_value > s.value',
    '技术交易额大于合同金额',
    'the technology is worth more than the contract',
  ),
  check(
    'registeredOn',
    's.registered_on < s.signed_on',
    '登记日期早于签订日期',
    'it was registered before it was signed',
  ),
] as const;

export const INVESTMENT = [
  check('exitedOn', 's.exited_on < s.invested_on', '退出日期早于投资日期', 'it ended before it began'),
] as const;

export const SLUG = [
  check(
    'slug',
    `s.slug !~ '^[a-z0-9]+(-[a-z0-9]+)*$'`,
    '代号只能用小写字母、数字和连字符',
    'a short name has lower-case letters, digits and hyphens only',
  ),
] as const;
