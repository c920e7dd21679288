/** The most memory that this process has held while something ran, above what it held before. */
const SAMPLE_EVERY_MS = 5;
const KIB = 1024;

export async function withPeakMemory<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; peakBytes: number }> {
  const idle = process.memoryUsage.rss();
  const highestBefore = process.resourceUsage().maxRSS;
  let highest = idle;
  const sample = () => {
    highest = Math.max(highest, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, SAMPLE_EVERY_MS);
  try {
    const result = await work();
    sample();
    // The system's own high-water mark sees what falls between two samples.
    const { maxRSS } = process.resourceUsage();
    if (maxRSS > highestBefore) highest = Math.max(highest, maxRSS * KIB);
    return { result, peakBytes: highest - idle };
  } finally {
    clearInterval(timer);
  }
}
