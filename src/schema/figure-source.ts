/** Where a published figure comes from: the file, by its hash, and the place in it. */
import { Field, Int, ObjectType } from 'type-graphql';
import type { Observation } from '../entities/observation';

@ObjectType({
  simpleResolvers: true,
  description:
    'Where a figure comes from. The place in the file and the hash of its bytes are for everybody: whoever ' +
    'has the file can look. The file itself is at GET /feeds/runs/<id>/file.',
})
export class FigureSource {
  @Field(() => String, { nullable: true, description: 'Sheet of a workbook.' })
  readonly sheet: string | null;

  @Field(() => Int, { nullable: true, description: 'Line of the file, or of the sheet, from 1.' })
  readonly line: number | null;

  @Field(() => String, { nullable: true, description: 'Column header, or its place; a path in a message.' })
  readonly column: string | null;

  @Field(() => String, { nullable: true, description: 'The cell as spreadsheets call it, for example C17.' })
  readonly cell: string | null;

  @Field(() => String, { nullable: true, description: 'Where the document says so.' })
  readonly clause: string | null;

  constructor(readonly observation: Observation) {
    this.sheet = observation.sourceSheet;
    this.line = observation.sourceLine;
    this.column = observation.sourceColumn;
    this.cell = observation.sourceCell;
    this.clause = observation.clause;
  }
}
