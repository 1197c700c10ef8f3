/** Where a new exception is declared: as asked, else where the exceptions around are, else where it is raised. */
import type { OperationDecision } from '../../core/operation/operation.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { folderOf, foldersUp } from '../../core/terrain/workspacePaths.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';

export interface Home {
  readonly path: WorkspacePath;
  readonly isNew: boolean;
  readonly decision: OperationDecision;
}

const moduleNames: Readonly<Record<LanguageFamily, readonly string[]>> = {
  python: ['errors', 'exceptions', '_errors', '_exceptions', 'error', 'exc'],
  ecmascript: ['errors', 'error', 'exceptions', 'errors/index'],
};

/** By how the files around spell theirs; `like`: a file in which it is used, or its base is declared. Undefined while facts are missing. */
export function homeOf(
  resolver: Resolver,
  asked: string | undefined,
  users: readonly WorkspacePath[],
  base: WorkspacePath | undefined,
): Home | undefined {
  const paths = resolver.terrain.facts.paths();
  if (!paths) {
    resolver.terrain.needs.add({ kind: 'paths' });
    return undefined;
  }
  const like = users[0] ?? base;
  const ending = like === undefined ? '' : (/\.\w+$/.exec(like)?.[0] ?? '');
  if (asked !== undefined) return askedHome(asked, ending, paths.paths);
  if (like === undefined) return undefined;
  const family: LanguageFamily = /\.pyi?$/.test(like) ? 'python' : 'ecmascript';
  for (const folder of foldersUp(folderOf(like))) {
    for (const name of moduleNames[family]) {
      const path = `${folder === '' ? '' : `${folder}/`}${name}${ending}`;
      if (paths.has(path)) return home(path, false, `${path} is where the exceptions around are`);
    }
  }
  if (base !== undefined) return home(base, false, 'it stands beside what it is made from');
  const files = new Set(users);
  if (files.size === 1) return home(like, false, 'nothing else raises it, and there is no module for exceptions');
  const folder = commonFolder(users);
  return home(
    `${folder === '' ? '' : `${folder}/`}errors${ending}`,
    true,
    'several modules raise it, and there is none for exceptions yet',
  );
}

function askedHome(asked: string, ending: string, paths: readonly WorkspacePath[]): Home {
  const plain = asked.replaceAll('\\', '/').replace(/^\.\//, '');
  const found =
    paths.find((path) => path === plain || path === `${plain}${ending}` || path === `${plain.replaceAll('.', '/')}${ending}`) ??
    paths.find((path) => path.endsWith(`/${plain}`) || path.endsWith(`/${plain}${ending}`));
  if (found !== undefined) return home(found, false, 'it was asked for there');
  return home(/\.\w+$/.test(plain) ? plain : `${plain.replaceAll('.', '/')}${ending}`, true, 'it was asked for there');
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...rest] = paths.map(folderOf);
  const parts = first.split('/');
  while (parts.length > 0 && !rest.every((folder) => folder === parts.join('/') || folder.startsWith(`${parts.join('/')}/`))) parts.pop();
  return parts.join('/');
}

function home(path: string, isNew: boolean, rationale: string): Home {
  const decision: OperationDecision = {
    kind: 'plan',
    choice: `declares it in ${path}${isNew ? ', which is new' : ''}`,
    rationale,
    rejected: [],
    confidence: 0.9,
    about: [],
  };
  return { path: asWorkspacePath(path), isNew, decision };
}
