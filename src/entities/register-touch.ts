/** Where a transaction has changed what can be counted; taken away by the one who asks for the recompute. */
import { Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class RegisterTouch {
  @PrimaryColumn('text')
  xid: string;

  @PrimaryColumn('text')
  register: string;

  /** Empty: any kind. */
  @PrimaryColumn('text')
  kind: string;

  @PrimaryColumn('text')
  regionCode: string;

  /** The register became complete, or less so, for other days. */
  @PrimaryColumn('boolean')
  isCoverage: boolean;
}
