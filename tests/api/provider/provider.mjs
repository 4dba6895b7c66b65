// An OpenID provider on loopback that issues JWT access tokens for one API (client credentials).
// Prints its address once it listens; ends with its standard input.
import { createServer } from "node:http";
import { generateKeyPairSync } from "node:crypto";
import Provider from "oidc-provider";

const [audience, agent] = process.argv.slice(2);

const key = (type, options, alg) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: "jwk" }),
  use: "sig",
  alg,
  kid: alg,
});
const keys = [
  key("ec", { namedCurve: "P-256" }, "ES256"),
  key("ed25519", {}, "Ed25519"),
  key("ed25519", {}, "EdDSA"),
  key("rsa", { modulusLength: 2048 }, "RS256"),
];

// One resource an algorithm: the provider signs for a resource as the resource wants.
const resources = new Map(keys.map(({ alg }) => [`${audience}/${alg}`, alg]));

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    jwks: { keys },
    enabledJWA: { idTokenSigningAlgValues: keys.map(({ alg }) => alg) },
    clients: [
      {
        client_id: agent,
        client_secret: "for-this-test-alone",
        grant_types: ["client_credentials"],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => ({
          scope: "",
          audience,
          accessTokenFormat: "jwt",
          accessTokenTTL: 600,
          jwt: { sign: { alg: resources.get(resource) } },
        }),
      },
    },
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
process.stdin.on("end", () => process.exit(0)).resume();
