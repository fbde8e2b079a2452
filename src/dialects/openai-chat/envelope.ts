/** What OpenAI's formats have in common around requests and answers. */

export const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });

export function writeError(status: number, message: string): Record<string, unknown> {
  const type = status < 500 ? "invalid_request_error" : "server_error";
  return { error: { message, type, param: null, code: null } };
}
