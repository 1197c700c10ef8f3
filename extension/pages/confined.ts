/** Whether a path that a page names stays in its folder. Knows nothing of the editor. */

/** Paths are relative to the folder, with forward slashes; a page was given no other, whatever it may send. */
export function isConfined(path: string): boolean {
  if (path === '' || path.includes('\0') || /^[a-z]:/i.test(path)) return false;
  return path.split(/[/\\]/).every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}
