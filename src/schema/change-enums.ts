/** Why a number changed, as a GraphQL enum. */
import { ChangeKind } from '../domain/evidence/change-kinds';
import { register } from './register-enum';

export const registerChangeEnums = (): void =>
  register(ChangeKind, 'ProgressChangeKind', 'Why a number is another than before.', {
    ADDED: 'Records that count now and did not exist, or were not yet in force, before.',
    EXPIRED: 'Records whose time is over: expired, lapsed, closed, delisted.',
    REVOKED: 'Certificates that were taken away.',
    REMOVED: 'Records taken off their register, or of an enterprise that is gone; figures withdrawn.',
    REVISED: 'Figures revised by the bureau, and records whose amount or dates were corrected.',
    RECLASSIFIED: 'Records that moved to or from another region, level or class.',
    DEDUPLICATED: 'Records of an enterprise that counts once: another record of it counts now, or no longer.',
    NEWER_FIGURE: 'A published figure of a later period speaks in place of the earlier one.',
    REWEIGHED: 'The same records with the same amounts weigh differently: another base or divisor.',
    SOURCE_CHANGED: 'The register speaks where published figures did, or the other way round.',
    DEFINITION_CHANGED: 'What nothing else explains, where the indicator’s definition has changed.',
    TARGET_REVISED: 'What the revised target counts otherwise than its old terms would on the same day.',
    NOT_ITEMISED: 'Of parts that are not listed record by record.',
  });
