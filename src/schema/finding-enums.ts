/** The words of contradictions, run rates and risks as GraphQL enums, each with its meaning. */
import {
  ContradictionKind,
  ContradictionSeverity,
  FeasibilityVerdict,
  RiskReason,
} from '../domain/finding-words';
import { register } from './register-enum';

export function registerFindingEnums(): void {
  register(ContradictionKind, 'ContradictionKind', 'How clauses do not fit together.', {
    INCREMENTS_AGAINST_TOTALS: 'New ones against the totals that they are to reach.',
    FLOWS_AGAINST_TOTAL: 'The flows of the stages against the total of the whole stretch.',
    VALUES_DIFFER: 'The same thing stated twice with different numbers.',
    SCOPES_DIFFER: 'The same number for a thing and for a wider thing that it lies in.',
    FIRMNESS_DIFFERS: 'The same number, 力争 in one clause and not in the other.',
    COMPARATORS_DIFFER: 'The same number with another comparison: 超过 here, 达到 there.',
    STAGES_FALL: 'A later deadline that asks for less than an earlier one.',
    PART_ABOVE_WHOLE: 'A part that is larger than its whole.',
    PARTS_AGAINST_WHOLE: 'Parts that add up to more than the whole, or, where they are all, to less.',
    IMPLAUSIBLE_JUMP: 'More than twice the pace of the best stage before, or of the best past.',
    CITY_AGAINST_COUNTIES: 'What a region promises against what the regions in it promise.',
    UNITS_DISAGREE: 'Numbers that differ by zeros alone, or a unit that measures something else.',
    AMOUNT_AGAINST_COUNT: 'An amount and a count whose average cannot be, or has never been.',
    BASE_NOT_AS_KNOWN: 'What a total must have started from, against what was counted there.',
  });
  register(ContradictionSeverity, 'ContradictionSeverity', 'How much a finding weighs.', {
    CONTRADICTION: 'Not both can hold, or keeping the one cannot reach the other.',
    TENSION:
      'Both can hold, but only under a condition that no clause states, or they promise different things.',
    REMARK:
      'A difference that changes nothing promised, an outside limit, or one that the catalogue explains.',
  });
  register(
    FeasibilityVerdict,
    'FeasibilityVerdict',
    'Whether a target can be reached at a pace that there was.',
    {
      REACHED: 'It is reached already.',
      FEASIBLE: 'There has been such a pace over a stretch as long.',
      HARD: 'It takes more than the best past pace.',
      OUT_OF_REACH:
        'It takes more than three times the best of at least eight past stretches, or no time is left.',
      INSUFFICIENT_HISTORY:
        'Too few stretches as long are on record, or it is not known how much is missing.',
      OVER: 'The deadline is over, and it was not reached.',
      NOT_APPLICABLE: 'No matter of so many a month: a floor, growth, an average, a deed, or no number.',
    },
  );
  register(RiskReason, 'RiskReason', 'Why a target is in danger.', {
    MISSED: 'The deadline is over.',
    BEHIND_PATH: 'Below the path from the baseline to the value.',
    CERTIFICATES_LAPSING: 'Certificates that count for it lapse before the deadline and are not renewed.',
    PACE_ABOVE_BEST: 'It takes more than the best past pace.',
    NO_DATA_SINCE: 'The last figure is old.',
    BASELINE_UNKNOWN: 'Nobody knows where it started.',
  });
}
