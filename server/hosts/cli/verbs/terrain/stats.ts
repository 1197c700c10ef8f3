/** `swarm terrain stats`: files by language, what was left out, and why. */
import { deepLanguageOfPath } from '../../../../core/terrain/languageId.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import { countOf } from '../../render/plan.ts';
import type { TerrainGround } from './ground.ts';

export async function stats({ session, signal, output }: TerrainGround): Promise<ExitCode> {
  const { paths, leftOut } = await session.workspace.list(signal);
  const languages: Record<string, number> = {};
  for (const path of paths) {
    const language = deepLanguageOfPath(path) ?? 'other';
    languages[language] = (languages[language] ?? 0) + 1;
  }
  if (output.json) output.document({ files: paths.length, languages, leftOut });
  else {
    output.result(`${countOf(paths.length, 'file')}`);
    for (const [language, count] of Object.entries(languages).sort(([, a], [, b]) => b - a))
      output.result(`  ${language.padEnd(12)} ${count}`);
    if (leftOut.length > 0) output.result(`left out:\n${leftOut.map((text) => `  ${text}`).join('\n')}`);
  }
  return ExitCode.done;
}
