/** Seals what tests write; never used outside of them. */
import { createSealer } from '../../src/services/access/sealer';

export const TEST_SEALER = createSealer([Buffer.alloc(32, 7)]);
