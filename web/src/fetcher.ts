import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { buildSchema, getOperationAST, type GraphQLSchema } from 'graphql';
import { createClient } from 'graphql-ws';
import type { Headers, Persona } from './configuration';

// A persona stands in the headers by its key; its token is put in on the way out. So tabs remain
// readable, and what the browser keeps of them holds no token.
export function fetcherFor(personas: Persona[]): Fetcher {
  const tokens = new Map(personas.map(({ headers, token }) => [headers.Authorization, token]));

  function withToken(headers: Headers): Headers {
    const token = tokens.get(headers.Authorization ?? '');
    return token ? { ...headers, Authorization: `Bearer ${token}` } : headers;
  }

  return async (operation, options) => {
    const asked = options?.documentAST && getOperationAST(options.documentAST, operation.operationName);
    if (asked?.operation === 'subscription') {
      return followed(operation, withToken(options?.headers ?? {}));
    }
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        Accept: 'application/graphql-response+json, application/json;q=0.9',
        'Content-Type': 'application/json',
        ...withToken(options?.headers ?? {}),
      },
      body: JSON.stringify(operation),
    });
    return response.json();
  };
}

// A socket of its own for each subscription: a socket is for one caller, one role, one purpose.
function followed({ query, variables, operationName }: FetcherParams, headers: Headers) {
  const client = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    connectionParams: headers,
    retryAttempts: 0,
  });
  return client.iterate({ query, variables, operationName });
}

// Undefined where the server does not show its schema here: GraphiQL then asks for it by
// introspection, with the headers of the tab.
export async function readSchema(): Promise<GraphQLSchema | undefined> {
  const response = await fetch('/schema.graphql');
  return response.ok ? buildSchema(await response.text()) : undefined;
}
