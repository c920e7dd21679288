#!/usr/bin/env node
// Keeps a bank's copy of its enterprise list: the whole list once, then only what changed. Node 20, nothing else.
//   KEJIN_URL=http://127.0.0.1:4000 KEJIN_KEY=kj_… node bank-sync.mjs ./copy            the first and every later run
//   KEJIN_URL=http://127.0.0.1:4000 KEJIN_KEY=kj_… node bank-sync.mjs ./copy --verify   and prove the copy equal
// The directory then holds enterprises.ndjson (one JSON text a line, sorted by credit code) and state.json.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const { KEJIN_URL = 'http://127.0.0.1:4000', KEJIN_KEY } = process.env;
const directory = process.argv[2] ?? '.';
const listFile = join(directory, 'enterprises.ndjson');
const stateFile = join(directory, 'state.json');
const MAX_TRIES = 5;
/** The token cannot be continued: take the whole list again. */
const START_OVER = new Set(['TOKEN_TOO_OLD', 'TOKEN_OF_ANOTHER_LOG', 'SCOPE_CHANGED', 'BAD_CHANGE_TOKEN']);

/** Lines end with a line feed and nothing else: a name may hold other characters that some tools split at. */
async function* linesOf(body) {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    yield* lines;
  }
  if (rest !== '') throw new Error('the download broke off within a line');
}

/** Reads one pull to its end and checks it against its receipt; gives each line to onLine. */
async function pullOnce(query, onLine) {
  const headers = { authorization: `Bearer ${KEJIN_KEY}` };
  const answer = await fetch(`${KEJIN_URL}/bulk/enterprises.ndjson${query}`, { headers });
  if (!answer.ok) {
    const { code, messageEn, retryable } = await answer.json();
    const waitMs = 1000 * Number(answer.headers.get('retry-after') ?? 1);
    throw Object.assign(new Error(`${code}: ${messageEn}`), { code, isFinal: !retryable, waitMs });
  }
  const hash = createHash('sha256');
  let rows = -1;
  let last;
  for await (const line of linesOf(answer.body)) {
    if (last !== undefined) onLine(last), hash.update(`${last}\n`);
    rows += 1;
    last = line;
  }
  const { receipt } = last?.startsWith('{"receipt":') ? JSON.parse(last) : {};
  if (!receipt) throw new Error('the download broke off: it has no receipt');
  if (receipt.rows !== rows || receipt.sha256 !== hash.digest('hex')) throw new Error('not what its receipt says');
  return receipt;
}

/** A download that breaks off is repeated from the same token: nothing was applied yet. */
async function pull(query = '') {
  for (let attempt = 1; ; attempt += 1) {
    const lines = [];
    try {
      return { receipt: await pullOnce(query, (line) => lines.push(line)), lines };
    } catch (error) {
      if (error.isFinal || attempt === MAX_TRIES) throw error;
      await sleep(error.waitMs ?? 200 * attempt);
    }
  }
}

const byCode = (lines) => new Map(lines.map((line) => [JSON.parse(line).uscc, line]));
const textOf = (copy) => [...copy.keys()].sort().map((uscc) => `${copy.get(uscc)}\n`).join('');

async function replace(file, content) {
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}

/** The list first: changes applied twice leave it as it is, changes that are lost do not. */
async function save(copy, { watermark, id }) {
  await replace(listFile, textOf(copy));
  await replace(stateFile, JSON.stringify({ token: watermark, receipt: id }));
  return copy;
}

async function applyChanges(token) {
  const { receipt, lines } = await pull(`?since=${token}`);
  const copy = byCode((await readFile(listFile, 'utf8')).split('\n').slice(0, -1));
  for (const { kind, uscc, enterprise } of lines.map((line) => JSON.parse(line))) {
    if (kind === 'WITHDRAWN') copy.delete(uscc);
    else copy.set(uscc, JSON.stringify(enterprise));
  }
  console.log(`took ${lines.length} changes`);
  return save(copy, receipt);
}

async function sync() {
  const state = await readFile(stateFile, 'utf8').then(JSON.parse, () => null);
  try {
    if (state) return await applyChanges(state.token);
  } catch (error) {
    if (!START_OVER.has(error.code)) throw error;
  }
  const { receipt, lines } = await pull();
  console.log('took the whole list');
  return save(byCode(lines), receipt);
}

/** Others may write between the two pulls, so a difference is looked at again. */
async function verify() {
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const { receipt } = await pull();
    const sha256 = createHash('sha256').update(textOf(await sync())).digest('hex');
    if (sha256 === receipt.sha256) return console.log(`equal: ${receipt.rows} enterprises, SHA-256 ${sha256}`);
  }
  throw new Error('the copy is not equal to a fresh list');
}

await mkdir(directory, { recursive: true });
console.log(`the copy holds ${(await sync()).size} enterprises`);
if (process.argv.includes('--verify')) await verify();
