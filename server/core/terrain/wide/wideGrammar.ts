/** What is known of a wide language beside its grammar: the manifest and the queries of its folder in `grammars/`, read by `scripts/languages.ts`. */
export interface WideGrammar {
  /** How the comments begin that document what follows them. */
  readonly docs: readonly string[];
  readonly exported: ExportedRule;
  /** Where a template engine's marks show that the text is a template, of which that engine alone knows whether it is well formed. */
  readonly templates: 'never' | 'anywhere' | 'outsideStrings';
  /** Levels of a tree that an outline is made of; undefined: all. */
  readonly levelsMax: number | undefined;
  readonly symbols: string;
  readonly imports: string;
}

/**
 * Whether other files can name a symbol, by what stands before its name. Without any condition all can be named. What a query
 * captures as `@shown` or `@hidden`, and access sections (`private:`), go before.
 */
export interface ExportedRule {
  /** The name begins with a capital letter (Go). */
  readonly capital?: boolean;
  /** One of these words is needed, … */
  readonly shown?: readonly string[];
  /** … except in containers of these kinds; `file` is the top of the file. */
  readonly shownIn?: readonly string[];
  /** None of these words may stand there. */
  readonly hidden?: readonly string[];
  /** The same for what stands in no type: `static` of C. */
  readonly hiddenAtTop?: readonly string[];
  /** Kinds of containers whose members are hidden until an access section shows them. */
  readonly hiddenIn?: readonly string[];
}
