/** Structured logs: one pino logger, handed down; keys and passwords never reach it. */
import { type Logger, pino } from 'pino';

export type { Logger };

export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: { name: 'kejin' },
      redact: { paths: ['req.headers.authorization', '*.apiKey', '*.password'], censor: '[redacted]' },
    },
    pino.destination(2),
  );
}
