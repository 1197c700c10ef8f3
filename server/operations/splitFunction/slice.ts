/**
 * The statements of a function that one of its results needs: a backward slice over its structured body (M. Weiser, “Program
 * Slicing”, 1984), by the names that are still wanted at each point. What may end the function stays, and what the world would see.
 */
import { unreachable } from '../../base/assert.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type {
  BodyRules,
  BranchClause,
  BranchStatement,
  LoopStatement,
  SeveralStatement,
  StatementPart,
  WholeStatement,
  WrittenBlock,
  WrittenStatement,
} from '../../core/terrain/bodies/writtenBody.ts';
import type { Extent, SymbolIx } from '../../core/terrain/fileIndex.ts';
import type { BodyEffects } from './bodyEffects.ts';
import { closuresIn } from './closures.ts';
import type { LocalAccess } from './localAccess.ts';
import { breaksOut, innerBlocks, ownStretches } from './statements.ts';

export interface SlicedBody {
  readonly block: WrittenBlock;
  readonly access: LocalAccess;
  readonly effects: BodyEffects;
  readonly rules: BodyRules;
  /** What a return statement reads for the result. */
  readonly wanted: (value: SyntaxNode) => readonly Extent[];
}

export interface Slice {
  keeps(statement: WrittenStatement): boolean;
  keepsPart(part: StatementPart): boolean;
  /** Of a branch that is kept: whether there is something left in the clause, or in one behind it. */
  keepsClause(clause: BranchClause): boolean;
  /** Names that the kept statements mention. */
  readonly mentioned: ReadonlySet<SymbolIx>;
  /** Where the kept statements mention a name. */
  uses(symbol: SymbolIx): readonly Extent[];
}

type Live = ReadonlySet<SymbolIx>;

interface Around {
  readonly behind: Live; // a loop: where `break` leads
  readonly again: Live; // where `continue` leads
  readonly jumps: boolean; // whether the jumps of this loop count
}

/** Times around a loop before its names are taken as they are; each time adds at least one name. */
const ROUNDS_MAX = 200;

export function sliceOf(body: SlicedBody): Slice {
  const forced = new Set<number>();
  for (;;) {
    const slicer = new Slicer(body, forced);
    slicer.block(body.block, new Set(), undefined);
    const more = slicer.undeclared();
    if (more.length === 0) return slicer;
    for (const id of more) forced.add(id);
  }
}

class Slicer implements Slice {
  readonly #body: SlicedBody;
  readonly #forced: ReadonlySet<number>; // statements and parts by the node of their target
  readonly #kept = new Set<number>();
  readonly #keptParts = new Set<number>();
  readonly #keptClauses = new Set<number>(); // by where they begin
  readonly #closures: ReadonlyMap<SymbolIx, ReadonlySet<SymbolIx>>;

  constructor(body: SlicedBody, forced: ReadonlySet<number>) {
    this.#body = body;
    this.#forced = forced;
    this.#closures = closuresIn(body);
  }

  keeps({ kind, node }: WrittenStatement): boolean {
    return kind === 'idle' || this.#kept.has(node.id);
  }

  keepsClause({ start }: BranchClause): boolean {
    return this.#keptClauses.has(start);
  }

  keepsPart({ target }: StatementPart): boolean {
    return this.#keptParts.has(target.id);
  }

  get mentioned(): ReadonlySet<SymbolIx> {
    const found = new Set<SymbolIx>();
    this.#eachKept(this.#body.block, (extents) => {
      for (const { symbol } of extents.flatMap((extent) => this.#body.access.in(extent))) found.add(symbol);
    });
    return found;
  }

  uses(symbol: SymbolIx): readonly Extent[] {
    const found: Extent[] = [];
    this.#eachKept(this.#body.block, (extents) => {
      found.push(...extents.flatMap((extent) => this.#body.access.in(extent)).filter((each) => each.symbol === symbol));
    });
    return found;
  }

