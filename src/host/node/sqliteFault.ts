import { accessSync, constants, statfsSync } from 'node:fs';
import { StorageError, type StorageFault } from '../../core/storageError';

/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const faults: Readonly<Record<number, StorageFault>> = {
  8: 'readOnly',
  11: 'corrupt',
  13: 'full',
  26: 'corrupt',
};
const cannotOpen = 14;
const ioError = 10;

const systemFaults: Readonly<Record<string, StorageFault>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
};

/** Less than this is a full disk to SQLite, whatever its error says. */
const leastBytesFree = 256 * 1024;

/** What an error of `node:sqlite` or `node:fs` means for the user. */
export function toStorageError(error: unknown, folder: string): StorageError {
  return error instanceof StorageError ? error : new StorageError(faultOf(error, folder), error);
}

/** The file is damaged, or is no database at all. */
export function isCorruption(error: unknown): boolean {
  const code = resultCode(error);
  return code !== undefined && faults[code] === 'corrupt';
}

function faultOf(error: unknown, folder: string): StorageFault {
  const code = resultCode(error);
  if (code === undefined) return systemFaults[systemCode(error)] ?? 'other';
  // SQLite gives these two without the system's reason.
  if (code === cannotOpen || code === ioError) return faultOfFolder(folder);
  return faults[code] ?? 'other';
}

function faultOfFolder(folder: string): StorageFault {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < leastBytesFree ? 'full' : 'other';
  } catch (error) {
    return systemFaults[systemCode(error)] ?? 'other';
  }
}

/** The low byte is the kind, the rest a detail. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
