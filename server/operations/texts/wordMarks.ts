/** How a name stands in a text that is no code: marked as one, written as no ordinary word is, or as any word of a sentence. */

export type Standing = 'marked' | 'evident' | 'word';

/** A role (`:func:`…``), a directive (`.. automodule:: …`, `::: …`) that names code, up to right before a name. */
const role = /:[\w+.:-]+:`(?:[^`]*<)?[~!]?[\w.]*$/;
const directive = /^[ \t]*(?:\.\. [\w:-]+::|:::)[ \t]+[\w./-]*$/;

/** Whether documentation names code there in a form that tools follow. */
export function isStructured(text: string, start: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return role.test(line) || directive.test(line);
}

export function standingOf(text: string, start: number, end: number): Standing {
  if (isCodeBefore(text, start) || isCodeBehind(text, end) || inCodeBlock(text, start)) return 'marked';
  return isEvident(text.slice(start, end)) ? 'evident' : 'word';
}

function isCodeBefore(text: string, start: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const ticks = line.split('`').length - 1;
  return (
    ticks % 2 === 1 || role.test(line) || directive.test(line) || /[\w)\]]\.$/.test(line) || /\{@link(?:code|plain)? [\w.#]*$/.test(line)
  );
}

function isCodeBehind(text: string, end: number): boolean {
  return /^\(/.test(text.slice(end, end + 1)) || /^\.\w/.test(text.slice(end, end + 2));
}

/** Between fences, in an indented block of Markdown or reStructuredText after an empty line, or at a prompt. */
function inCodeBlock(text: string, start: number): boolean {
  const before = text.slice(0, start);
  if ((before.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0) % 2 === 1) return true;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return /^\s*(?:>>>|\.\.\.|\$)\s/.test(line);
}

/** Written as no English word is: parse_row, readRow, x2. */
function isEvident(name: string): boolean {
  return /[_$\d]/.test(name) || /\p{Ll}\p{Lu}/u.test(name) || /^\p{Lu}+\p{Lu}\p{Ll}/u.test(name);
}

/** Documentation that people read: by its name. */
export function isDocument(path: string): boolean {
  return /\.(?:md|mdx|markdown|rst|txt|adoc|asciidoc|org|textile)$/i.test(path) && !/(?:^|\/)requirements[^/]*\.txt$/i.test(path);
}

/** What tells how things were: its names are those of then. */
export function isChronicle(path: string): boolean {
  return /(?:^|\/)(?:change(?:s|log)?|history|news|releases?|release[-_]?notes)(?:[-_.][^/]*)?(?:\/[^/]*)?$/i.test(path);
}

/** Configuration whose values are paths and dotted names. Lock files are made, not written. */
export function isConfiguration(path: string): boolean {
  if (/(?:^|\/)(?:package-lock|npm-shrinkwrap|composer|Pipfile|poetry|yarn|pnpm-lock)\.(?:json|lock|ya?ml)$/i.test(path)) return false;
  return /\.(?:jsonc?|json5|toml|cfg|ini|ya?ml)$/i.test(path);
}
