/** A folder of real code of so many lines: installed packages' sources, copied as often as it takes, no two files alike. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './childProcess.ts';

export interface SourceBody {
  readonly name: string;
  readonly language: 'python' | 'typescript';
  readonly folders: readonly string[]; // in node_modules
  readonly ending: string;
}

/** Code with bodies; stubs are another thing. */
const sourceBodies: readonly SourceBody[] = [
  { name: 'Python of gyp', language: 'python', folders: ['node-gyp/gyp'], ending: '.py' },
  { name: 'TypeScript of rxjs and zod', language: 'typescript', folders: ['rxjs/src', 'zod/src'], ending: '.ts' },
];

export interface WrittenFile {
  readonly path: string; // below the folder
  readonly language: SourceBody['language'];
  readonly text: string;
}

/** Half of the lines in each language. */
export function writeManyLines(root: string, lines: number): { readonly files: readonly WrittenFile[]; readonly lines: number } {
  const files: WrittenFile[] = [];
  let total = 0;
  for (const [at, body] of sourceBodies.entries()) {
    const sources = sourcesOf(body);
    const wanted = (lines * (at + 1)) / sourceBodies.length;
    for (let copy = 0; total < wanted; copy++) {
      for (const { path, text } of sources) {
        if (total >= wanted) break;
        const mark = `${body.language === 'python' ? '#' : '//'} Copy ${copy}.\n`;
        files.push({ path: `copy${copy}/${path}`, language: body.language, text: text + mark });
        total += text.split('\n').length;
      }
    }
  }
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { files, lines: total };
}

function sourcesOf({ folders, ending }: SourceBody): readonly { readonly path: string; readonly text: string }[] {
  return folders.flatMap((folder) => {
    const root = join(projectRoot, 'node_modules', folder);
    if (!existsSync(root)) throw new Error(`${folder} is not installed`);
    return readdirSync(root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => ({ path: `${folder}${file.slice(root.length)}`, text: readFileSync(file, 'utf8') }));
  });
}
