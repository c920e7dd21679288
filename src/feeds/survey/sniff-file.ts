/** What a file is by its first bytes, and which formats of feeds could take it. */
import type { ByteSource } from '../decode';
import type { FeedDefinition } from '../definition';

export const FILE_KINDS = ['XLSX', 'XLS', 'JSON', 'XML', 'HTML', 'TEXT', 'EMPTY'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

type Format = FeedDefinition['format'];

const FORMATS: Readonly<Record<FileKind, readonly Format[]>> = {
  XLSX: ['xlsx', 'table'],
  XLS: ['table'],
  JSON: ['nbs-v2', 'nbs-easyquery', 'world-bank', 'json-stat', 'sdmx'],
  XML: ['sdmx'],
  HTML: ['table'],
  TEXT: ['csv', 'table', 'sdmx'],
  EMPTY: ['csv', 'table'],
};
const HEAD_BYTES = 1_024;
const ZIP = 'PK\u0003\u0004';
const COMPOUND_FILE = '\u00d0\u00cf\u0011\u00e0';
const HTML = /^\s*(?:<!doctype html|<html|<table|<meta|<head|<style)/i;
/** What text begins with when a byte order mark is read as single bytes. */
const BYTE_ORDER_MARK = /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/;

async function headOf(source: ByteSource): Promise<string> {
  let head = '';
  for await (const piece of source()) {
    head += Buffer.from(piece.subarray(0, HEAD_BYTES)).toString('latin1');
    if (head.length >= HEAD_BYTES) break;
  }
  return head;
}

export async function sniffFile(source: ByteSource): Promise<FileKind> {
  const head = await headOf(source);
  if (head.startsWith(ZIP)) return 'XLSX';
  if (head.startsWith(COMPOUND_FILE)) return 'XLS';
  const text = head.replace(BYTE_ORDER_MARK, '').replaceAll('\0', '').trimStart();
  if (text === '') return 'EMPTY';
  if (HTML.test(text)) return 'HTML';
  if (text.startsWith('<')) return 'XML';
  return /^[{[]/.test(text) ? 'JSON' : 'TEXT';
}

export const mayTake = (kind: FileKind, format: Format): boolean => FORMATS[kind].includes(format);