  /** Declarations without which a kept statement would name what is not there. */
  undeclared(): readonly number[] {
    const { mentioned } = this;
    const found: number[] = [];
    const look = (block: WrittenBlock): void => {
      for (const statement of block.statements) {
        if (statement.kind === 'several' && !statement.atOnce) {
          for (const part of statement.parts)
            if (!this.keepsPart(part) && this.#writesIn(extentOf(part.target)).some((symbol) => mentioned.has(symbol)))
              found.push(part.target.id);
        } else if (statement.kind === 'plain' && !this.keeps(statement) && isBareAnnotation(statement.node)) {
          const name = this.#body.access.at(statement.start);
          if (mentioned.has(name)) found.push(statement.node.id);
        }
        innerBlocks(statement).forEach(look);
      }
    };
    look(this.#body.block);
    return found;
  }

  #eachKept(block: WrittenBlock, see: (extents: readonly Extent[]) => void): void {
    for (const statement of block.statements) {
      if (!this.keeps(statement)) continue;
      if (statement.kind === 'return') see(statement.value ? this.#body.wanted(statement.value) : []);
      else if (statement.kind === 'several') see(statement.parts.filter((part) => this.keepsPart(part)));
      else if (statement.kind === 'branch')
        see(statement.clauses.flatMap((clause) => (clause.condition && this.keepsClause(clause) ? [extentOf(clause.condition)] : [])));
      else see(ownStretches(statement));
      for (const inner of innerBlocks(statement)) this.#eachKept(inner, see);
    }
  }

  block({ statements }: WrittenBlock, behind: Live, around: Around | undefined): Live {
    let live = behind;
    for (const statement of statements.toReversed()) live = this.#statement(statement, live, around);
    return live;
  }

  #statement(statement: WrittenStatement, live: Live, around: Around | undefined): Live {
    switch (statement.kind) {
      case 'plain':
      case 'declaration':
        return this.#plain(statement, live);
      case 'several':
        return this.#several(statement, live);
      case 'branch':
        return this.#branch(statement, live, around);
      case 'loop':
        return this.#loop(statement, live);
      case 'around': {
        const before = this.#kept.size;
        const inside = this.block(statement.block, live, around);
        if (this.#kept.size === before && !this.#wantsHead(statement, live)) return live;
        this.#kept.add(statement.node.id);
        return this.#through(ownStretches(statement), inside);
      }
      case 'whole':
        return this.#whole(statement, live);
      case 'return':
        this.#kept.add(statement.node.id);
        return this.#readsIn(statement.value ? this.#body.wanted(statement.value) : []);
      case 'raise': {
        this.#kept.add(statement.node.id);
        const reads = this.#readsIn([statement]);
        return statement.always ? reads : new Set([...live, ...reads]);
      }
      case 'jump':
        if (around?.jumps !== true) return live;
        this.#kept.add(statement.node.id);
        return statement.how === 'break' ? around.behind : around.again;
      case 'idle':
        return live;
      default:
        return unreachable(statement);
    }
  }

  #plain(statement: WrittenStatement, live: Live): Live {
    const wants = this.#forced.has(statement.node.id) || this.#wants(statement, [statement], live);
    if (!wants) return live;
    this.#kept.add(statement.node.id);
    return this.#through([statement], live);
  }

  /** Whether something that is still wanted is bound or changed there, or the world outside sees it. */
  #wants(statement: WrittenStatement, stretches: readonly Extent[], live: Live): boolean {
    const { effects } = this.#body;
    const { changed, outside, checks } = effects.of(statement, stretches);
    if (checks || outside.some(({ lasting }) => lasting)) return true;
    const accesses = stretches.flatMap((extent) => this.#body.access.in(extent));
    if (accesses.some(({ symbol, writes }) => writes && live.has(symbol))) return true;
    if (accesses.some(({ symbol }) => [...(this.#closures.get(symbol) ?? [])].some((set) => live.has(set)))) return true;
    return changed.some((object) => [...live].some((symbol) => effects.objects.reaches(effects.objects.of(symbol), object)));
  }

  #wantsHead(statement: WrittenStatement, live: Live): boolean {
    return this.#wants(statement, ownStretches(statement), live);
  }

  /** What is wanted before a stretch that is run for sure. */
  #through(stretches: readonly Extent[], live: Live): Live {
    const accesses = stretches.flatMap((extent) => this.#body.access.in(extent));
    const bound = new Set(accesses.flatMap(({ symbol, surely }) => (surely ? [symbol] : [])));
    return new Set([...[...live].filter((symbol) => !bound.has(symbol)), ...this.#readsIn(stretches)]);
  }

  #readsIn(stretches: readonly Extent[]): Live {
    const reads = stretches.flatMap((extent) => this.#body.access.in(extent)).flatMap(({ symbol, reads: read }) => (read ? [symbol] : []));
    return new Set(reads.flatMap((symbol) => [symbol, ...(this.#closures.get(symbol) ?? [])]));
  }

  #writesIn(extent: Extent): readonly SymbolIx[] {
    return this.#body.access.in(extent).flatMap(({ symbol, writes }) => (writes ? [symbol] : []));
  }

  #several(statement: SeveralStatement, live: Live): Live {
    const keep = (part: StatementPart, wanted: Live): boolean =>
      this.#forced.has(part.target.id) ||
      this.#wants(statement, part.value ? [extentOf(part.target), extentOf(part.value)] : [extentOf(part.target)], wanted);
    const kept = (part: StatementPart): void => {
      this.#kept.add(statement.node.id);
      this.#keptParts.add(part.target.id);
    };
    if (statement.atOnce) {
      const wanted = statement.parts.filter((part) => keep(part, live));
      if (wanted.length === 0) return live;
      wanted.forEach(kept);
      const bound = new Set(statement.parts.flatMap(({ target }) => this.#writesIn(extentOf(target))));
      const rest = [...live].filter((symbol) => !bound.has(symbol));
      return new Set([...rest, ...this.#readsIn(wanted.flatMap(({ value }) => (value ? [extentOf(value)] : [])))]);
    }
    let at = live;
    for (const part of statement.parts.toReversed()) {
      if (!keep(part, at)) continue;
      kept(part);
      at = this.#through([part], at);
    }
    return at;
  }

  #branch(statement: BranchStatement, live: Live, around: Around | undefined): Live {
    const clauses = statement.clauses.map((clause) => ({ clause, inside: this.block(clause.block, live, around) }));
    const last = statement.clauses.findLastIndex(
      ({ condition, block }) => this.#holdsKept(block) || (condition !== undefined && this.#wants(statement, [extentOf(condition)], live)),
    );
    if (last < 0) return live;
    this.#kept.add(statement.node.id);
    // Conditions behind the last clause that matters need not be asked.
    const kept = clauses.slice(0, last + 1);
    for (const { clause } of kept) this.#keptClauses.add(clause.start);
    const complete = kept.at(-1)?.clause.condition === undefined;
    const heads = kept.flatMap(({ clause }) => (clause.condition ? [extentOf(clause.condition)] : []));
    return new Set([...kept.flatMap(({ inside }) => [...inside]), ...(complete ? [] : live), ...this.#readsIn(heads)]);
  }

  #loop(statement: LoopStatement, behind: Live): Live {
    const heads = ownStretches(statement);
    const after = statement.otherwise ? this.block(statement.otherwise.block, behind, undefined) : behind;
    const written = new Set(
      statement.node.type === 'for_statement' || statement.node.type === 'for_in_statement'
        ? heads.flatMap((extent) => this.#writesIn(extent))
        : [],
    );
    let live: Live = after;
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const before = this.#kept.size;
      const jumps = this.#kept.has(statement.node.id);
      const inside = this.block(statement.block, live, { behind, again: live, jumps });
      const wants =
        this.#kept.size > before ||
        this.#wants(statement, heads, live) ||
        this.#holdsKept(statement.block) ||
        (statement.otherwise !== undefined && this.#holdsKept(statement.otherwise.block));
      if (!jumps && !wants) return after;
      this.#kept.add(statement.node.id);
      const broken = statement.otherwise === undefined || breaksOut(statement.block) ? behind : [];
      const again = new Set([...live, ...inside, ...broken, ...this.#readsIn(heads)]);
      if (jumps && again.size === live.size && this.#kept.size === before) break;
      live = again;
    }
    // The loop's own variable is bound anew each time.
    return new Set([...live].filter((symbol) => !written.has(symbol) || after.has(symbol) || this.#readsIn(heads).has(symbol)));
  }

  #holdsKept({ statements }: WrittenBlock): boolean {
    return statements.some((statement) => this.keeps(statement) && statement.kind !== 'idle');
  }

  /** `try` and the like: all or nothing. */
  #whole(statement: WholeStatement, live: Live): Live {
    const wanted = (each: WrittenStatement): boolean =>
      each.kind === 'return' ||
      (each.kind === 'raise' && each.always) ||
      this.#wants(each, each.kind === 'several' ? each.parts : ownStretches(each), live) ||
      innerBlocks(each).some(({ statements }) => statements.some(wanted));
    if (!wanted(statement)) return live;
    const reads: SymbolIx[] = [];
    const keep = (each: WrittenStatement): void => {
      this.#kept.add(each.node.id);
      if (each.kind === 'several') for (const part of each.parts) this.#keptParts.add(part.target.id);
      reads.push(...this.#readsIn(each.kind === 'return' ? (each.value ? this.#body.wanted(each.value) : []) : ownStretches(each)));
      for (const { statements } of innerBlocks(each)) statements.forEach(keep);
    };
    keep(statement);
    return new Set([...live, ...reads]);
  }
}

/** `n: int` */
function isBareAnnotation(node: SyntaxNode): boolean {
  const assignment = node.namedChildren[0];
  return assignment?.type === 'assignment' && assignment.childForFieldName('right') === null;
}
