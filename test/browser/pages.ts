/** One address of each page, with something on it. */
import { askApi } from '../support/browser';

export interface PageUnderTest {
  readonly name: string;
  readonly path: string;
  readonly needsKey?: boolean;
}

export const PAGES: readonly PageUnderTest[] = [
  { name: 'the overview', path: '/?on=2020-06-30' },
  { name: 'a plan', path: '/plans/hebi?on=2020-06-30' },
  { name: 'a target', path: '/targets/hebi/stage-2020/high-tech-enterprises?on=2020-06-30' },
  { name: 'the simulation', path: '/simulation?on=2020-03-31', needsKey: true },
  { name: 'the indicators', path: '/indicators?indicator=high-tech-enterprises&region=410600' },
  { name: 'the enterprises', path: '/enterprises?on=2020-06-30', needsKey: true },
  { name: 'an enterprise', path: '/enterprises/', needsKey: true },
  { name: 'the data desk', path: '/data', needsKey: true },
  { name: 'a run of a feed', path: '/data/runs/', needsKey: true },
  { name: 'the programmes', path: '/programmes', needsKey: true },
  { name: 'a programme', path: '/programmes/risk-fund?on=2020-06-30', needsKey: true },
  { name: 'the queues', path: '/queues', needsKey: true },
  { name: 'the way in', path: '/sign-in' },
];

export type PathOf = (page: PageUnderTest) => string;

/** Some pages are of one thing, which the demonstration has made. */
export async function pathsOfPages(): Promise<PathOf> {
  const { enterprises, feedRuns } = await askApi(
    '{ enterprises(first: 1) { nodes { uscc } } feedRuns(first: 1) { nodes { id } } }',
  );
  const ids: Readonly<Record<string, string>> = {
    '/enterprises/': enterprises.nodes[0].uscc,
    '/data/runs/': encodeURIComponent(feedRuns.nodes[0].id),
  };
  return ({ path }) => path + (ids[path] ?? '');
}
