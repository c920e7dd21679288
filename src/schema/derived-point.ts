/** A derived figure as the API shows it: computed by a formula, or added up from the regions below. */
import { Field, Float, ObjectType } from 'type-graphql';
import type { EvidencePoint, PointPart } from '../domain/progress/terms';
import { DateText, DecimalText } from '../entities/scalar-markers';
import type { CountedFigure } from '../loaders/evidence/counted-series';
import type { DerivedFigure } from '../loaders/evidence/derived-series';

@ObjectType({
  simpleResolvers: true,
  description: 'A figure that a derived one follows from, and how much of it that one accounts for.',
})
export class DerivedPart {
  @Field(() => DateText, { description: 'First day of the figure; a level counted on a day has one day.' })
  start: string;

  @Field(() => DateText, { description: 'Last day of the figure.' })
  end: string;

  @Field(() => DecimalText, { description: 'The figure, in the unit of its own indicator.' })
  valueExact: string;

  @Field(() => DecimalText, {
    description:
      'Its share of the derived figure; the shares of all parts sum to it exactly. Terms of a sum carry ' +
      'their own; a product or quotient is carried by its first factor, the others have 0.',
  })
  shareExact: string;

  @Field(() => String, { description: 'PUBLISHED, COUNTED from a register, or COMPUTED itself.' })
  source: string;

  indicatorCode: string;
  regionCode: string;

  static of({ indicatorCode, regionCode, point, share }: PointPart): DerivedPart {
    return Object.assign(new DerivedPart(), {
      ...{ indicatorCode, regionCode, start: point.start, end: point.end, source: point.source },
      ...{ valueExact: point.value.toFixed(), shareExact: share.toFixed() },
    });
  }
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A figure that nobody published: derived or counted by us. It has no vintages; its inputs have.',
})
export class DerivedPoint {
  @Field(() => DateText, { description: 'First day of its period; of a level, the day itself.' })
  start: string;

  @Field(() => DateText, { description: 'Last day of its period.' })
  end: string;

  @Field(() => Float, { description: 'For charts; valueExact for everything else.' })
  value: number;

  @Field(() => DecimalText, { description: 'In the unit of the indicator, to at most 12 decimal places.' })
  valueExact: string;

  @Field(() => Boolean, { description: 'One of its inputs was made up for demonstration.' })
  isSynthetic: boolean;

  @Field(() => [DerivedPart], {
    description: 'What it follows from, in the order of the formula; empty for a count.',
  })
  parts: readonly DerivedPart[];

  static ofCount({ start, end, value, synthetic }: CountedFigure): DerivedPoint {
    return Object.assign(new DerivedPoint(), {
      ...{ start, end, value: value.toNumber(), valueExact: value.toFixed(), isSynthetic: synthetic },
      parts: [],
    });
  }

  static of({ point, synthetic }: DerivedFigure): DerivedPoint {
    const { start, end, value, parts = [] }: EvidencePoint = point;
    return Object.assign(new DerivedPoint(), {
      ...{ start, end, value: value.toNumber(), valueExact: value.toFixed(), isSynthetic: synthetic },
      parts: parts.map(DerivedPart.of),
    });
  }
}
