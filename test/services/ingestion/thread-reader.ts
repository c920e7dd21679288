/** A program for a child process: reads a made-up file here and in a thread, and says what it found. */
import { createHash } from 'node:crypto';
import type { ByteSource } from '../../../src/feeds/decode';
import { feedDefinitionSchema } from '../../../src/feeds/definition';
import type { FigureDefinition } from '../../../src/feeds/figure-definition';
import { createVocabulary } from '../../../src/feeds/vocabulary';
import { type FigurePiece, figurePieces } from '../../../src/services/ingestion/figure-pieces';
import { piecesFromThread } from '../../../src/services/ingestion/read-in-thread';

const ROWS = 30_000;
const CHUNK_BYTES = 50_000;
const RECEIVED = new Date('2026-01-05T08:00:00Z');

const definition = feedDefinitionSchema.parse({
  ...{ slug: 'made-up', nameZh: '测试', nameEn: 'test', format: 'table', layout: 'long' },
  columns: { region: '地区', indicator: '指标', period: '时间', value: '数值', publishedOn: '发布' },
  publishedAt: 'column',
}) as FigureDefinition;

const vocabulary = createVocabulary({
  indicators: [{ code: 'grants', unitCode: 'ITEM', measure: 'FLOW', labels: ['专利授权量(件)'] }],
  regions: [{ code: '410600', nameZh: '鹤壁市', level: 'PREFECTURE', parentCode: null }],
  units: [{ code: 'ITEM', dimension: 'count.item', factor: '1', aliases: ['件'] }],
});

function* rows(): Generator<string> {
  yield '地区,指标,时间,数值,发布\n';
  for (let row = 0; row < ROWS; row += 1) {
    const year = 1950 + Math.floor(row / 1_000);
    const day = new Date(Date.UTC(2010, 0, 1 + (row % 1_000))).toISOString().slice(0, 10);
    const value = row % 10_000 === 0 ? 'x' : `${row}`;
    yield `鹤壁市,专利授权量(件),${year},${value},${row % 7_777 === 0 ? '2030-01-01' : day}\n`;
  }
}

const file = Buffer.from([...rows()].join(''));
const source: ByteSource = async function* () {
  for (let at = 0; at < file.length; at += CHUNK_BYTES) yield file.subarray(at, at + CHUNK_BYTES);
};
const broken: ByteSource = async function* () {
  yield file.subarray(0, CHUNK_BYTES);
  throw new Error('the store is gone');
};

interface Found {
  readonly digest: string;
  readonly figures: number;
  readonly problems: readonly string[];
}

async function gather(pieces: AsyncIterable<FigurePiece>): Promise<Found> {
  const hash = createHash('sha256');
  const problems: string[] = [];
  let figures = 0;
  for await (const piece of pieces) {
    hash.update(piece.lines);
    figures += piece.figures;
    problems.push(...piece.problems.map(({ code, line }) => `${code} ${line}`));
  }
  return { digest: hash.digest('hex'), figures, problems };
}

async function main(): Promise<void> {
  const wanted = { definition, receivedAt: RECEIVED };
  const here = await gather(figurePieces(source, wanted, vocabulary));
  const inThread = await gather(piecesFromThread(source, wanted, vocabulary.entries));
  const failure = await gather(piecesFromThread(broken, wanted, vocabulary.entries)).catch(
    (error: unknown) => (error as Error).message,
  );
  let first = 0;
  for await (const piece of piecesFromThread(source, wanted, vocabulary.entries)) {
    first += piece.figures;
    break;
  }
  process.stdout.write(JSON.stringify({ here, inThread, failure, first }));
}

void main();
