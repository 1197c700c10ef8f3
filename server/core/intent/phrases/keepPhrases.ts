/** How people ask that the old name of something goes on being there when it is renamed. */
import type { KeepOld } from '../../operation/target.ts';
import type { Captures } from '../grammar/grammar.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { captured, type Keep, type PhraseValue } from './phraseValue.ts';

const but = '[but|and|while|also|then|please|still|yet|though | and also | but also | but please | but still | and please]';
const keep = '(keep|keeping|leave|leaving|preserve|preserving|retain|retaining|maintain|maintaining)';
const give =
  '(keep|keeping|leave|leaving|preserve|preserving|retain|retaining|add|adding|provide|providing|create|creating|introduce|introducing|with|include|including|have|put|define|make|offer|offering | leave behind | leaving behind)';
const old = '(old|previous|original|former|legacy|existing|current|public|deprecated | old public | existing public | previous public)';
const kindWords = '(function|class|method|attribute|property|variable|constant|type|interface|module|api|symbol|public)';
const working =
  '(working|available|importable|usable|valid|callable|alive|functional|intact|around|exported|accessible|supported|reachable|public|there|too|compatible|behind | in place | as is | in the api | in the public api | available as well | working as well)';
const others =
  '(caller|callers|user|users|client|clients|importer|importers|consumer|consumers|import|imports|code|dependents|downstream|api|customers|anyone|anybody|everyone|people|plugins|scripts|compatibility | public api | call sites | other code | third parties | calling code | user code | client code | downstream code | the public api | the api)';
const whose = '[the|our|any|all|its|their|your] [existing|outside|external|old|downstream|public|third-party|other|current]';

function wish(how: KeepOld | undefined): (c: Captures<PhraseValue>) => Keep {
  return (c) => {
    const form = captured(c, 'aliasForm', 'keep');
    const name = captured(c, 'oldName', 'keep');
    const from = captured(c, 'oldPlace', 'keep')?.from;
    return {
      kind: 'keep',
      how: form?.how ?? how,
      named: name?.named,
      plural: (name?.plural ?? false) || (form?.plural ?? false),
      ...(from && { from }),
    };
  };
}

function form(how: KeepOld, plural = false): () => Keep {
  return () => ({ kind: 'keep', how, named: undefined, plural });
}

function unnamed(plural: boolean): () => Keep {
  return (): Keep => ({ kind: 'keep', how: undefined, named: undefined, plural });
}

const single = '(alias|synonym|shim|wrapper|forwarder|re-export|reexport)';
const several = '(aliases|synonyms|shims|wrappers|forwarders|re-exports|reexports)';
const quality = '[thin|simple|plain|temporary|backwards-compatible|backward-compatible|compatibility|compat|backward|backwards|old|public]';

