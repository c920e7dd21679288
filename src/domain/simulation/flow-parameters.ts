/** What is drawn of a flow once a draw: a reading, φ, the seasons, and the mean with its growth and walk. */
import type { DrawStream } from './draw-stream';
import * as exact from './exact-maths';
import type { FlowComponent, FlowModel } from './flow-model';

/** Bound once: in the inner loop a look-up costs more than the arithmetic. */
const { exponential } = exact;
const { max, min, sqrt } = Math;

/** The mean of a bucket cannot grow or fall further than this in the years looked at. */
const LARGEST_CHANGE = 5;

export class FlowParameters {
  /** Mean of a bucket by its place in the year, where the history ends. */
  readonly means: Float64Array;
  places = 1;
  dispersion = 1;
  /** Of the logarithm of the mean, per bucket. */
  private growth = 0;
  private walkSpread = 0;
  private walk = 0;
  private readonly shares: readonly Float64Array[];

  constructor(private readonly model: FlowModel) {
    const { components } = model;
    this.means = new Float64Array(components.reduce((most, { places }) => max(most, places), 1));
    this.shares = components.map(({ seasons }) => Float64Array.from(seasons, (s) => s / seasons.length));
  }

  draw(stream: DrawStream): void {
    const { components, counts } = this.model;
    const u = stream.uniform();
    let chosen = 0;
    while (chosen < components.length - 1 && u > (components[chosen] as FlowComponent).upTo) chosen += 1;
    const component = components[chosen] as FlowComponent;
    const { degrees, bunched } = component;
    const isBunched = bunched > 0 && stream.uniform() < bunched;
    this.dispersion = isBunched ? (component.dispersion * degrees) / stream.chiSquare(degrees) : 1;
    if (counts) this.dispersion = max(this.dispersion, 1);
    this.places = component.places;
    const mean = this.drawMean(component, stream);
    this.drawSeasons(component, this.shares[chosen] as Float64Array, mean, stream);
  }

  /** A steady one is gamma distributed: half an event more (Jeffreys), since none seen is not none ever. */
  private drawMean({ line, total, exposure, walk, meanBucket }: FlowComponent, stream: DrawStream): number {
    const { dispersion } = this;
    this.walk = 0;
    this.walkSpread = 0;
    this.growth = 0;
    if (line === null) {
      const shape = total / dispersion + (this.model.counts ? 0.5 : 0);
      return (dispersion * stream.gamma(shape)) / exposure;
    }
    const sigma = sqrt(dispersion / meanBucket);
    const spread = sigma * line.levelSpread;
    const z = stream.normal();
    this.growth = line.drift + sigma * (line.driftOnLevel * z + line.driftSpread * stream.normal());
    this.walkSpread = sigma * sqrt(walk);
    // The mean of e to a normal number lies above e to its mean.
    return exponential(line.level + spread * z - 0.5 * spread * spread);
  }

  /** What growth (unless a lever says it) and walk make of the mean; columns are asked in order of time. */
  change(buckets: number, root: number, keepsGrowth: boolean, stream: DrawStream): number {
    if (this.walkSpread > 0) this.walk += this.walkSpread * root * stream.normal();
    const change = (keepsGrowth ? this.growth * buckets : 0) + this.walk;
    return change === 0 ? 1 : exponential(max(-LARGEST_CHANGE, min(change, LARGEST_CHANGE)));
  }

  amount(stream: DrawStream, mean: number): number {
    if (mean <= 0) return 0;
    const { dispersion } = this;
    if (!this.model.counts) return dispersion * stream.gamma(mean / dispersion);
    const extra = dispersion - 1;
    return stream.poisson(extra > 1e-9 ? extra * stream.gamma(mean / extra) : mean);
  }

  /** Each place has its gamma distributed share. */
  private drawSeasons(
    { total }: FlowComponent,
    shares: Float64Array,
    mean: number,
    stream: DrawStream,
  ): void {
    const { means, places, dispersion } = this;
    if (places === 1) {
      means[0] = mean;
      return;
    }
    let sum = 0;
    for (let k = 0; k < places; k += 1) {
      const gamma = stream.gamma(((shares[k] as number) * total) / dispersion + 1 / places);
      means[k] = gamma;
      sum += gamma;
    }
    for (let k = 0; k < places; k += 1) means[k] = ((means[k] as number) * mean * places) / sum;
  }
}
