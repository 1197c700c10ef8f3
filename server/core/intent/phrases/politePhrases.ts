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

/** What no refactoring changes. */
const what =
  '[the | any | its | their | our | overall | existing | current | any of the] [external|observable|runtime|program|public|overall] (behaviour | behavior | functionality | semantics | logic | functioning | implementation | algorithm | result | results | output | body | bodies | function body | business logic | what it does | what they do | how it works | the way it works)';

export const politeRules: readonly PhraseRule[] = [
  rule('noise', phrase('<plainNoise>', noise), phrase('\\( <plainNoise> \\)', noise)),
  rule(
    'plainNoise',
    ...phrases(
      [
        'please|pls|plz|kindly [to]',
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
        '(can|could|would|will) (you|someone|somebody|anyone|anybody) [please|kindly|maybe|perhaps|possibly|just]',
        'would you mind',
        "(would it be | is it | might it be | it would be | it'd be | would that be) possible [for you | for us] to",
        '(is there | would there be) [a|any] (way|chance|possibility) (to | of you | that you could | that we could | you could)',
        '(any | is there any) (chance | way) (you could | we could | to)',
        "(it'd | it would) (help | make sense) to",
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
        `${all} ${callSites} [${whose}] (should|must|shall|can | need to | needs to | has to | have to | are to | ought to) [also|all] (follow | be (updated|adjusted|adapted|fixed|changed|corrected|rewritten) | keep working | work) [too] [${accordingly}]`,
        `${callSites} (should|must|shall | need to | needs to | has to | have to | are to | ought to) [also|all] (follow | be (updated|adjusted|adapted|fixed|changed|corrected|rewritten) | keep working | work) [too] [${accordingly}]`,
        `(everything|everyone|everybody|anything|anyone | all code | any code | all files | every file | all modules | whatever | whoever) [else] [that|which|who] (use|uses|using|call|calls|calling|import|imports|importing|reference|references|referencing | depends on | depend on) (it|this|that|them | the old name) (should|must|shall|has|needs|have|need) [to] [also] (follow | be (updated|adjusted|adapted|fixed|changed) | keep working | work | still work) [too] [${accordingly}]`,
        `[and|with] (all|every) [of] [the|its|their] [existing|other] ${callSites} (too|also | as well)`,
        "(do not | don't | please don't | never) break|breaking (anything|things|nothing|stuff|it | anything else | [any|the|our|my|existing|other] (build|tests|code|callers|imports|importers|users|clients|api|project|app))",
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
        "(it|they) (does not | doesn't | do not | don't | never) [really|actually|even] use|need|uses|needs (self|this|cls | its object | the object | the instance | its instance)",
      ],
      noise,
      2,
    ),
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
        '[but|and] (leave|keep) everything else [alone|unchanged|untouched | as is | as it is | the same]',
        '(do|apply|make) (it|this|that|so | the change | the rename) (everywhere|globally | across the project)',
      ],
      noise,
    ),
    // What stands over a list, or before a request: a number of a ticket, a kind of commit, a heading.
    ...phrases(
      [
        '<ticketId> [:|-]',
        '(ticket|issue|bug|story|feature|feat|fix|bugfix|chore|refactor|refactoring|cleanup|style|perf|task|subtask|todo|fixme|request|summary|description|title|subject|nit|nits|minor|nitpick|suggestion|proposal|idea|hint|note|reminder|wip|followup|follow-up) [<ticketId> | <ticketNumber>] [\\( <freshName> \\)] [!] :',
        '<commitKind>',
        '(pr|mr|cr|code|review|reviewer) (review|feedback|comment|comments) [<ticketId> | <ticketNumber>] :',
        '(cleanup|clean-up | clean up | tidy up | small cleanup) :',
        '(in short | in a nutshell | tl;dr | long story short | to sum up | summary) [:|,]',
        '(in|from|after|per) [the] [code|last|our] (review|retro|standup|meeting) [comment|comments|feedback] [:|,]',
        '[the|my|our|a] (plan|steps|tasks|todo|todos|to-do|instructions|changes|refactorings|agenda|checklist|refactoring | refactoring plan | todo list | to do) [:]',
        '[please] (do|perform|make|apply|execute | carry out | go through | work through) [all|all of] (the following | these | the below | all the following) [steps|changes|things|tasks|refactorings|edits|operations] [below] [in order | in this order | one by one | step by step] [:]',
        '(the following | these) (changes|steps|things|tasks|refactorings) (are needed | are required | should be made | need to be made | need to be done | should be done | have to be done) [:]',
        "(here's | here is | here are | this is | these are) (the|my|our|a) (plan|steps|list|tasks|changes|todo) [:]",
        '[please] do the (needful|necessary|following)',
        '(fix|improve|correct|clean) [up] [the|some|bad|wrong|a] (naming|names|typo|typos|spelling|structure|layout) :',
        '(i|we) (need|want) (the following | these) [changes|things|steps] [done] [:]',
        '[and|also|including] (callers|calls|places|code) (that|which) (pass|passes|use|uses|call|calls|give|gives) (it|them|this) [by keyword | by name | as a keyword | as keyword | positionally] [too|also | as well]',
      ],
      noise,
      1,
    ),
    // What every operation keeps to anyway.
    ...phrases(
      [
        `[but|and|all] (without | not | never | avoid | avoiding | do not | don't | must not | should not | shouldn't | please don't | make sure not to | it must not | this must not | it should not) [to] (change|changing|alter|altering|affect|affecting|modify|modifying|break|breaking|touch|touching) ${what} [itself | at all | in any way]`,
        `[but|and] (keep|keeping|preserve|preserving|leave|leaving|retain|retaining|maintain|maintaining) ${what} (intact | unchanged | identical | same | untouched | alone | the same | as is | as it is | as they are)`,
        `[but|and] (preserve|preserving|keep|keeping|maintain|maintaining|retaining|retain) ${what}`,
        `[but|and] ${what} (must|should|shall|may|has|needs|have|need) (stay | remain | be | not change | to stay | to remain | to be | not be changed | never change | not be affected | stay exactly | remain exactly | be exactly) [the|exactly] [same|identical|unchanged|intact|preserved|untouched]`,
        '[with|and] no (functional|behavioural|behavioral|semantic|logic|other|further|unrelated|runtime|behaviour|behavior) (change|changes) [please | are wanted | are intended | intended | needed]',
        "[this|it] (is | should be | must be | 's) (a|an) [pure|purely|plain|mechanical|strictly] (refactoring|refactor|restructuring|cleanup|clean-up) [only]",
        '(pure|purely) (refactoring|refactor|mechanical|structural) [only]',
        '[and|but] (make sure | ensure | verify | check | be sure | i expect | please check) [that] [all | all the | the | our | everything] (tests | test suite | suite | build | code | program | types | imports | project | it | unit tests | everything) [all|still|should|will|must|continue|keep] [still] (pass | passes | work | works | compile | compiles | run | runs | resolve | resolves | green | to pass | to work | passing | working | type checks | type-checks | stays green | stay green)',
        '[and|but] [all | all the | the | our] (tests | build | suite | unit tests | test suite) (must|should|have|has|need|needs) [to] [still|all|continue|keep|stay] [to] (pass|work|run|green|passing|working)',
        "[and|but] (don't | do not | no need to | without) (reformat|reformatting|format|formatting|reorder|reordering|restyle) [the|any] [rest|other|code|anything|file|files] [else | code | of the file | around it]",
        '[and|but] (keep|preserve|keeping|preserving) [the|its|their|all|any] (formatting | format | style | indentation | whitespace | comments | docstring | docstrings | comments and docstrings | docstring and comments | docstrings and comments | coding style | code style) [intact | unchanged | too | as is | as it is | as they are | with it | with them]',
        '[and] nothing else [should|must|may] [change | changes | be changed | be touched]',
      ],
      noise,
      1,
    ),
    ...phrases(['[please] consider', 'i|we suggest|propose|recommend', 'how|what about'], noise, 2),
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
        "(after|once) [you] [have] [that | that's done | doing that | doing so]",
        '(following|after) (this | that) [,]',
      ],
      () => ({ kind: 'link', colon: false }),
    ),
    phrase(':', () => ({ kind: 'link', colon: true })),
    ...phrases(
      [
        '(before that | but before that | before this | prior to that | beforehand | but first | before doing so | before doing that | but before)',
      ],
      () => ({ kind: 'link', colon: false, when: 'beforeThat' }),
      1,
    ),
    ...phrases(['before [you]'], () => ({ kind: 'link', colon: false, when: 'afterNext' }), 3),
    ...phrases(['after|once [you] [have]'], () => ({ kind: 'link', colon: false }), 3),
  ),
];
