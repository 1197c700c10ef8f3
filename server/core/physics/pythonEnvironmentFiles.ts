/** What the small text files of a Python environment say. Nothing of the environment is ever executed. */

/** The interpreter's major.minor named by a pyvenv.cfg ("3.11"), or undefined when it does not say. */
export function versionOfPyvenv(text: string): string | undefined {
  const line = /^\s*version(?:_info)?\s*=\s*(\d+)\.(\d+)/m.exec(text);
  return line === null ? undefined : `${line[1]}.${line[2]}`;
}

/** The folders a .pth file adds to the search path. Lines that begin with `import` are code for the interpreter, and passed over. */
export function foldersOfPth(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !/^import[\s(]/.test(line));
}

/** The project's name in a pyproject.toml, as Poetry uses it to name its environments. */
export function projectNameOf(pyproject: string): string | undefined {
  const section = /^\[(?:tool\.poetry|project)\][^\n]*\n((?:(?!^\[)[^\n]*\n?)*)/gm;
  for (const match of pyproject.matchAll(section)) {
    const name = /^name\s*=\s*(["'])([^"'\n]+)\1/m.exec(match[1] ?? '');
    if (name?.[2] !== undefined) return name[2];
  }
  return undefined;
}
