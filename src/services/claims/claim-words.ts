/** Words that come with a claim, as they are kept: trimmed, not too long, and never nothing. */
import { type ClaimRefusal, claimRefusal } from '../../domain/claims/refusals';

export const MAX_WORDS_LENGTH = 2000;

/** Null where nothing was said. */
export const wordsOf = (text: string | null | undefined): string | null => text?.trim() || null;

export const isTooLong = (text: string | null): boolean => (text?.length ?? 0) > MAX_WORDS_LENGTH;

export const commentRefusal = (comment: string | null): readonly ClaimRefusal[] =>
  isTooLong(comment) ? [claimRefusal('COMMENT_TOO_LONG', { max: MAX_WORDS_LENGTH })] : [];

export const reasonRefusal = (reason: string | null): readonly ClaimRefusal[] =>
  reason === null || isTooLong(reason) ? [claimRefusal('REASON_MISSING', { max: MAX_WORDS_LENGTH })] : [];
