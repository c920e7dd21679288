/** A local server that answers as told, well or badly, and remembers what it was asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answering = (asked: Asked, answer: ServerResponse) => void;

export interface FileServer {
  readonly port: number;
  /** By name, as a feed writes it: the tests' resolver knows its address. */
  readonly origin: string;
  readonly asked: Asked[];
  answer: Answering;
  close(): Promise<void>;
}

export const HOST = 'files.example.cn';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export async function openFileServer(answer: Answering): Promise<FileServer> {
  const server: Server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const { method = '', url: path = '', headers } = request;
    const asked = { method, path, headers, body };
    files.asked.push(asked);
    files.answer(asked, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const files: FileServer = {
    ...{ port, origin: `http://${HOST}:${port}`, asked: [], answer },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return files;
}

/** Every name is this machine; what is asked for must still be allowed. */
export const localResolve = async () => [{ address: '127.0.0.1', family: 4 }];
export const LOOPBACK = ['127.0.0.0/8'];
