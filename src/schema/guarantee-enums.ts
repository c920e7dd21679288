/** Enums of guarantees, with the meaning of each word. */
import { BandVerdict, GuaranteeStatus, GuarantorOwnership } from '../domain/guarantees/vocabulary';
import { register } from './register-enum';

export function registerGuaranteeEnums(): void {
  register(GuaranteeStatus, 'GuaranteeStatus', 'Whether a guarantee stands.', {
    ACTIVE: 'It stands.',
    RELEASED: 'It was released: nobody answers under it.',
    CALLED: 'The bank has called it, and a loss was shared out under it.',
  });
  register(GuarantorOwnership, 'GuarantorOwnership', 'Whose a guarantor is.', {
    POLICY: '政策性: owned or controlled by a government.',
    COMMERCIAL: '商业性: set up with the capital of companies or private persons.',
    MUTUAL: '互助性: set up by its members for each other.',
  });
  register(BandVerdict, 'BandVerdict', 'Where an amount lies against a band, its ends included.', {
    BELOW: 'Below the lower end.',
    WITHIN: 'Within, the ends included.',
    ABOVE: 'Above the upper end.',
    CANNOT_BE_JUDGED: 'A figure is not reported, or the text gives no band.',
  });
}
