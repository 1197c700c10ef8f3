/** That others follow, which every operation sees to anyway: "its subclasses have to follow", "whoever uses them should import them from there". */
import { type PhraseRule, phrases, rule } from './phraseRule.ts';

const others =
  '(subclass|subclasses|override|overrides|caller|callers|importer|importers|user|users|import|imports|reference|references|call|calls|usages | call sites | derived classes)';
const who =
  '(whoever | everybody | everyone | everything | all code | all modules | all files | those | all | anybody | anyone | whatever) [who|that|which]';
const must = '(should|must|shall|will | has to | have to | need to | needs to | is to | are to)';

export const followingRules: readonly PhraseRule[] = [
  rule(
    'noise',
    ...phrases(
      [
        `[and] (its|their|the|all|every | all its | all the | all their) ${others} ${must} (follow|adapt | follow suit | follow along | be adapted | be updated | be changed accordingly | go along) [too|accordingly | as well]`,
        `[and] ${who} (use|uses|import|imports|call|calls|need|needs) (it|them|this) ${must} (follow|adapt | follow suit | be adapted | be updated) [too|accordingly | as well]`,
        `[and] ${who} (use|uses|import|imports|call|calls|need|needs) (it|them|this) ${must} (import|use|take|get) (it|them) from (there | the new module | the new file | the new place | its new place | their new place | its new home | their new home)`,
      ],
      () => ({ kind: 'noise' }),
    ),
  ),
];
