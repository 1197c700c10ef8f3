/**
 * What structural search must be told of a language, as data: `grammars/<language>/pattern.json`. `¤` stands for the
 * fragment in a context, and for a word in a spelling.
 */
export const placeMark = '¤';

export interface PatternGrammar {
  /** By name, in the order in which they are tried: texts around a fragment in which it may make sense. */
  readonly contexts: Readonly<Record<string, string>>;
  /** Contexts that are only for fragments that this expression finds something in. */
  readonly contextsFor: Readonly<Record<string, string>>;
  /** How a metavariable may be written so that the grammar takes it, the usual way first. */
  readonly spellings: readonly string[];
  /** Beside these, where a metavariable stands alone between separators, braces or line ends, as a statement or a member does. `¤;` first: what has a line of its own is tried so at once. */
  readonly aloneSpellings: readonly string[];
  /** Leaves that are names: which of these one is depends on its place alone, so that the text decides. */
  readonly names: readonly string[];
  /** Literals between quotes, compared by what is between them. */
  readonly strings: readonly string[];
  readonly comments: readonly string[];
  /** Tokens between and after what they separate, without a meaning of their own… */
  readonly separators: readonly string[];
  /** …but for their place in these. */
  readonly keepsSeparators: readonly string[];
  /** Tokens that may be left out in a type of node: the parentheses of Ruby's arguments. */
  readonly idleTokens: Readonly<Record<string, readonly string[]>>;
  /** Types of nodes that are the same but for their place, as a field and a local variable. */
  readonly alike: readonly (readonly string[])[];
  /** Nodes that are nothing but their children in order: a metavariable alone in one stands for a child of it, not for the whole. */
  readonly lists: readonly string[];
  /** Leaves of running text, in which white space is only layout. */
  readonly texts: readonly string[];
  /** Leaves in which upper and lower case are the same. */
  readonly caseless: readonly string[];
  /** Whether keywords may be written in upper case, too. */
  readonly caselessKeywords: boolean;
  /** What people call kinds of nodes: function, class, call, string, number, … */
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

/** A grammar as structural search asks it. */
export interface PatternLanguage {
  readonly grammar: PatternGrammar;
  /** All types of nodes there are, tokens apart. */
  readonly nodeTypes: ReadonlySet<string>;
}

/** The types of nodes that a kind means: a type itself, or what the role of that name lists; undefined: there is none. */
export function typesOfKind({ grammar, nodeTypes }: PatternLanguage, kind: string): ReadonlySet<string> | undefined {
  const role = grammar.roles[kind.toLowerCase().replaceAll('-', '_')];
  if (role === undefined) return nodeTypes.has(kind) ? new Set([kind]) : undefined;
  return new Set(nodeTypes.has(kind) ? [kind, ...role] : role);
}
