/** Whether a file is where a selector says: a path, a folder, a pattern of paths, or a module or package by its name. */
import { moduleSegments } from '../naming.ts';

export type PathTest = (path: string) => boolean;

/** "src/app", "src/**", "app.models", "*.test.ts". Upper and lower case differ, as they do in names. */
export function placeFits(place: string): PathTest {
  const wanted = place.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '');
  if (wanted === '' || wanted === '.') return () => true;
  if (/[*?]/.test(wanted)) return patternFits(wanted);
  const run = wanted.includes('/') ? wanted.split('/') : wanted.split('.');
  return (path) =>
    path === wanted ||
    path.startsWith(`${wanted}/`) ||
    path.endsWith(`/${wanted}`) ||
    path.includes(`/${wanted}/`) ||
    containsRun(moduleSegments(path), run);
}

/** A pattern without a slash is one of file or folder names; a folder that fits holds what is in it. */
function patternFits(pattern: string): PathTest {
  const source = pattern
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => patternParts[part] ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
    .join('');
  const expression = new RegExp(`${pattern.includes('/') ? '^' : '(?:^|/)'}${source}(?:/|$)`);
  return (path) => expression.test(path);
}

const patternParts: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };

/** A pattern of names: `*` stands for any letters, `?` for one. */
export function nameFits(pattern: string): (name: string) => boolean {
  if (!/[*?]/.test(pattern)) return (name) => name === pattern;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 'su');
  return (name) => expression.test(name);
}

function containsRun(segments: readonly string[], run: readonly string[]): boolean {
  for (let at = 0; at + run.length <= segments.length; at++) {
    if (run.every((part, i) => segments[at + i] === part)) return true;
  }
  return false;
}
