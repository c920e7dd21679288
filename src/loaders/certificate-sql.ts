/** The rule of domain/certificate in SQL: whether the certificate of this alias counts on a day. */
export const certificateCountsOn = (row: string, day: string): string =>
  `${row}.issued_on <= ${day} and (${row}.expires_on is null or ${row}.expires_on >= ${day})
    and (${row}.revoked_on is null or ${row}.revoked_on > ${day})`;
