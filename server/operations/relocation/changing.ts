/** What is gathered while a relocation is planned: per file the imports that come and go, and the places that are rewritten. */
import type { TextEdit } from '../../base/textEdit.ts';
import type { OperationDecision, OperationFinding } from '../../core/operation/operation.ts';
import type { Wish } from '../../core/operation/wish.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { BroughtImport, DroppedImport, WantedImport } from '../../core/terrain/importEditing.ts';
import type { ReferenceHow } from '../../core/terrain/relations/references/reference.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Circles } from './circles.ts';
import type { Ground } from './ground.ts';
import type { Homes } from './homes.ts';
import type { Site } from './sites.ts';

export interface Rewrite extends TextEdit {
  /** It stays in the file, though it touches code that leaves. */
  readonly stays?: boolean;
  readonly why: string;
  readonly how: ReferenceHow;
  readonly confidence: number; // 0 to 1
}

export interface Bring {
  readonly wanted: WantedImport;
  /** Told what became of it, once for each who wanted the same. */
  readonly told: readonly ((brought: BroughtImport) => void)[];
}

export interface FileChange {
  readonly path: WorkspacePath;
  readonly bring: Map<string, Bring>;
  readonly drop: Map<string, DroppedImport>;
  readonly rewrites: Rewrite[]; // in offsets of the text as it is, whether the place stays or moves
  readonly unused: Extent[]; // stretches that go, and may have been the last use of an import
}

/** What was asked for, whoever asked. */
export interface Order {
  readonly homes: Homes;
  readonly fresh: ReadonlySet<WorkspacePath>; // files that come in
  readonly removed: ReadonlySet<WorkspacePath>; // files that go
  readonly whenEmpty?: ReadonlySet<WorkspacePath>; // files that go if nothing but imports would stay in them
  readonly mustGo?: boolean; // it was said that those go: what keeps them is a finding
  readonly heirs?: ReadonlyMap<WorkspacePath, WorkspacePath>; // of files that go: the one that takes the place of all of it
  readonly also?: readonly Wish[]; // what follows besides code, where that is asked for
  readonly keep: boolean; // old names stay importable from where they were
}

export class Changing {
  readonly ground: Ground;
  readonly order: Order;
  readonly circles: Circles;
  readonly files = new Map<WorkspacePath, FileChange>();
  readonly left: { readonly site: Site; readonly why: string }[] = [];
  readonly findings: OperationFinding[] = [];
  readonly decisions: OperationDecision[] = [];

  constructor(ground: Ground, order: Order, circles: Circles) {
    this.ground = ground;
    this.order = order;
    this.circles = circles;
    this.findings.push(...circles.findings);
    this.decisions.push(...circles.decisions);
  }

  get homes(): Homes {
    return this.order.homes;
  }

  file(path: WorkspacePath): FileChange {
    const known = this.files.get(path);
    if (known) return known;
    const made: FileChange = { path, bring: new Map(), drop: new Map(), rewrites: [], unused: [] };
    this.files.set(path, made);
    return made;
  }

  bring(path: WorkspacePath, wanted: WantedImport, told?: (brought: BroughtImport) => void): void {
    const { bring } = this.file(path);
    // A type and a value of one name are one import, which is for both.
    const { time, ...rest } = wanted;
    const key = JSON.stringify(time.kind === 'deferred' ? wanted : rest);
    const known = bring.get(key);
    const more = told ? [told] : [];
    const whole = known?.wanted.time.kind === 'load' ? known.wanted : wanted;
    bring.set(key, { wanted: whole, told: [...(known?.told ?? []), ...more] });
  }

  drop(path: WorkspacePath, dropped: DroppedImport): void {
    this.file(path).drop.set(`${dropped.import} ${dropped.name}`, dropped);
  }

  rewrite(
    path: WorkspacePath,
    { start, end }: Extent,
    newText: string,
    why: string,
    how: ReferenceHow,
    confidence: number,
    stays = false,
  ): void {
    const { rewrites } = this.file(path);
    const isThere = rewrites.some((each) => each.start === start && each.end === end && (each.stays === true) === stays);
    if (!isThere) rewrites.push({ start, end, newText, why, how, confidence, ...(stays && { stays }) });
  }

  find(rule: string, text: string, hint: string): void {
    if (!this.findings.some((each) => each.text === text)) this.findings.push({ rule, text, hint, at: undefined });
  }

  decide(decision: OperationDecision): void {
    if (!this.decisions.some((each) => each.choice === decision.choice)) this.decisions.push(decision);
  }
}
