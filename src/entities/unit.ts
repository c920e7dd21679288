/** A unit of measure, with its exact factor to the base unit of its dimension. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class Unit {
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  nameZh: string;

  @Column('text')
  nameEn: string;

  @Column('text')
  dimension: string;

  @Column('numeric')
  factor: string;

  @Column('text', { array: true })
  aliases: string[];
}
