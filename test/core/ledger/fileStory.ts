/** The history of a file's lines as a ledger would hold it, written down in a line each; asked "why", and for all its annotations. */
import { type AnnotationSources, recordedStanding, type Standing, standingIn } from '../../../server/core/ledger/annotations.ts';
import { type WhyAnswer, why } from '../../../server/core/ledger/why.ts';
import { changeSetGist } from '../../../server/core/ledger/whyReason.ts';
import { AgentRole, ChangeAuthor, DecisionKind, PersonAction } from '../../../server/protocol/generated/events_pb.js';
import { Recorded } from './recorded.ts';

const { AGENT, PERSON, REWIND, VERSION_CONTROL } = ChangeAuthor;
export type Note = {
  line: number;
  oldLine?: number;
  reason: string;
  confidence?: number;
  before?: string;
  after?: string;
  lineCount?: number;
};

/** The history of a workspace; contents are their own hashes, with "#" before. */
export class History {
  readonly recorded = new Recorded();
  readonly #now = new Map<string, string>();
  readonly lost = new Set<string>();

  baseline(path: string, text: string): this {
    return this.#write(path, text, PERSON, { baseline: true });
  }

  /** A change set of Swarm's, with its mission, decision and checks. */
  swarm(path: string, text: string, lines: Note[] = [], renamedFrom = '', leftBehind?: string): this {
    const n = this.recorded.events.length;
    const ids = { missionId: `mission-${n}`, changeSetId: `set-${n}`, agentId: 'coder-1', role: AgentRole.CODER };
    this.recorded.add({ case: 'missionOpened', value: { instruction: `instruction ${n}` } }, ids);
    const about = lines.map((note) => ({ path, startLine: note.line, endLine: note.line }));
    this.recorded.add(
      { case: 'decision', value: { choice: 'edit', rationale: 'it is a call', confidence: 0.9, about, kind: DecisionKind.EDIT } },
      ids,
    );
    this.recorded.add({ case: 'reflexJudged', value: { reflex: 'syntax', passed: false, findings: [{ text: 'an ERROR' }] } }, ids);
    this.recorded.add({ case: 'reflexJudged', value: { reflex: 'syntax', passed: true } }, ids);
    this.recorded.add({ case: 'physicsJudged', value: { server: 'pyright', answered: false, uncheckedReason: 'not found' } }, ids);
    if (renamedFrom !== '') this.#write(renamedFrom, leftBehind, AGENT, {}, ids);
    return this.#write(path, text, AGENT, { lines, renamedFrom }, ids);
  }

  undo = (path: string, text: string): this => this.#write(path, text, PERSON, { action: PersonAction.UNDO });
  redo = (path: string, text: string): this => this.#write(path, text, PERSON, { action: PersonAction.REDO });
  person = (path: string, text: string | undefined): this => this.#write(path, text, PERSON);
  rewind = (path: string, text: string): this => this.#write(path, text, REWIND);
  checkout = (path: string, text: string): this => this.#write(path, text, VERSION_CONTROL);

  /** Something changed the file and nobody recorded it. */
  unseen(path: string, text: string): this {
    this.#now.set(path, text);
    return this;
  }

  why(path: string, line: number, currentText = this.#now.get(path) ?? ''): WhyAnswer {
    return why(
      { path, line, currentText, currentHash: `#${currentText}` },
      { ...this.#sources(), changeSet: (id) => this.recorded.events.filter((event) => event.changeSetId === id) },
    );
  }

  /** The text as it is now. */
  seen(path: string, currentText = this.#now.get(path) ?? ''): string {
    return currentText;
  }

  /** Undefined when the ledger knows no newest state. */
  standing(path: string, currentText = this.#now.get(path) ?? ''): readonly Standing[] | undefined {
    const changeSet = (id: string) => changeSetGist(this.recorded.events.filter((event) => event.changeSetId === id));
    const now = { text: currentText, hash: `#${currentText}` };
    const recorded = recordedStanding(path, now, { ...this.#sources(), changeSet });
    return recorded && standingIn(recorded, now);
  }

  #sources(): Omit<AnnotationSources, 'changeSet'> {
    return {
      stateChanges: (of) => this.recorded.events.filter((event) => event.payload.case === 'stateChange' && event.payload.value.path === of),
      text: (hash) => (this.lost.has(hash.slice(1)) ? undefined : hash.slice(1)),
      missionOpened: (id) => this.recorded.events.find((event) => event.missionId === id && event.payload.case === 'missionOpened'),
    };
  }

  /** The answer in one line. */
  brief(path: string, line: number, currentText?: string): string {
    const answer = this.why(path, line, currentText);
    const reason = answer.kind === 'swarm' ? answer.reason : 'earlier' in answer ? answer.earlier : undefined;
    return `${answer.kind}${reason ? `: ${reason.reason ?? 'unnoted'} @${reason.path}:${reason.line}` : ''}`;
  }

  #write(path: string, text: string | undefined, author: ChangeAuthor, more: object = {}, ids: object = {}): this {
    const before = this.#now.get(path);
    const isBaseline = 'baseline' in more;
    const value = {
      path,
      author,
      previousHash: isBaseline || before === undefined ? '' : `#${before}`,
      newHash: text === undefined ? '' : `#${text}`,
      ...more,
    };
    this.recorded.add({ case: 'stateChange', value }, ids);
    if (text === undefined) this.#now.delete(path);
    else this.#now.set(path, text);
    return this;
  }
}
