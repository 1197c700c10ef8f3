/** Which paths a list of globs lets through: "*.ts", "src/**", "!test". As lines of a .gitignore are read, the last one that fits decides. */

/** No globs, or only excluding ones: all other files pass. */
export function globFilter(globs: readonly string[]): (path: string) => boolean {
  const rules = globs
    .map((glob) => ({ excludes: glob.startsWith('!'), pattern: glob.startsWith('!') ? glob.slice(1) : glob }))
    .filter(({ pattern }) => pattern !== '')
    .map(({ excludes, pattern }) => ({ excludes, fits: globPattern(pattern) }));
  const otherwise = rules.every(({ excludes }) => excludes);
  return (path) => {
    const last = rules.findLast(({ fits }) => fits.test(path));
    return last === undefined ? otherwise : !last.excludes;
  };
}

/** A glob without a slash but at its end fits at any depth; what fits a folder fits all that is in it. */
function globPattern(glob: string): RegExp {
  const folderOnly = glob.endsWith('/');
  const body = glob.replace(/\/+$/, '');
  const anchored = body.includes('/');
  const plain = body.replace(/^\/+/, '');
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${alternatives(plain)}${folderOnly ? '/.+' : '(?:/.+)?'}$`, 'u');
}

/** "{ts,tsx}" one after the other; not nested. */
function alternatives(glob: string): string {
  return glob
    .split(/(\{[^{}]*\})/)
    .map((part) =>
      part.startsWith('{') && part.endsWith('}')
        ? `(?:${part
            .slice(1, -1)
            .split(',')
            .map((each) => wildcards(each))
            .join('|')})`
        : wildcards(part),
    )
    .join('');
}

function wildcards(glob: string): string {
  return glob.replaceAll(/\*\*\/|\/\*\*$|\*+|\?|\[!?[^\]]+\]|[\\^$.+()|{}[\]]/g, (token) => {
    if (token === '**/') return '(?:.*/)?';
    if (token === '/**') return '/.+';
    if (token.startsWith('*')) return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.startsWith('[') && token.length > 2)
      return `[${token[1] === '!' ? '^' : ''}${token.slice(token[1] === '!' ? 2 : 1, -1).replaceAll('\\', '\\\\')}]`;
    return `\\${token}`;
  });
}
