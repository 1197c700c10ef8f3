/** Which files hold tests, by the conventions of each language; and which tests touch something. */

import type { WorkspacePath } from '../../../protocol/ids.ts';
import { type LanguageId, languageOfPath } from '../languageId.ts';
import { nameOf } from '../workspacePaths.ts';
import type { ImportGraph } from './importGraph.ts';

/** Names of files (after the last slash) and of folders that mean tests. */
interface Convention {
  readonly file: RegExp;
  readonly folder: RegExp;
}

const anyFolder = /(?:^|\/)(?:tests?|testing|__tests__|specs?)\//;
const script: Convention = { file: /[._-](?:test|spec|whole|e2e)\.[cm]?[jt]sx?$/, folder: /(?:^|\/)(?:__tests__|tests?|specs?|e2e)\// };
const python: Convention = { file: /^(?:test_.*|.*_test|tests|conftest)\.pyi?$/, folder: /(?:^|\/)tests?\// };
const jvm: Convention = { file: /(?:^Test[A-Z].*|Tests?|IT|Spec)\.[a-z]+$/, folder: /(?:^|\/)src\/[a-zA-Z]*[tT]est\// };

const conventions: Readonly<Partial<Record<LanguageId, Convention>>> = {
  python,
  typescript: script,
  tsx: script,
  javascript: script,
  go: { file: /_test\.go$/, folder: /(?!)/ },
  rust: { file: /(?!)/, folder: /(?:^|\/)(?:tests|benches)\// },
  java: jvm,
  csharp: { file: /Tests?\.cs$/, folder: /(?:^|\/)[^/]*\.?Tests?\// },
  ruby: { file: /_(?:test|spec)\.rb$/, folder: /(?:^|\/)(?:test|spec)\// },
  php: { file: /Test\.php$/, folder: /(?:^|\/)[tT]ests\// },
  c: { file: /(?:^test_.*|_test)\.[ch]$/, folder: anyFolder },
  cpp: { file: /(?:^test_.*|_test|_unittest|Test)\.[a-z]+$/, folder: anyFolder },
  bash: { file: /(?:^test_.*|[._-]test)\.(?:sh|bash)$/, folder: anyFolder },
};

export function isTestPath(path: string): boolean {
  const language = languageOfPath(path);
  const convention = language && conventions[language];
  if (convention === undefined) return false;
  return convention.file.test(nameOf(path)) || convention.folder.test(path);
}

/** A test file that comes to load a file, by so many imports. */
export interface LoadingTest {
  readonly path: WorkspacePath;
  readonly imports: number; // 1: it imports the file itself
}

/** Test files in whose closure of imports any of the files is, nearest first. What only types need is not loaded. */
export function testsLoading(graph: ImportGraph, files: readonly WorkspacePath[]): readonly LoadingTest[] {
  const distances = new Map<WorkspacePath, number>(files.map((path) => [path, 0]));
  let front = [...files];
  for (let imports = 1; front.length > 0; imports++) {
    const next: WorkspacePath[] = [];
    for (const path of front) {
      for (const { from, moment } of graph.importersOf(path)) {
        if (moment === 'typeOnly' || distances.has(from)) continue;
        distances.set(from, imports);
        next.push(from);
      }
    }
    front = next;
  }
  return [...distances]
    .filter(([path]) => isTestPath(path))
    .map(([path, imports]) => ({ path, imports }))
    .sort((a, b) => a.imports - b.imports || (a.path < b.path ? -1 : 1));
}
