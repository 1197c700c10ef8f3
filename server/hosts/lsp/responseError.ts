/** An expected error as a client of the protocol gets it: RequestFailed, with the SwarmError as its data. */
import { ResponseError } from 'vscode-jsonrpc/node';
import { LSPErrorCodes } from 'vscode-languageserver-protocol';
import type { SwarmError } from '../../protocol/errors.ts';

export function responseError(error: SwarmError): ResponseError<SwarmError> {
  const code = error.code === 'cancelled' ? LSPErrorCodes.RequestCancelled : LSPErrorCodes.RequestFailed;
  return new ResponseError(code, error.message, error);
}
