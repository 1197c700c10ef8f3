/** ts-morph as a peer: the whole way from the files on disk to the changed files on disk, as a script that uses it goes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Project, ts } from 'ts-morph';

function loaded(workspace: string): Project {
  const project = new Project({ tsConfigFilePath: join(workspace, 'tsconfig.json') });
  project.addSourceFilesAtPaths(join(workspace, 'packages/**/*.ts'));
  return project;
}

/** Answers with the number of files that changed. */
export function renameWithTsMorph(workspace: string, file: string, name: string, newName: string): number {
  const project = loaded(workspace);
  project.getSourceFileOrThrow(join(workspace, file)).getFunctionOrThrow(name).rename(newName);
  const changed = project.getSourceFiles().filter((each) => !each.isSaved()).length;
  project.saveSync();
  return changed;
}

export function moveModuleWithTsMorph(workspace: string, file: string, to: string): number {
  const project = loaded(workspace);
  project.getSourceFileOrThrow(join(workspace, file)).move(join(workspace, to));
  const changed = project.getSourceFiles().filter((each) => !each.isSaved()).length;
  project.saveSync();
  return changed;
}

/** What the language service of its TypeScript calls “Move to a new file”; ts-morph has no move of its own for a declaration. */
export function moveToNewFileWithTsMorph(workspace: string, file: string, name: string): number {
  const project = loaded(workspace);
  const source = project.getSourceFileOrThrow(join(workspace, file));
  const declaration = source.getFunctionOrThrow(name);
  const range = { pos: declaration.getStart(), end: declaration.getEnd() };
  const service = project.getLanguageService().compilerObject;
  const refactor = 'Move to a new file';
  const edits = service.getEditsForRefactor(source.getFilePath(), ts.getDefaultFormatCodeSettings('\n'), range, refactor, refactor, {});
  if (!edits) throw new Error(`${name} cannot be moved by the language service`);
  for (const { fileName, textChanges } of edits.edits) {
    const before = project.getSourceFile(fileName)?.getFullText() ?? '';
    const after = [...textChanges]
      .sort((a, b) => b.span.start - a.span.start)
      .reduce((text, { span, newText }) => text.slice(0, span.start) + newText + text.slice(span.start + span.length), before);
    mkdirSync(dirname(fileName), { recursive: true });
    writeFileSync(fileName, after);
  }
  return edits.edits.length;
}
