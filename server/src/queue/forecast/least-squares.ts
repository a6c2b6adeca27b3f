import Type from 'typebox';

/** Weights and the inverse of what has been seen, row by row. */
export interface LeastSquaresMemory {
  weights: number[];
  inverse: number[];
}

/** The memory of so many weights as it is stored; what no wait could have taught is refused. */
export const leastSquaresOf = (size: number) =>
  Type.Object(
    {
      weights: Type.Array(Type.Number({ minimum: -100, maximum: 100 }), exactly(size)),
      inverse: Type.Array(Type.Number({ minimum: -100, maximum: 100 }), exactly(size * size)),
    },
    { additionalProperties: false },
  );

const exactly = (many: number) => ({ minItems: many, maxItems: many });

/**
 * Begins with some weights.
 * @param loose how far each weight may stray at first: the standard deviation believed of it
 */
export function newLeastSquares(
  weights: readonly number[],
  loose: readonly number[],
): LeastSquaresMemory {
  const size = weights.length;
  const inverse = Array.from({ length: size * size }, () => 0);
  for (let i = 0; i < size; i += 1) inverse[i * size + i] = (loose[i] ?? 0) ** 2;
  return { weights: [...weights], inverse };
}

/** The weighted sum of the inputs. */
export function weightedSum({ weights }: LeastSquaresMemory, inputs: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) sum += weights[i]! * (inputs[i] ?? 0);
  return sum;
}

/**
 * Learns one outcome: recursive least squares.
 * @param noise variance of the outcome around a right answer: a large one teaches little
 * @param forget what is kept of what was learned before; 1 keeps everything
 * @param loosest nothing is forgotten while the weights are believed as loosely as this already, the sum of
 *   their variances: where inputs do not change for weeks there is nothing to replace what was known
 */
export function learnOutcome(
  memory: LeastSquaresMemory,
  inputs: readonly number[],
  outcome: number,
  noise: number,
  forget: number,
  loosest: number,
): void {
  const { weights, inverse } = memory;
  const size = weights.length;
  let loose = 0;
  for (let i = 0; i < size; i += 1) loose += inverse[i * size + i]!;
  const keep = loose < loosest ? forget : 1;
  const gain = Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += inverse[i * size + j]! * (inputs[j] ?? 0);
    return sum;
  });
  let seen = noise * keep;
  for (let i = 0; i < size; i += 1) seen += gain[i]! * (inputs[i] ?? 0);
  if (!(seen > 0)) return;
  const off = outcome - weightedSum(memory, inputs);
  for (let i = 0; i < size; i += 1) {
    weights[i]! += (gain[i]! / seen) * off;
    for (let j = 0; j < size; j += 1) {
      const kept = inverse[i * size + j]! - (gain[i]! * gain[j]!) / seen;
      inverse[i * size + j] = kept / keep;
    }
  }
}
