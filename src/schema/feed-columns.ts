/** Columns that a feed takes, and the cells of a row that was refused. */
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A column that the files of a feed have, or may have.' })
export class FeedColumn {
  @Field(() => String, { description: 'What stands under it: region, value, uscc …' })
  field: string;

  @Field(() => [String], { description: 'Headers that it is known by: any one of them.' })
  headers: readonly string[];

  @Field(() => Boolean, { description: 'Whether a file without it is refused.' })
  isRequired: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A cell of a row, as the run read it.' })
export class FeedCell {
  @Field(() => String, { description: 'As spreadsheets call it, for example C17.' })
  cell: string;

  @Field(() => String, { nullable: true, description: 'Header above it, where one was found.' })
  column: string | null;

  @Field(() => String, { description: 'What stands in it; empty for a blank cell.' })
  text: string;
}
