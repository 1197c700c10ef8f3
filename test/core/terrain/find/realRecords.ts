/** Records of real code, read from installed packages: what the index would hold of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createSyntax } from '../../../../server/adapters/treeSitter/treeSitter.ts';
import type { FileRecord } from '../../../../server/core/terrain/index/fileRecord.ts';
import { recordOf } from '../../../../server/core/terrain/index/recordOf.ts';
import { deepLanguageOfPath } from '../../../../server/core/terrain/languageId.ts';
import { outlineOf } from '../../../../server/core/terrain/outline/outlineOf.ts';
import { languageRules } from '../../../../server/hosts/languageRules.ts';
import { asContentHash, asWorkspacePath } from '../../../../server/protocol/ids.ts';

const root = join(import.meta.dirname, '../../../..');

/** Folders below node_modules, each with the name it shall have in the workspace. */
export type RealFolders = Readonly<Record<string, string>>;

export const rxjsZodGyp: RealFolders = { rxjs: 'rxjs/src', zod: 'zod/src', gyp: 'node-gyp/gyp' };

export async function realRecords(folders: RealFolders): Promise<readonly FileRecord[]> {
  const syntax = await createSyntax(join(root, 'wasm'), Object.values(languageRules));
  try {
    return Object.entries(folders).flatMap(([name, folder]) => {
      const base = join(root, 'node_modules', folder);
      return readdirSync(base, { withFileTypes: true, recursive: true }).flatMap((entry): FileRecord[] => {
        const file = join(entry.parentPath, entry.name);
        const language = deepLanguageOfPath(entry.name);
        if (!entry.isFile() || language === undefined) return [];
        const text = readFileSync(file, 'utf8');
        const { index, problems } = syntax.index(language, text);
        const path = asWorkspacePath(`${name}/${relative(base, file).replaceAll('\\', '/')}`);
        const analysed = { language, text, bytes: text.length, outline: outlineOf(index, text), syntaxProblems: problems.length, index };
        return [{ path, hash: asContentHash(path), ...recordOf(analysed) }];
      });
    });
  } finally {
    syntax.dispose();
  }
}
