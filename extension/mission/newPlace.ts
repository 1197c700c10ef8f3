/** What a person means who types a place that is in no list: a module or folder that is not there yet. Knows nothing of the editor. */

/** A path, if what was typed can be one. `extension`: of modules; empty for folders. */
export function newPlace(typed: string, extension: string): string | undefined {
  const path = typed.trim().replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '');
  if (path === '' || path.startsWith('/') || /(?:^|\/)\.\.?(?:\/|$)|\/\/|[\0<>:"|?*]|\s$/.test(path)) return undefined;
  if (extension === '' || /\.[cm]?[jt]sx?$|\.pyi?$/.test(path)) return path;
  // "shop.rows" is how Python calls shop/rows.py.
  return `${extension.startsWith('.py') && !path.includes('/') ? path.replaceAll('.', '/') : path}${extension}`;
}
