// What the server says to this page. Outside a demonstration there are no personas and no examples.

export type Headers = Record<string, string>;

export interface Persona {
  key: string;
  name: string;
  shows: string;
  token: string;
  headers: Headers;
}

// `<key>` in headers and variables stands for a key to be drawn. What `opens` has a tab at first.
export interface Example {
  name: string;
  persona: string;
  query: string;
  headers: Headers;
  variables: Record<string, unknown>;
  opens: boolean;
}

export interface Configuration {
  personas: Persona[];
  examples: Example[];
  defaultHeaders: Headers;
}

export async function readConfiguration(): Promise<Configuration> {
  const response = await fetch('/graphiql/config.json');
  if (!response.ok) {
    throw new Error(`the configuration of this page cannot be read (${response.status})`);
  }
  return response.json();
}

export const written = (values: object): string => JSON.stringify(values, null, 2);
