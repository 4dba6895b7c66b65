// What the server says to this page. Outside a demonstration there are no personas and no tabs.

export type Headers = Record<string, string>;

export interface Persona {
  key: string;
  name: string;
  shows: string;
  token: string;
  headers: Headers;
}

export interface Configuration {
  personas: Persona[];
  tabs: { query: string; headers: Headers }[];
  defaultHeaders: Headers;
}

export async function readConfiguration(): Promise<Configuration> {
  const response = await fetch('/graphiql/config.json');
  if (!response.ok) {
    throw new Error(`the configuration of this page cannot be read (${response.status})`);
  }
  return response.json();
}

export const written = (headers: Headers): string => JSON.stringify(headers, null, 2);
