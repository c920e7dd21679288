/** When a certificate counts: from its issue to its expiry, both days included, until it is taken away. */
import type { IsoDate } from './calendar';

export interface CertificateSpan {
  readonly issuedOn: IsoDate;
  readonly expiresOn: IsoDate | null;
  readonly revokedOn: IsoDate | null;
}

export const certificateCounts = (
  { issuedOn, expiresOn, revokedOn }: CertificateSpan,
  day: IsoDate,
): boolean =>
  issuedOn <= day && (expiresOn === null || expiresOn >= day) && (revokedOn === null || revokedOn > day);
