/** How an instruction was understood, for `--explain`. */
import type { Reading } from '../../../core/intent/intent.ts';
import type { Colors } from '../output.ts';

export function explainReading(reading: Reading, colors: Colors): string {
  const lines: string[] = [];
  for (const clause of reading.clauses) {
    lines.push(`${colors.dim('said      ')} ${clause.words}`);
    if (clause.understoodAs) lines.push(`${colors.dim('understood')} ${colors.bold(clause.understoodAs)}`);
    for (const assumption of clause.assumptions) lines.push(`${colors.dim('assumed   ')} ${assumption}`);
    if (clause.ignoredWords.length > 0) lines.push(`${colors.dim('no effect ')} ${clause.ignoredWords.join(', ')}`);
    if (clause.problem) lines.push(`${colors.yellow('problem   ')} ${clause.problem}`);
  }
  return lines.join('\n');
}
