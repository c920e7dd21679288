/** Sends a file to its feed, and tells how far it is: only XMLHttpRequest knows what has gone out. */
import { type Problem, readProblem } from '../../api/problem';
import { noteRefusal } from '../../api/session-state';
import type { FeedRunStatus } from '../../api/vocabulary';

export interface Accepted {
  /** Global id of the run. */
  readonly runId: string;
  readonly status: FeedRunStatus;
  /** The same bytes are known: this is the run that took them in. */
  readonly duplicate: boolean;
}

export interface Sending {
  readonly done: Promise<Accepted>;
  readonly cancel: () => void;
}

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
  xml: 'application/xml',
  htm: 'text/html',
  html: 'text/html',
};

/** By the name, for browsers differ; what the file really is, the server finds out from its bytes. */
export const contentTypeOf = (name: string): string =>
  TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

/** What the picker offers first; anything may be dropped, the server says what it does not take. */
export const OFFERED = Object.keys(TYPES)
  .map((extension) => `.${extension}`)
  .join(',');

const CUT_OFF: Problem = {
  code: 'UPLOAD_CUT_OFF',
  messageZh: '上传中断：连不上服务器，或文件大于服务器的上限。文件没有被收下。',
  messageEn: 'The upload broke off: the server cannot be reached, or takes no file as large as this.',
};

const CANCELLED: Problem = {
  code: 'UPLOAD_CANCELLED',
  messageZh: '已取消，文件没有被收下。',
  messageEn: 'Cancelled; the file was not taken in.',
};

export function sendFile(
  file: File,
  to: { readonly feed: string; readonly dryRun: boolean },
  onProgress: (sent: number, total: number) => void,
): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<Accepted>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
    request.onload = () => {
      const body: unknown = readJson(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as Accepted);
      else {
        const problem = readProblem(body) ?? CUT_OFF;
        noteRefusal(problem);
        reject(problem);
      }
    };
    request.onerror = () => reject(CUT_OFF);
    request.onabort = () => reject(CANCELLED);
  });
  request.open('POST', `/feeds/${encodeURIComponent(to.feed)}${to.dryRun ? '?dryRun=true' : ''}`);
  request.setRequestHeader('content-type', contentTypeOf(file.name));
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
  request.send(file);
  return { done, cancel: () => request.abort() };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
