/** Who acts on public money, where and when: what every use case of programmes is given. */
import type { Transactions } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { IsoDate } from '../../domain/calendar';
import type { Caller } from '../access/caller';
import type { Sealer } from '../access/sealer';
import type { Doer } from '../audit/doer';

export interface MoneyOffice {
  readonly database: Transactions;
  readonly visibility: Visibility;
  readonly caller: Caller;
  readonly doer: Doer;
  readonly today: IsoDate;
  /** Null where no key is set up for the data of natural persons. */
  readonly sealer: Sealer | null;
}
