/** A target that a wave is still to compute; it goes in the transaction that stores the answer. */
import { Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class RecomputeRequest {
  @PrimaryColumn('bigint')
  waveId: string;

  /** 0 counties, 1 prefectures, 2 provinces, 3 the country: a level begins when the one below is done. */
  @PrimaryColumn('smallint')
  level: number;

  @PrimaryColumn('text')
  targetKey: string;
}
