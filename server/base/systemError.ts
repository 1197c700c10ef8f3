/** Reading the operating system's errors. */

/** The code of a system error ("ENOENT"), or undefined when it is none. */
export function systemCode(failure: unknown): string | undefined {
  if (!(failure instanceof Error) || !('code' in failure)) return undefined;
  return typeof failure.code === 'string' ? failure.code : undefined;
}

/** That there is nothing at a path: no file there, or no folder on the way to it. */
export function isAbsent(failure: unknown): boolean {
  const code = systemCode(failure);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
