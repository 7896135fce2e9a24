import type { FastifyInstance } from 'fastify';
import type { TokenAnswer, TokenEndpoint } from '../home.ts';

/**
 * The realm's token endpoint for its own client, called in process: no detour over the network, and the same code,
 * client authentication included, as for anybody else.
 */
export function tokenEndpointOf(
  app: FastifyInstance,
  issuer: string,
  client: { id: string; secret: string },
): TokenEndpoint {
  const authorization = `Basic ${Buffer.from(`${client.id}:${encodeURIComponent(client.secret)}`).toString('base64')}`;
  return {
    async exchange(form) {
      const answer = await app.inject({
        method: 'POST',
        url: `${new URL(issuer).pathname}/token`,
        headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(form).toString(),
      });
      if (answer.statusCode === 200) return answer.json<TokenAnswer>();
      // 400: used, expired, ended or refused. Anything else is a fault of ours or of the database.
      if (answer.statusCode === 400) return undefined;
      throw new Error(`the token endpoint answered ${answer.statusCode}`);
    },
  };
}
