/** Bounds of what processes on one folder send each other. */

/** Windows and shells that work through one holder at a time. */
export const peersMax = 32;
/** Connections that have not yet said who they are. */
export const strangersMax = 64;
/** One message, as bytes of JSON. */
export const messageBytesMax = 64 * 1024 * 1024;
/** The first message, from somebody who has not yet shown the token. */
export const helloBytesMax = 64 * 1024;
/** Bytes that wait for a peer that does not read; beyond, it is cut off. */
export const unreadBytesMax = 2 * messageBytesMax;
/** From the connection to the answer to the first message. */
export const helloMsMax = 5_000;
/** Pauses between attempts to find a place: doubled each time, with a random part, so that two do not march in step. */
export const pauseMs = { first: 20, most: 500 } as const;
/** How long a holder may be silent before that is said to whoever waits. */
export const placeMsMax = 30_000;
/** Notifications that wait while a new place is looked for. Documents are not among them: their texts are sent anew. */
export const waitingMax = 200;
/** Missions remembered as started here and not yet reported. */
export const awaitedMax = 200;
