/** The key under which a run's job stands in the outbox, the receipts and the dead letters. */
export const ingestKey = (runId: string): string => `ingest-${runId}`;
