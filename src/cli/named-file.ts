/** The file that a command names: there, readable, and no folder. */
import { access, constants, stat } from 'node:fs/promises';
import { AppError } from '../errors';

export async function requireFile(path: string): Promise<{ readonly sizeBytes: number }> {
  const found = await stat(path).catch(() => null);
  const isReadable =
    found?.isFile() &&
    (await access(path, constants.R_OK).then(
      () => true,
      () => false,
    ));
  if (!found || !isReadable) throw new AppError('BAD_INPUT', { detail: `cannot read ${path}` });
  return { sizeBytes: found.size };
}
