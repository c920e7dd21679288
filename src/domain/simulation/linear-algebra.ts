/** The little of linear algebra that fitting a level takes. */

const { sqrt } = Math;

/** Lower triangular L with L·Lᵀ = the symmetric, positive definite matrix of these elements, row by row. */
export function cholesky(size: number, element: (i: number, j: number) => number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = element(i, j);
      for (let k = 0; k < j; k += 1) {
        sum -= (lower[i * size + k] as number) * (lower[j * size + k] as number);
      }
      lower[i * size + j] = i === j ? sqrt(sum) : sum / (lower[j * size + j] as number);
    }
  }
  return lower;
}

/** x with L·x = vector: what was correlated becomes white. */
export function solveLower(lower: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const solution = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = vector[i] as number;
    for (let k = 0; k < i; k += 1) sum -= (lower[i * size + k] as number) * (solution[k] as number);
    solution[i] = sum / (lower[i * size + i] as number);
  }
  return solution;
}
