/** Converts values as documents state them into the unit of their indicator, exactly or not at all. */
import { convert, exactDecimal } from '../../domain/decimal';
import type { TargetBasis } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import type { UnitFact } from './unit-schema';

/** The unit that growth is stated and kept in, whatever its indicator is measured in. */
export const GROWTH_UNIT = 'PERCENT';

export const unitOfTarget = (basis: TargetBasis, indicatorUnit: string): string =>
  basis === 'GROWTH' ? GROWTH_UNIT : indicatorUnit;

export class UnitTable {
  readonly #units: ReadonlyMap<string, UnitFact>;

  constructor(units: readonly UnitFact[]) {
    this.#units = new Map(units.map((unit) => [unit.code, unit]));
  }

  get(code: string): UnitFact | null {
    return this.#units.get(code) ?? null;
  }

  /** Why a value cannot be kept in another unit; an unknown unit is a mistake of its own. */
  misfit(value: string | null, from: string, to: string): 'DIMENSION' | 'INEXACT' | null {
    const [a, b] = [this.get(from), this.get(to)];
    if (a === null || b === null) return null;
    if (a.dimension !== b.dimension) return 'DIMENSION';
    return value !== null && this.convert(value, from, to) === null ? 'INEXACT' : null;
  }

  /** Null where the value has no exact decimal in the other unit. */
  convert(value: string, from: string, to: string): string | null {
    const [source, target] = [this.get(from), this.get(to)];
    if (!source || !target) return null;
    try {
      return convert(exactDecimal(value), exactDecimal(source.factor), exactDecimal(target.factor)).toFixed();
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }
}
