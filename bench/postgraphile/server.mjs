// PostGraphile 5 as its users set it up: row-level security, the caller told by settings that hold
// for one transaction, the token verified here and remembered until it expires.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createLocalJWKSet, jwtVerify } from "jose";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const { DATABASE_URL, PORT, POOL_SIZE, JWKS, ISSUER, AUDIENCE } = process.env;
const keys = createLocalJWKSet(JSON.parse(readFileSync(JWKS, "utf8")));
const remembered = new Map();

async function agentOf(authorization) {
  const known = remembered.get(authorization);
  if (known && known.expires > Date.now()) return known.agent;
  const token = /^Bearer ([^ ]+)$/i.exec(authorization ?? "")?.[1];
  if (!token) throw Object.assign(new Error("no token"), { statusCode: 401 });
  const { payload } = await jwtVerify(token, keys, {
    issuer: ISSUER,
    audience: AUDIENCE,
    typ: "at+jwt",
  });
  remembered.set(authorization, { agent: payload.sub, expires: payload.exp * 1000 });
  return payload.sub;
}

const server = createServer();
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: DATABASE_URL,
      schemas: ["shown"],
      poolConfig: { max: Number(POOL_SIZE) },
      pubsub: false,
    }),
  ],
  schema: { defaultBehavior: "connection list" },
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
  grafast: {
    explain: false,
    async context(requestContext) {
      const { headers } = requestContext.node.req;
      return {
        pgSettings: {
          role: "bench_reader",
          "greffe.agent": await agentOf(headers.authorization),
          "greffe.role": headers["acting-role"] ?? "",
        },
      };
    },
  },
});
await instance.createServ(grafserv).addTo(server);
server.listen({ host: "127.0.0.1", port: Number(PORT) });
