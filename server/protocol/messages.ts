/** All messages of the language server beyond the protocol's own; docs/lsp.md tells how they follow each other. */
export * from './messages/annotations.ts';
export * from './messages/documents.ts';
export * from './messages/editor.ts';
export * from './messages/message.ts';
export * from './messages/missions.ts';
export * from './messages/offers.ts';
export * from './messages/rewinds.ts';
export * from './messages/timeline.ts';
export * from './messages/workspace.ts';
