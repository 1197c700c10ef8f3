/**
 * Words without influence on the result: courtesy, thanks, reasons, and requests for what every operation does anyway
 * ("everywhere", "and update all callers"). Only what is listed here may be passed over, and it is always reported.
 */
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';

const noise = () => ({ kind: 'noise' }) as const;

const callSites =
  '(reference|references|usage|usages|use|uses|caller|callers|call-site|call-sites|callsite|callsites|import|imports|importer|importers|occurrence|occurrences|override|overrides|re-export|re-exports|reexports|instance|instances | call site | call sites | place | places | calls | dependent code | the code)';
const whose = '(of|to|for|in|from) (it|this|that|them | the (function|method|class|variable|symbol|name|module | old name))';
const usedThere =
  '[that|which] (use|uses|call|calls|import|imports|reference|references|mention|used|called) (it | this | them | the old name)';
const accordingly =
  '(accordingly | too | as well | as needed | as required | where needed | if needed | if necessary | appropriately | correspondingly | also | everywhere | to match | consistently | so nothing breaks | to use the new name | with the new name | to the new name | throughout)';
const all =
  '(all | all the | all of the | all its | all of its | every | every single | each | any | the | its | their | existing | all existing)';
const project =
  '(project|workspace|codebase|repository|repo|code|program|app|application|system | code base | source | source code | source tree)';

