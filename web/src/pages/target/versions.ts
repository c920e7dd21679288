/** What a version of a target said, as the catalogue keeps it. */

export function versionValue(content: unknown): string | null {
  if (typeof content !== 'object' || content === null) return null;
  const { value } = content as Record<string, unknown>;
  return typeof value === 'string' ? value : null;
}
