/** A stretch of time in pieces: what is stated for each, or follows from the totals at its ends. */
import { type Bilingual, bilingual } from '../bilingual';
import { addDays } from '../calendar';
import type { Decimal } from '../decimal';
import { spanText } from '../progress/wording';
import { contains, daysIn, gapsIn, overlaps, type Span } from '../span';
import { byDeadline, isStageFlow, isToBeReached, numberOf, quote, windowOf } from './statements';
import type { Statement } from './terms';

export interface Piece {
  readonly span: Span;
  readonly value: Decimal;
  /** The statements that it was read from. */
  readonly from: readonly Statement[];
  readonly text: Bilingual;
  /** A clause states it; the others follow from two totals. */
  readonly stated: boolean;
}

function statedPiece(statement: Statement, span: Span): Piece {
  const [when, own] = [spanText(span), quote(statement)];
  return {
    ...{ span, value: statement.value, from: [statement], stated: true },
    text: bilingual(
      `${when.zh}${numberOf(statement).zh}（${own.zh}）`,
      `${numberOf(statement).en} in ${when.en} (${own.en})`,
    ),
  };
}

function impliedPiece(before: Statement, after: Statement): Piece {
  const span = { start: addDays(before.endsOn, 1), end: after.endsOn };
  const value = after.value.minus(before.value);
  const [when, rise] = [spanText(span), numberOf({ value, unit: after.unit })];
  const [from, to] = [quote(before), quote(after)];
  return {
    ...{ span, value, from: [before, after], stated: false },
    text: bilingual(
      `${when.zh}${rise.zh}（总数由${from.zh}到${to.zh}）`,
      `${rise.en} in ${when.en} (from ${from.en} to ${to.en})`,
    ),
  };
}

/** Stated pieces first, the shortest before the longer; then what the totals say of the rest. */
export function piecesWithin(
  whole: Span,
  flows: readonly Statement[],
  totals: readonly Statement[],
): readonly Piece[] {
  const chosen: Piece[] = [];
  const take = (piece: Piece) => {
    const isInside = contains(whole, piece.span) && daysIn(piece.span) < daysIn(whole);
    if (isInside && !chosen.some(({ span }) => overlaps(span, piece.span))) chosen.push(piece);
  };
  const stated = flows
    .filter((one) => isStageFlow(one) && isToBeReached(one))
    .flatMap((one) => {
      const span = windowOf(one);
      return span ? [statedPiece(one, span)] : [];
    });
  for (const piece of stated.sort((a, b) => daysIn(a.span) - daysIn(b.span))) take(piece);
  const inOrder = byDeadline(totals.filter(isToBeReached));
  for (const [at, after] of inOrder.slice(1).entries()) take(impliedPiece(inOrder[at] as Statement, after));
  return chosen.sort((a, b) => (a.span.start < b.span.start ? -1 : 1));
}

export const uncovered = (whole: Span, pieces: readonly Piece[]): readonly Span[] =>
  gapsIn(
    whole,
    pieces.map(({ span }) => span),
  );
