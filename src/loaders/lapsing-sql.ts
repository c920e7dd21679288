/** SQL of certificates that lapse: which targets count one, and which later certificate renews it. */

/** Whether a rule counts certificates as a stock. */
export const countsCertificates = (rule: string): string =>
  `${rule} ->> 'register' = 'certification' and ${rule} ->> 'event' = 'ACTIVE'`;

/** Whether such a rule counts the kind and level of the certificate under this alias. */
export const countsKind = (rule: string, row: string): string =>
  `(not ${rule} ? 'kind' or ${rule} -> 'kind' ? ${row}.kind)
  and (not ${rule} ? 'level' or ${rule} -> 'level' ? ${row}.level)`;

/** Whether the target `p` with the indicator `i` counts the certificate `t` of the enterprise `e`. */
export const COUNTED_BY_TARGET = `${countsCertificates('i.count_rule')}
  and ${countsKind('i.count_rule', 't')}
  and left(e.region_code, length(region_prefix(p.region_code))) = region_prefix(p.region_code)`;

export const TARGETS = `target p join indicator i on i.code = p.indicator_code
  join stage s on s.key = p.stage_key`;
export const DEADLINE = 'coalesce(p.due_on, s.ends_on)';

/**
 * Another certificate of the same enterprise, known on the day and not taken away, that holds longer: the
 * enterprise stays. Of two that end together the later row counts as the renewal, so that one of them lapses.
 */
export const laterThan = (day: string, isAlike: string): string => `
  select later.id, later.expires_on from certification later
  where later.enterprise_id = t.enterprise_id and later.id <> t.id and later.is_synthetic = t.is_synthetic
    and ${isAlike} and later.issued_on <= ${day} and (later.revoked_on is null or later.revoked_on > ${day})
    and (later.expires_on is null or later.expires_on > t.expires_on
      or (later.expires_on = t.expires_on and later.id > t.id))`;

/** Of the same kind and level: 国家级 does not renew 省级. */
export const SAME_KIND = 'later.kind = t.kind and later.level is not distinct from t.level';
/** Of any kind that the rule counts. */
export const sameRule = (rule: string): string => countsKind(rule, 'later');
