/** Structured logs: one pino logger, handed down; keys and passwords never reach it. */
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Wherever a request, a configuration or an error that carries one is logged. */
const SECRET_NAMES = [
  ...['authorization', '["x-api-key"]', 'cookie', 'apiKey', 'token', 'password'],
  ...['bootstrapAdminKey', 'encryptionKeys', 'secrets'],
];
const PLACES = ['', '*.', '*.*.'];

const REDACTED = PLACES.flatMap((place) => SECRET_NAMES.map((name) => `${place}${name}`.replace('.[', '[')));

export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    { level, base: { name: 'kejin' }, redact: { paths: REDACTED, censor: '[redacted]' } },
    destination,
  );
}
