/** The first messages between two processes on one folder: who comes, with what token, and whether it is let in. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { ClientAbilities } from '../../../protocol/messages/documents.ts';
import type { PeerIntroduction } from '../folder/peer.ts';

/** Raised when messages change so that two versions of Swarm no longer understand each other. */
export const seatProtocol = 1;

/** From whoever connects. */
export interface Hello extends PeerIntroduction {
  readonly swarm: 'hello';
  readonly protocol: number;
  readonly token: string;
}

/** From the holder: who it is. */
export interface Welcome {
  readonly swarm: 'welcome';
  readonly folder: string; // URI by which the holder names it
  readonly pid: number;
  readonly version: string; // of the holder's Swarm
  readonly peers: number; // that it has, the newcomer not among them
}

/** `protocol`: another version of Swarm. `full`: no more peers are taken. `token`: this is not one of ours. */
export interface Refusal {
  readonly swarm: 'refused';
  readonly why: 'protocol' | 'full' | 'token';
  readonly version: string;
}

/** The hello if it is one that may come in, or why not. */
export function judgeHello(value: unknown, token: string): { readonly hello: Hello } | { readonly why: Refusal['why'] } {
  const hello = (value ?? {}) as Partial<Hello>;
  if (hello.swarm !== 'hello' || typeof hello.token !== 'string' || !sameText(hello.token, token)) return { why: 'token' };
  if (hello.protocol !== seatProtocol) return { why: 'protocol' };
  const { name, abilities, awaits } = hello;
  return {
    hello: {
      swarm: 'hello',
      protocol: seatProtocol,
      token,
      name: typeof name === 'string' ? name : 'window',
      abilities: typeof abilities === 'object' && abilities !== null ? (abilities as ClientAbilities) : {},
      ...(Array.isArray(awaits) ? { awaits: awaits.filter((id): id is string => typeof id === 'string') } : {}),
    },
  };
}

export function readAnswer(value: unknown): Welcome | Refusal | undefined {
  const answer = (value ?? {}) as Partial<Welcome> & Partial<Refusal>;
  if ((answer as { swarm?: unknown }).swarm === 'welcome' && typeof answer.folder === 'string') return answer as Welcome;
  return (answer as { swarm?: unknown }).swarm === 'refused' ? (answer as Refusal) : undefined;
}

/** In a time that does not tell how much of it was right. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
