/** What the light bulb offers at a cursor in a file of 5,000 lines: right after an edit, when the file is read anew, and as the cursor moves on. */
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import { languageRules } from '../../../server/hosts/languageRules.ts';
import { OpenIndexes } from '../../../server/hosts/lsp/folder/openIndexes.ts';
import { offersAt } from '../../../server/operations/offers/offers.ts';
import { spotOf } from '../../../server/operations/offers/spot.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { projectRoot } from '../ground/childProcess.ts';
import { type GeneratedLanguage, generatedCode } from '../ground/generatedCode.ts';
import { percentile, timed } from '../measurement.ts';
import type { Bench } from '../subject.ts';

const lines = 5_000;
const edits = 40;
const movesPerEdit = 5;

export async function subject({ report }: Bench): Promise<void> {
  const syntax = await createSyntax(join(projectRoot, 'wasm'), Object.values(languageRules));
  const languages: readonly GeneratedLanguage[] = ['python', 'typescript'];
  for (const language of languages) {
    const indexes = new OpenIndexes(syntax);
    const random = new SeededRandomness(8);
    const path = asWorkspacePath(language === 'python' ? 'long.py' : 'long.ts');
    const document = TextDocument.create(`file:///project/${path}`, language, 0, generatedCode(language, new SeededRandomness(7), lines));
    let offered = 0;
    const ask = (): number => {
      const text = document.getText();
      const start = text.indexOf('result', random.below(text.length - 2_000));
      const place = {
        path,
        language,
        text,
        start,
        end: start,
        rules: languageRules,
        declared: () => ({ kinds: [], atTop: [] }),
        leadsOut: () => false,
      };
      return timed(() => {
        offered += offersAt(spotOf({ ...place, index: indexes.of(document, language) })).length;
      });
    };
    const afterEdit: number[] = [];
    const afterMove: number[] = [];
    for (let version = 1; version <= edits; version++) {
      const position = { line: 100 + random.below(lines - 200), character: 0 };
      TextDocument.update(document, [{ range: { start: position, end: position }, text: '\n' }], version);
      syntax.follow('bench', language, document.getText());
      afterEdit.push(ask());
      for (let move = 0; move < movesPerEdit; move++) afterMove.push(ask());
    }
    syntax.unfollow('bench');
    if (offered === 0) throw new Error('nothing was offered');
    const file = `${lines.toLocaleString('en')} lines of ${language}`;
    report({ name: `the light bulb in ${file}, right after an edit, p95`, value: percentile(afterEdit, 95), unit: 'ms', goal: '< 100 ms' });
    report({ name: 'as the cursor moves on, p95', value: percentile(afterMove, 95), unit: 'ms', goal: '< 5 ms' });
  }
  syntax.dispose();
}
