/** What documentation says of the properties of an object that is taken: `@param {string} options.name - …`. */
import { lineBreakIn } from '../../../base/lineBreak.ts';
import { typeOfLiteral } from '../definitions/signaturePlan.ts';
import { wordsFor } from '../descriptions.ts';
import type { FamilyChange } from '../familyChange.ts';
import type { Why } from '../fileRewrite.ts';
import type { PropertyChanges } from './propertyChanges.ts';

const why: Why = { why: 'the documentation tells what it takes', confidence: 0.9, how: 'declaration' };

export function describeProperties({ resolver, rewrites, family }: FamilyChange, { drafts }: PropertyChanges): void {
  for (const { path, text, signature } of family.definitions) {
    const described = resolver.terrain.rulesOf(path)?.signatures.describedAt(signature, text);
    const properties = described?.properties ?? [];
    const last = properties.at(-1);
    if (!described || !last) continue;
    const file = rewrites.of(path, text);
    const holder = text.slice(last.start, last.nameExtent.start).match(/[\w$]+\.$/)?.[0] ?? '';
    for (const draft of drafts) {
      const entry = properties.find(({ name }) => name === draft.key);
      if (draft.added) {
        const type = draft.type ?? typeOfLiteral(draft.value);
        const line = described.write(`${holder}${draft.name}`, type, wordsFor(draft.name), draft.optional === true);
        file.insert(last.end, `${line}${lineBreakIn(text)}`, why);
      } else if (entry && draft.removed) file.replace(entry, '', why);
      else if (entry) {
        if (draft.name !== draft.key) file.substitute(entry.nameExtent, draft.name, why);
        if (entry.type && draft.type !== undefined) file.replace(entry.type, draft.type, why);
      }
    }
  }
}
