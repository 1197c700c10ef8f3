/** An extensions folder with the package under test installed, made once for each state of the package and then copied. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { editorEnvironment, editorFolders } from './editorServer.ts';
import { codeServerEntry, companionFolder, editorNode, outputFolder, packagePath, projectRoot } from './installation.ts';
import { makeScratch, removeScratch } from './scratch.ts';
export function preparedExtensions({ companion }) {
  const extension = packagePath();
  if (!existsSync(extension)) throw new Error(`${extension} is not there: "npm run package" makes it`);
  const hash = createHash('sha256').update(readFileSync(extension)).update(String(companion)).update(readFileSync(codeServerEntry));
  for (const name of readdirSync(companionFolder).sort()) hash.update(readFileSync(join(companionFolder, name)));
  const folder = join(outputFolder, 'extensions', hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  rmSync(join(outputFolder, 'extensions'), { recursive: true, force: true });
  mkdirSync(join(outputFolder, 'extensions'), { recursive: true });
  const base = makeScratch('extensions');
  try {
    const packages = [extension, ...(companion ? [packCompanion(base)] : [])];
    const run = spawnSync(
      editorNode(),
      [codeServerEntry, ...editorFolders(base), ...packages.flatMap((path) => ['--install-extension', path]), '--force'],
      { env: editorEnvironment(base), encoding: 'utf8' },
    );
    if (run.status !== 0) throw new Error(`the extension cannot be installed:\n${run.stdout}\n${run.stderr}`);
    cpSync(join(base, 'extensions'), `${folder}.new`, { recursive: true });
    renameSync(`${folder}.new`, folder);
  } finally {
    removeScratch(base);
  }
  return folder;
}
function packCompanion(base) {
  const path = join(base, 'companion.vsix');
  const vsce = join(projectRoot, 'node_modules/@vscode/vsce/vsce');
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', path];
  const run = spawnSync(process.execPath, [vsce, ...args], { cwd: companionFolder, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`the companion cannot be packed:\n${run.stdout}\n${run.stderr}`);
  return path;
}
