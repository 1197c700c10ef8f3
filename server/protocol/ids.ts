/** Branded names of things, so that one kind cannot be passed for another. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type MissionId = Branded<'MissionId'>;
export type TicketId = Branded<'TicketId'>;
export type AgentId = Branded<'AgentId'>;
export type ChangeSetId = Branded<'ChangeSetId'>;
export type EventId = Branded<'EventId'>;
/** Lower-case hex SHA-256 of a file's bytes. */
export type ContentHash = Branded<'ContentHash'>;
/** Path relative to the workspace folder, forward slashes, no leading `./`, no `..`, exactly as on disk. Made only by the workspace adapter. */
export type WorkspacePath = Branded<'WorkspacePath'>;

export const asMissionId = (id: string): MissionId => id as MissionId;
export const asTicketId = (id: string): TicketId => id as TicketId;
export const asAgentId = (id: string): AgentId => id as AgentId;
export const asChangeSetId = (id: string): ChangeSetId => id as ChangeSetId;
export const asEventId = (id: string): EventId => id as EventId;
export const asContentHash = (hash: string): ContentHash => hash as ContentHash;
export const asWorkspacePath = (path: string): WorkspacePath => path as WorkspacePath;