export const keepRules: readonly PhraseRule[] = [
  rule(
    'oldPlace',
    ...phrases(
      [
        `[the|its|their] ${old} (module|place|file|path|location|home|package|one|address)`,
        'there',
        'where (it|they) (is|are|was|were) [now|before]',
      ],
      unnamed(false),
    ),
    phrase('<placeName>', (c) => {
      const place = captured(c, 'placeName', 'place');
      return (
        place && {
          kind: 'keep',
          how: undefined,
          named: undefined,
          plural: false,
          ...(typeof place.what !== 'string' && { from: place.what }),
        }
      );
    }),
  ),
  rule(
    'oldName',
    ...phrases(
      [
        `[the|its|that|this|my|our] ${old} [${kindWords}] (name|one|spelling|identifier|alias)`,
        `[the|its] ${old} ${kindWords}`,
        `[the|its|that|this] ${old} (path|location|place|import | import path | module path)`,
        'it',
      ],
      unnamed(false),
    ),
    ...phrases(
      [
        `[the|their|those|these|all|both | all the | both the] ${old} [${kindWords}] (names|ones|spellings|identifiers)`,
        'them|they|everything | all of it | all of them | both of them | all of that',
      ],
      unnamed(true),
    ),
    phrase(
      `[the] [${old}] [name] <evidentName:name> [name]`,
      (c) => ({ kind: 'keep', how: undefined, named: captured(c, 'name', 'name'), plural: false }),
      1,
    ),
    phrase(
      `[the] [${old}] [name] <name> [name]`,
      (c) => ({ kind: 'keep', how: undefined, named: captured(c, 'name', 'name'), plural: false }),
      2,
    ),
  ),
  rule(
    'aliasForm',
    ...phrases(
      [
        `[a|an|the] [now] deprecated ${quality} ${single}`,
        `[a|an|the] ${quality} deprecation ${single}`,
        `[a|an] ${quality} ${single} (that warns | that is deprecated | marked deprecated | marked as deprecated | with a deprecation warning | with a deprecation | with a warning)`,
        '[being] deprecated',
      ],
      form('deprecated'),
    ),
    ...phrases(
      [
        `deprecated ${quality} ${several}`,
        `${several} (that warn | that are deprecated | marked as deprecated | with a deprecation warning | with deprecation warnings)`,
      ],
      form('deprecated', true),
    ),
    phrase(`[a|an|the] ${quality} ${single}`, form('alias')),
    phrase(`${quality} ${several}`, form('alias', true)),
  ),
  rule(
    'purpose',
    ...phrases(
      [
        '(for|to) [keep|maintain|preserve|ensure] [reasons of] (backwards|backward|api|source) compatibility [reasons]',
        'for (backwards-compatibility|backward-compatibility|compatibility|compat | backwards compat | backward compat) [reasons]',
        '(so as | in order) to stay (backwards|backward) compatible',
        'in a (backwards|backward) compatible way|manner',
        'in a (backwards-compatible|backward-compatible) way|manner',
        '(backwards|backward) compatibly',
        `without breaking ${whose} ${others} [(of|in|from|to|on|that) [the|our|its] (public api | api | outside | it | library | old name | package)]`,
        `so [that] ${whose} ${others} [of the public api | of it | outside] (does not | doesn't | do not | don't | will not | won't) break`,
        `so [that] ${whose} ${others} [of the public api | of it | outside] (keeps|keep|continues|continue) (working | to work)`,
        `so [that] ${whose} ${others} [of the public api | of it | outside] (still works | still work | can still use it | can still import it | is not broken | are not broken | isn't broken | aren't broken)`,
      ],
      unnamed(false),
    ),
  ),
  rule(
    'extra', // said of the alias; alone it says nothing of one
    phrase('<purpose>', unnamed(false)),
    phrase(`for ${whose} ${others}`, unnamed(false)),
    phrase('[for] (now | a while | a release | one release | the time being | a transition | a transition period)', unnamed(false)),
  ),
  rule(
    'keep',
    phrase('<wish>', (c) => captured(c, 'wish', 'keep')),
    phrase('\\( <wish> \\)', (c) => captured(c, 'wish', 'keep')),
  ),
  rule(
    'wish',
    // as an alias
    ...phrases(
      [
        `${but} ${keep} <oldName> [${working}] (as|like) <aliasForm> [<extra>]`,
        `${but} ${keep} <oldName> [${working}] (via|through|by|using|under|with) <aliasForm> [<extra>]`,
        `${but} ${give} <aliasForm> [(for|of|under|with|to|from|named|called|as|at | by the name of | with the name | under the name | in place of | for the sake of) <oldName>] [behind|there | in place] [<extra>]`,
        `${but} [have|let|make|turn] <oldName> [as|into|become|becomes|be|stay|remain|stays|remains | be kept as | is kept as] <aliasForm> [<extra>]`,
        `${but} <oldName> (should|must|shall|will|has|needs|can|may) [to] (stay|remain|become|be|live | live on | be kept | be left | stay on | be retained) [${working}] [as] <aliasForm> [<extra>]`,
        `[(as|with|via|plus)] <aliasForm> [(for|of) <oldName>] [<extra>]`,
      ],
      wish(undefined),
    ),
    // working
    ...phrases(
      [
        `${but} ${keep} <oldName> ${working} [${working}] [<extra>]`,
        `${but} ${keep} <oldName> <extra>`,
        `${but} ${keep} <oldName> [still] ${working} (from|in|at|through|under|via) <oldPlace>`,
        `${but} <oldName> (should|must|shall|stays|remains|is) [to] [stay|remain|be] [still] ${working} (from|in|at|through|under|via) <oldPlace>`,
        `${but} (re-export|reexport|export|re-exporting|exporting) <oldName> [again] (from|in|at|through) <oldPlace>`,
        `${but} (leave|keep|leaving|keeping|add|adding|with) [a|an|the] [${quality.slice(1, -1)}] (re-export|reexport|alias|import|shim) (of|for) <oldName> (in|at) <oldPlace>`,
        `${but} (leave|keep|leaving|keeping|add|adding|with) [a|an|the] [${quality.slice(1, -1)}] (re-export|reexport|shim) [behind] (in|at) <oldPlace>`,
        `${but} (make sure | ensure | see to it) [that] ${whose} ${others} [of the public api | of it | outside] (does not | doesn't | do not | don't | will not | won't) break`,
        `${but} (make sure | ensure | see to it) [that] ${whose} ${others} [of the public api | of it | outside] (keeps|keep|continues|continue|still) (working | to work | works | work)`,
        `${but} (make|making) sure [that] <oldName> (still works | keeps working | continues to work | stays available | remains available | is still available | can still be imported | can still be used | still exists | stays importable | remains importable) [<extra>]`,
        `${but} <oldName> (should|must|shall|needs|has|will|can) [to] [still] (keep|continue|stay|remain|be|work|exist) [on|to|be|still] [work|${working.slice(1, -1)}] [<extra>]`,
        `${but} <oldName> (stays|remains|is) [still] ${working} [<extra>]`,
        `${but} (still|also) (export|support|accept|offer|allow|provide|exporting|supporting|accepting) <oldName> [too|also | as well] [<extra>]`,
        `${but} (let|letting|allow|allowing) ${whose} ${others} (go on | keep on | still | keep | continue | to go on | to keep | to continue) [to] (import|importing|use|using) <oldName> [(from|in|at|through|under) <oldPlace>]`,
        `${but} (re-export|reexport|export|re-exporting|exporting) (it|this) (under|as|by) <oldName> [too|also | as well] [<extra>]`,
        `${but} (don't | do not) (break|remove|drop|delete) (<oldName> | ${whose} ${others} [(of|in|to) [the|our|its] (public api | api)])`,
      ],
      wish(undefined),
    ),
    ...phrases([`${but} [do it|do so|do this|do that] <purpose>`, `${but} [stay|be|staying] (backwards|backward) compatible`], () => ({
      ...unnamed(false)(),
      mild: true,
    })),
    phrase(`${but} ${keep} <oldName>`, wish(undefined), 8),
    // deprecated
    ...phrases(
      [
        `${but} [then] (deprecate|deprecating) <oldName> [instead of removing it] [<extra>]`,
        `${but} (deprecate|deprecating) <oldName> (in favour of | in favor of | for) <freshName>`,
        `${but} (mark|marking|flag|flagging) <oldName> [as] (deprecated|obsolete) [<extra>]`,
        `${but} ${keep} <oldName> [${working}] (but|and|though) (deprecated | deprecate it | mark it deprecated | mark it as deprecated) [<extra>]`,
        `${but} <oldName> (should|must|shall|is|gets|becomes) [to] [be] [marked] [as] deprecated [<extra>]`,
        `${but} ${give} [a|the] deprecation [warning|notice] (for|on|to|under) <oldName> [<extra>]`,
        `${but} (warn|warning) [users|people|callers|whoever] [who|that] [about|on|use|uses|of] [use of] <oldName> [<extra>]`,
        `${but} <oldName> (should|must|shall|will) [still] (work|warn) [but|and] [with|give|emit|raise|issue|show] [a|an] [deprecation] [warning]`,
      ],
      wish('deprecated'),
    ),
  ),
];