export const politeRules: readonly PhraseRule[] = [
  rule('noise', phrase('<plainNoise>', noise), phrase('\\( <plainNoise> \\)', noise)),
  rule(
    'plainNoise',
    ...phrases(
      [
        'please|pls|plz|kindly',
        "(if you please|could|can|would | if possible | if you don't mind | when you can | when you get a chance | for me | for us)",
      ],
      noise,
    ),
    ...phrases(
      [
        'thanks|thx|ty|cheers [a lot | again]',
        'thank you [very much | so much]',
        'many thanks',
        'much appreciated',
        'thanks in advance',
        'thank you in advance',
      ],
      noise,
    ),
    ...phrases(
      [
        'hi|hello|hey|dear|greetings [there|swarm|all|team]',
        'good morning|afternoon|evening',
        'swarm',
        'ok|okay|alright|right|well|so|great|sure|actually',
      ],
      noise,
    ),
    ...phrases(
      [
        '(can|could|would|will) you [please|kindly|maybe|perhaps|possibly|just]',
        'would you mind',
        '(could|would) you be so kind (as to | to)',
        "(i'd | we'd | i would | we would) (like|love|want|prefer|appreciate) [it] [if you could | if you | you to | to | for you to | to have you]",
        '(i|we) (want|need|have|wish|ought|plan|intend) [you] to',
        "(i|we) (should|must|will|shall|would | would need to | are going to | am going to | 'll)",
        "(i'll | we'll | you should | you must | you need to | you have to | you can | you may)",
        '(can|could|shall) we [please|just]',
        'i think|guess|believe|suppose|feel [that]',
        "(it would | it'd) be (nice|great|good|helpful|best|better|lovely) (to | if you could | if we could | if we | if you)",
        "(let's | let us) [just|now|please|also]",
        "(go ahead and | please go ahead and | try to | be sure to | make sure to | remember to | don't forget to | i need to | i have to | it's time to)",
        '(your task is to | your job is to | the task is to | task | todo | request | refactor | refactoring | the goal is to | goal)',
        "(here is | here's) what (i|we) (want|need) [done]",
      ],
      noise,
      1,
    ),
    // Every operation reaches the whole workspace.
    ...phrases(
      [
        'everywhere|globally|throughout|project-wide|workspace-wide|codebase-wide|repo-wide|repository-wide [else]',
        '[everywhere] (across|throughout|in|through|over|within|for) (the | this | my | our | the whole | the entire | all of the | all of my | whole | entire | the full | the complete | my whole | my entire | our whole | our entire) <projectWord>',
        '(in|across|throughout|over) (all | all the | all of the | all my | every) (file|files|module|modules|package|packages|place|places|code)',
        "(wherever | everywhere | anywhere | in every place | in all places) (it|that|this) (is | 's | gets) (used|called|referenced|imported|mentioned|needed)",
        'wherever|everywhere|anywhere (used|called|referenced|imported | it occurs | it appears)',
        "everywhere|wherever it's (used|called|referenced|imported)",
        'now|immediately|asap|today|henceforth|instead|either|though|simply|just|properly|cleanly|carefully|safely|completely|consistently',
        'right|straight away',
        'at once',
        'of course',
        '(in one go | in one step | all at once)',
        '(from now on | going forward | from here on | in future | in the future | from this point on | as well | too | as soon as possible)',
      ],
      noise,
    ),
    ...phrases(
      [
        `(update|fix|adjust|change|adapt|correct|rewrite|refactor|modify|rename|propagate | take care of | don't forget | remember to update | be sure to update | make sure to update | also update) [also] ${all} ${callSites} [${whose}] [${usedThere}] [${accordingly}]`,
        `(update|fix|adjust|change|adapt|correct|modify) ${callSites} [${accordingly}]`,
        `(update|fix|adjust|change|adapt|refactor) (everything | anything | (all | any | the | all other | other | every) (code|files|file|modules|places|tests)) [that|which] (use|uses|using|call|calls|calling|import|imports|importing|reference|references|referencing | depends on | depend on) (it|this|them | the old name) [${accordingly}]`,
        `(update|fix|adjust|change) (everything | the rest) ${accordingly}`,
        `(make sure | ensure | see to it | take care) [that] ${all} ${callSites} [${whose}] (are | is | get) [also] (updated|renamed|changed|adjusted|fixed|adapted|correct | kept in sync) [${accordingly}]`,
        "(make sure | ensure | take care) [that] (nothing (breaks | is broken | gets broken) | everything (still works | keeps working | works | compiles | still compiles) | you don't break anything | not to break anything)",
        'without breaking anything|things|code',
        `(including|incl|incl. | together with | along with | as well as | also) ${all} ${callSites} [${whose}]`,
        `(including|incl | as well as) ${callSites} [${whose}]`,
        '(also in | including | and in | and also in | as well as in | also) [the|all | all the] test|tests [files|code|modules]',
        `[and] (update|adjust|adapt) [the|all|its | all the] tests [${accordingly}]`,
        `with ${all} ${callSites} [${whose}] [updated|adjusted|changed]`,
      ],
      noise,
      1,
    ),
    ...phrases(['and|then|also|so <noiseAfter>'], noise),
    ...phrases(
      [
        '(because | since | so that | given that | as it | as this | as that | in order to) <reason>',
        "for (clarity|consistency|readability|simplicity|brevity) ['s] [sake] [reasons] [<reason>]",
        'to (be | make it | stay | keep it) (more|consistent|clearer|cleaner|consistent|explicit|clear) [<reason>]',
      ],
      noise,
      2,
    ),
    ...phrases(["(i | we) (don't | do not) [really] like|love (it | that | this | that|this|the|its name)"], noise),
    // Nothing else is ever changed.
    ...phrases(
      [
        "[but|and] (do not | don't) (change|touch|modify|edit|rename|alter) anything else",
        '[but|and] [change|touch] nothing else',
        '[but|and] (leave|keep) everything else (alone|unchanged|untouched | as is | as it is | the same)',
        '(do|apply|make) (it|this|that|so | the change | the rename) (everywhere|globally | across the project)',
      ],
      noise,
    ),
    ...phrases(['[best|kind] regards', 'best wishes', 'sincerely|yours', '<picture>', ': \\)'], noise),
  ),
  rule(
    'noiseAfter',
    phrase(`(update|fix|adjust|change|adapt|correct|modify) [also] ${all} ${callSites} [${whose}] [${usedThere}] [${accordingly}]`, noise),
    phrase(`(update|fix|adjust|change|adapt) ${callSites} [${accordingly}]`, noise),
  ),
  rule('projectWord', phrase(project, noise)),
];

export const linkRules: readonly PhraseRule[] = [
  rule(
    'link',
    ...phrases(
      [
        ',|-',
        '(and|then|next|also|afterwards|afterward|additionally|furthermore|moreover|plus|finally|lastly|likewise|similarly|first|firstly|second|secondly|third|thirdly|last|both)',
        "(after that | after this | once done | when done | when that is done | once that's done | in addition | in addition to that | besides that | at the same time | as well as | to begin with | first of all | last but not least | last of all | in the same way | start by | begin by | one more thing)",
        'step <freshName>',
      ],
      () => ({ kind: 'link', colon: false }),
    ),
    phrase(':', () => ({ kind: 'link', colon: true })),
  ),
];
