/** SQL of certificates that lapse: which targets count one, and which later certificate renews it. */

/** Whether the target `p`, whose indicator is `i`, counts the certificate `t` of the enterprise `e` as a stock. */
export const COUNTED_BY_TARGET = `i.count_rule ->> 'register' = 'certification'
  and i.count_rule ->> 'event' = 'ACTIVE'
  and (not i.count_rule ? 'kind' or i.count_rule -> 'kind' ? t.kind)
  and (not i.count_rule ? 'level' or i.count_rule -> 'level' ? t.level)
  and left(e.region_code, length(region_prefix(p.region_code))) = region_prefix(p.region_code)`;

export const TARGETS = `target p join indicator i on i.code = p.indicator_code join stage s on s.key = p.stage_key`;
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
/** Of any kind that the target counts. */
export const SAME_RULE = `(not i.count_rule ? 'kind' or i.count_rule -> 'kind' ? later.kind)
  and (not i.count_rule ? 'level' or i.count_rule -> 'level' ? later.level)`;
